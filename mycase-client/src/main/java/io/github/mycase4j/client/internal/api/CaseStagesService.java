package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.CaseStagesApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.CaseStage;
import io.github.mycase4j.client.model.CaseStageUpdate;
import io.github.mycase4j.client.model.NewCaseStage;
import io.github.mycase4j.client.model.UpdatedAfter;

/** Sends the requests of {@link CaseStagesApi}. */
final class CaseStagesService implements CaseStagesApi {
  private final Resource<CaseStage> caseStages;

  CaseStagesService(Api api) {
    this.caseStages = new Resource<>(api, "case_stages", CaseStage.class, CaseStage::id);
  }

  @Override
  public PagedIterable<CaseStage> list(UpdatedAfter filter) {
    return caseStages.list(filter);
  }

  @Override
  public CaseStage create(NewCaseStage body) {
    return caseStages.create(body);
  }

  @Override
  public void update(long id, CaseStageUpdate body) {
    caseStages.update(id, body, "name");
  }

  @Override
  public void delete(long id) {
    caseStages.delete(id);
  }
}
