package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.model.Location;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * Places where events are held. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Locations
 */
public interface LocationsApi {
  /** Lists all locations that this login may see, lazily ({@code GET /locations}). */
  default PagedIterable<Location> list() {
    return list(UpdatedAfter.anyTime());
  }

  /** Lists the locations created or updated at an instant or later, lazily. */
  PagedIterable<Location> list(UpdatedAfter filter);
}
