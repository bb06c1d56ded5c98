package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.internal.http.ResponseCheck;
import io.github.mycase4j.client.model.StaffMember;
import io.github.mycase4j.client.model.StaffQuery;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The staff of the firm (MyCase: Staff). Every method does I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a listing does when it is read.
 *
 * <p>Immutable and thread safe.
 */
public final class StaffApi {
  private final Api api;
  private final Resource<StaffMember> staff;

  /** Creates the service on a view of the API. */
  // Api is this module's own: only MyCase makes services.
  @SuppressWarnings("exports")
  public StaffApi(Api api) {
    this.api = api;
    this.staff = new Resource<>(api, "staff", StaffMember.class, StaffMember::id);
  }

  /** Lists all staff that MyCase lets this login see, lazily. The inactive are among them. */
  public PagedIterable<StaffMember> list() {
    return list(StaffQuery.all());
  }

  /** Lists staff, lazily. */
  public PagedIterable<StaffMember> list(StaffQuery query) {
    return staff.list(
        new Parameters()
            .filter("status", status(query.active()))
            .filter("updated_after", query.updatedAfter()));
  }

  /**
   * Reads one staff member.
   *
   * @throws io.github.mycase4j.client.error.NotFoundException when there is none with this id
   */
  public StaffMember get(long id) {
    return staff.get(id);
  }

  /** Reads one staff member, if there is one with this id. */
  public Optional<StaffMember> find(long id) {
    return staff.find(id);
  }

  /** Reads the staff member whom the login belongs to. */
  public StaffMember me() {
    return api.get("/me", List.of(), StaffMember.class, ResponseCheck.hasId(StaffMember::id));
  }

  private static @Nullable String status(@Nullable Boolean active) {
    if (active == null) {
      return null;
    }
    return active ? "active" : "inactive";
  }
}
