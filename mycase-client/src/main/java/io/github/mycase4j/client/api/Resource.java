package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.internal.http.ResponseCheck;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What the services of all resources with ids have in common. */
final class Resource<T> {
  /** MyCase's most, which makes the fewest requests. */
  private static final int PAGE_SIZE = 1000;

  /** Nested lists document no page size. */
  private static final int NO_PAGE_SIZE = 0;

  private final Api api;
  private final String name;
  private final Class<T> type;
  private final ToLongFunction<T> id;

  /**
   * @param name MyCase's word for the resource, which is also its path
   */
  Resource(Api api, String name, Class<T> type, ToLongFunction<T> id) {
    this.api = api;
    this.name = name;
    this.type = type;
    this.id = id;
  }

  PagedIterable<T> list(Parameters filters) {
    return api.list(name, "/" + name, filters.list(), PAGE_SIZE, type, id);
  }

  PagedIterable<T> listBelow(String parent, long parentId) {
    String path = "/" + parent + "/" + parentId + "/" + name;
    return api.list(name, path, List.of(), NO_PAGE_SIZE, type, id);
  }

  T get(long rowId) {
    return api.get("/" + name + "/" + rowId, List.of(), type, ResponseCheck.hasId(id, rowId));
  }

  Optional<T> find(long rowId) {
    try {
      return Optional.of(get(rowId));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  T create(Object body) {
    return api.post("/" + name, body, type, ResponseCheck.hasId(id));
  }
}
