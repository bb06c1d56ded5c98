package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.CaseRolesApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.CaseRole;
import io.github.mycase4j.client.model.UpdatedAfter;

/** Sends the requests of {@link CaseRolesApi}. */
final class CaseRolesService implements CaseRolesApi {
  private final Resource<CaseRole> caseRoles;

  CaseRolesService(Api api) {
    this.caseRoles = new Resource<>(api, "case_roles", CaseRole.class, CaseRole::id);
  }

  @Override
  public PagedIterable<CaseRole> list(UpdatedAfter filter) {
    return caseRoles.list(filter);
  }
}
