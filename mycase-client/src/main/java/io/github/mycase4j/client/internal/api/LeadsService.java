package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.LeadsApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.Lead;
import io.github.mycase4j.client.model.LeadUpdate;
import io.github.mycase4j.client.model.NewLead;
import io.github.mycase4j.client.model.PersonQuery;

/** Sends the requests of {@link LeadsApi}. */
final class LeadsService implements LeadsApi {
  private final Resource<Lead> leads;

  LeadsService(Api api) {
    this.leads = new Resource<>(api, "leads", Lead.class, Lead::id);
  }

  @Override
  public PagedIterable<Lead> list(PersonQuery query) {
    return leads.list(Parameters.of(query));
  }

  @Override
  public Lead get(long id) {
    return leads.get(id);
  }

  @Override
  public Lead create(NewLead body) {
    return leads.create(body);
  }

  @Override
  public void update(long id, LeadUpdate body) {
    leads.update(id, body, "first_name", "last_name");
  }
}
