package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.PeopleGroupsApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.NewPeopleGroup;
import io.github.mycase4j.client.model.PeopleGroup;
import io.github.mycase4j.client.model.PeopleGroupUpdate;
import io.github.mycase4j.client.model.UpdatedAfter;

/** Sends the requests of {@link PeopleGroupsApi}. */
final class PeopleGroupsService implements PeopleGroupsApi {
  private final Resource<PeopleGroup> peopleGroups;

  PeopleGroupsService(Api api) {
    this.peopleGroups = new Resource<>(api, "people_groups", PeopleGroup.class, PeopleGroup::id);
  }

  @Override
  public PagedIterable<PeopleGroup> list(UpdatedAfter filter) {
    return peopleGroups.list(filter);
  }

  @Override
  public PeopleGroup create(NewPeopleGroup body) {
    return peopleGroups.create(body);
  }

  @Override
  public void update(long id, PeopleGroupUpdate body) {
    peopleGroups.update(id, body, "name");
  }

  @Override
  public void delete(long id) {
    peopleGroups.delete(id);
  }
}
