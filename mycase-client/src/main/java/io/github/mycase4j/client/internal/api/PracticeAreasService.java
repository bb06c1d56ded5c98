package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.PracticeAreasApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.NewPracticeArea;
import io.github.mycase4j.client.model.PracticeArea;
import io.github.mycase4j.client.model.PracticeAreaUpdate;
import io.github.mycase4j.client.model.UpdatedAfter;

/** Sends the requests of {@link PracticeAreasApi}. */
final class PracticeAreasService implements PracticeAreasApi {
  private final Resource<PracticeArea> practiceAreas;

  PracticeAreasService(Api api) {
    this.practiceAreas =
        new Resource<>(api, "practice_areas", PracticeArea.class, PracticeArea::id);
  }

  @Override
  public PagedIterable<PracticeArea> list(UpdatedAfter filter) {
    return practiceAreas.list(filter);
  }

  @Override
  public PracticeArea create(NewPracticeArea body) {
    return practiceAreas.create(body);
  }

  @Override
  public void update(long id, PracticeAreaUpdate body) {
    practiceAreas.update(id, body, "name");
  }

  @Override
  public void delete(long id) {
    practiceAreas.delete(id);
  }
}
