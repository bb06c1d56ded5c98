package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.model.Location;
import io.github.mycase4j.client.model.LocationUpdate;
import io.github.mycase4j.client.model.NewLocation;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * Places where events are held. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Locations
 */
public interface LocationsApi {
  /**
   * Lists all locations that this login may see, lazily ({@code GET /locations}).
   *
   * @return the locations, read page by page while they are iterated
   */
  default PagedIterable<Location> list() {
    return list(UpdatedAfter.anyTime());
  }

  /**
   * Lists the locations created or updated at an instant or later, lazily.
   *
   * @param filter since when the rows were created or updated
   * @return the locations, read page by page while they are iterated
   */
  PagedIterable<Location> list(UpdatedAfter filter);

  /**
   * Creates a location ({@code POST /locations}) and returns it as MyCase stored it.
   *
   * @param body what to create
   * @return the location as MyCase stored it
   */
  Location create(NewLocation body);

  /**
   * Updates a location ({@code PUT /locations/{id}}). Only the fields that the body holds are sent.
   * A change that somebody else made to one of the sent fields since the record was read is
   * overwritten: MyCase does not detect it.
   *
   * @param id the id of the location
   * @param body what to change
   * @throws IllegalArgumentException if a field that MyCase requires has no value; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no location with this id
   */
  void update(long id, LocationUpdate body);

  /**
   * Deletes a location ({@code DELETE /locations/{id}}). It cannot be undone.
   *
   * @param id the id of the location
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no location with this id
   */
  void delete(long id);
}
