package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.LocationsApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.Location;
import io.github.mycase4j.client.model.LocationUpdate;
import io.github.mycase4j.client.model.NewLocation;
import io.github.mycase4j.client.model.UpdatedAfter;

/** Sends the requests of {@link LocationsApi}. */
final class LocationsService implements LocationsApi {
  private final Resource<Location> locations;

  LocationsService(Api api) {
    this.locations = new Resource<>(api, "locations", Location.class, Location::id);
  }

  @Override
  public PagedIterable<Location> list(UpdatedAfter filter) {
    return locations.list(filter);
  }

  @Override
  public Location create(NewLocation body) {
    return locations.create(body);
  }

  @Override
  public void update(long id, LocationUpdate body) {
    locations.update(id, body, "name");
  }

  @Override
  public void delete(long id) {
    locations.delete(id);
  }
}
