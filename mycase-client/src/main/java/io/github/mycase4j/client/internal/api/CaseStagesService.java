package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.CaseStagesApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.CaseStage;
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
}
