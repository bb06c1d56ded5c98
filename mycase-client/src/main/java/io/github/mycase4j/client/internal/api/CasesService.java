package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.CasesApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.CaseQuery;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.NewCase;

/** Sends the requests of {@link CasesApi}. */
final class CasesService implements CasesApi {
  private final Resource<LegalCase> cases;

  CasesService(Api api) {
    this.cases = new Resource<>(api, "cases", LegalCase.class, LegalCase::id);
  }

  @Override
  public PagedIterable<LegalCase> list(CaseQuery query) {
    return cases.list(
        new Parameters()
            .filter("status", query.status())
            .filter("updated_after", query.updatedAfter()));
  }

  @Override
  public PagedIterable<LegalCase> listByClient(long clientId) {
    return cases.listBelow("clients", clientId);
  }

  @Override
  public LegalCase get(long id) {
    return cases.get(id);
  }

  @Override
  public LegalCase create(NewCase body) {
    return cases.create(body);
  }
}
