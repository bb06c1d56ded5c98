package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.PracticeArea;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * The practice areas of the firm (MyCase: Practice Areas). Every method does I/O and throws what
 * {@link io.github.mycase4j.client.error} describes; a listing does when it is read.
 *
 * <p>Immutable and thread safe.
 */
public final class PracticeAreasApi {
  private final Resource<PracticeArea> practiceAreas;

  /** Creates the service on a view of the API. */
  // Api is this module's own: only MyCase makes services.
  @SuppressWarnings("exports")
  public PracticeAreasApi(Api api) {
    this.practiceAreas =
        new Resource<>(api, "practice_areas", PracticeArea.class, PracticeArea::id);
  }

  /** Lists all practice areas that MyCase lets this login see, lazily. */
  public PagedIterable<PracticeArea> list() {
    return list(UpdatedAfter.anyTime());
  }

  /** Lists practice areas created or updated at an instant or later, lazily. */
  public PagedIterable<PracticeArea> list(UpdatedAfter filter) {
    return practiceAreas.list(new Parameters().filter("updated_after", filter.instant()));
  }
}
