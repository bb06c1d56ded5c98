package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.Location;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * The places where events are held (MyCase: Locations). Every method does I/O and throws what
 * {@link io.github.mycase4j.client.error} describes; a listing does when it is read.
 *
 * <p>Immutable and thread safe.
 */
public final class LocationsApi {
  private final Resource<Location> locations;

  /** Creates the service on a view of the API. */
  // Api is this module's own: only MyCase makes services.
  @SuppressWarnings("exports")
  public LocationsApi(Api api) {
    this.locations = new Resource<>(api, "locations", Location.class, Location::id);
  }

  /** Lists all locations that MyCase lets this login see, lazily. */
  public PagedIterable<Location> list() {
    return list(UpdatedAfter.anyTime());
  }

  /** Lists locations created or updated at an instant or later, lazily. */
  public PagedIterable<Location> list(UpdatedAfter filter) {
    return locations.list(new Parameters().filter("updated_after", filter.instant()));
  }
}
