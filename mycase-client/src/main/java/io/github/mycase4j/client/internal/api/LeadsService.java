package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.LeadsApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.Lead;
import io.github.mycase4j.client.model.LeadQuery;
import io.github.mycase4j.client.model.LeadUpdate;
import io.github.mycase4j.client.model.NewLead;

/** Sends the requests of {@link LeadsApi}. */
final class LeadsService implements LeadsApi {
  private final Resource<Lead> leads;

  LeadsService(Api api) {
    this.leads = new Resource<>(api, "leads", Lead.class, Lead::id);
  }

  @Override
  public PagedIterable<Lead> list(LeadQuery query) {
    return leads.list(
        new Parameters()
            .filter("email", query.email())
            .filter("first_name", query.firstName())
            .filter("last_name", query.lastName())
            .filter("cell_phone_number", query.cellPhoneNumber())
            .filter("work_phone_number", query.workPhoneNumber())
            .filter("home_phone_number", query.homePhoneNumber())
            .filter("updated_after", query.updatedAfter()));
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
