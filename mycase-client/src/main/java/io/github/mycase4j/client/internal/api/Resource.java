package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.internal.http.ResponseCheck;
import io.github.mycase4j.client.model.ModelFields;
import io.github.mycase4j.client.model.UpdatedAfter;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The operations that resources with ids have in common, so that each takes one line. */
final class Resource<T> {
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
    return api.list(name, "/" + name, filters.list(), PagedIterable.MAX_PAGE_SIZE, type, id);
  }

  PagedIterable<T> list(UpdatedAfter filter) {
    return list(new Parameters().filter("updated_after", filter.instant()));
  }

  PagedIterable<T> listBelow(String parent, long parentId) {
    return api.list(name, below(parent, parentId), List.of(), NO_PAGE_SIZE, type, id);
  }

  PagedIterable<T> listBelow(String parent, long parentId, UpdatedAfter filter) {
    List<Api.Parameter> query = new Parameters().filter("updated_after", filter.instant()).list();
    return api.list(name, below(parent, parentId), query, PagedIterable.MAX_PAGE_SIZE, type, id);
  }

  T get(long rowId) {
    return get(rowId, new Parameters());
  }

  T get(long rowId, Parameters query) {
    return api.get(one(rowId), query.list(), type, ResponseCheck.hasId(id, rowId));
  }

  T create(Object body) {
    return api.post("/" + name, body, type, ResponseCheck.hasId(id));
  }

  T createBelow(String parent, long parentId, Object body) {
    return api.post(below(parent, parentId), body, type, ResponseCheck.hasId(id));
  }

  /**
   * Sends what a body holds.
   *
   * @param required the fields that MyCase requires
   * @throws IllegalArgumentException when the body lacks one of them
   */
  void update(long rowId, Record body, String... required) {
    Map<String, Object> fields = ModelFields.of(body);
    for (String field : required) {
      if (!fields.containsKey(field)) {
        throw new IllegalArgumentException(
            "MyCase requires \""
                + field
                + "\" in every update of "
                + one(rowId)
                + ", and the record that the update was made from has no value for it: set one.");
      }
    }
    api.put(one(rowId), body);
  }

  void delete(long rowId) {
    api.delete(one(rowId));
  }

  void relate(long rowId, String field, List<?> items) {
    api.post(one(rowId) + "/relationships/" + field, Relationship.of(field, items));
  }

  private String one(long rowId) {
    return "/" + name + "/" + rowId;
  }

  private String below(String parent, long parentId) {
    return "/" + parent + "/" + parentId + "/" + name;
  }
}
