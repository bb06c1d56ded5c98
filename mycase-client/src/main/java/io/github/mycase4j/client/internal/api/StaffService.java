package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.StaffApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.internal.http.ResponseCheck;
import io.github.mycase4j.client.model.StaffMember;
import io.github.mycase4j.client.model.StaffQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends the requests of {@link StaffApi}. */
final class StaffService implements StaffApi {
  private final Api api;
  private final Resource<StaffMember> staff;

  StaffService(Api api) {
    this.api = api;
    this.staff = new Resource<>(api, "staff", StaffMember.class, StaffMember::id);
  }

  @Override
  public PagedIterable<StaffMember> list(StaffQuery query) {
    return staff.list(
        new Parameters()
            .filter("status", status(query.active()))
            .filter("updated_after", query.updatedAfter()));
  }

  @Override
  public StaffMember get(long id) {
    return staff.get(id);
  }

  @Override
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
