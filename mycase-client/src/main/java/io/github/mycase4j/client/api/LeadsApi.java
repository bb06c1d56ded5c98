package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.Lead;
import io.github.mycase4j.client.model.LeadQuery;
import java.util.Optional;

/**
 * The leads of the firm (MyCase: Leads). Every method does I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a listing does when it is read.
 *
 * <p>Immutable and thread safe.
 */
public final class LeadsApi {
  private final Resource<Lead> leads;

  /** Creates the service on a view of the API. */
  // Api is this module's own: only MyCase makes services.
  @SuppressWarnings("exports")
  public LeadsApi(Api api) {
    this.leads = new Resource<>(api, "leads", Lead.class, Lead::id);
  }

  /** Lists all leads that MyCase lets this login see, lazily. */
  public PagedIterable<Lead> list() {
    return list(LeadQuery.all());
  }

  /** Lists leads, lazily. */
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

  /**
   * Reads one lead.
   *
   * @throws io.github.mycase4j.client.error.NotFoundException when there is none with this id
   */
  public Lead get(long id) {
    return leads.get(id);
  }

  /** Reads one lead, if there is one with this id. */
  public Optional<Lead> find(long id) {
    return leads.find(id);
  }
}
