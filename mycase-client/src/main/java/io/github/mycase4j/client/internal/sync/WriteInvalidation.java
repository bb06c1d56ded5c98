package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.internal.json.Json;
import io.github.mycase4j.client.internal.json.MalformedJsonException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Which collections and rows a write changes, so that our own writes show at once.
 *
 * @param resource the first name of the path, or {@code documents} below any parent; empty for a
 *     write that changes no collection
 * @param rows the rows named in path and body: MyCase may not update the date of a client that was
 *     added to a case, or of the case
 */
record WriteInvalidation(String resource, Set<Row> rows) {
  private static final Set<String> NO_COLLECTION = Set.of("notes", "message_threads", "subfolders");
  private static final Set<String> NAME_EACH_OTHER = Set.of("cases", "clients", "companies");

  /** A row by its collection and its id. */
  record Row(String collection, long id) {}

  /**
   * Returns what a write changes.
   *
   * @param path of the request, below the API base, such as {@code /cases/7/relationships/staff}
   * @param body what was written, as an object or as JSON; null for a deletion
   */
  static WriteInvalidation of(String path, @Nullable Object body) {
    List<String> parts = List.of(path.split("/", -1));
    if (NO_COLLECTION.contains(parts.get(parts.size() - 1))) {
      return new WriteInvalidation("", Set.of());
    }
    if (parts.contains("documents")) {
      return new WriteInvalidation("documents", Set.of());
    }
    String resource = parts.size() > 1 ? parts.get(1) : "";
    Set<Row> rows = new HashSet<>();
    if (NAME_EACH_OTHER.contains(resource)) {
      Map<String, Object> fields = fields(body);
      NAME_EACH_OTHER.forEach(
          name -> ids(fields.get(name)).forEach(id -> rows.add(new Row(name, id))));
      if (parts.size() > 2 && parts.get(2).matches("\\d{1,18}")) {
        rows.add(new Row(resource, Long.parseLong(parts.get(2))));
      }
    }
    return new WriteInvalidation(resource, rows);
  }

  /** Invalidates the affected rows of a collection. */
  void applyTo(CollectionType<?> type, SharedCollection<?> collection) {
    if (affects(type)) {
      collection.invalidate();
    }
    ids(type).forEach(collection::invalidate);
  }

  boolean affects(CollectionType<?> type) {
    return type.changedBy().contains(resource);
  }

  LongStream ids(CollectionType<?> type) {
    return rows.stream().filter(row -> row.collection().equals(type.name())).mapToLong(Row::id);
  }

  /** A body that is no object names no row; whether it is valid is for MyCase to decide. */
  private static Map<String, Object> fields(@Nullable Object body) {
    if (body == null || body instanceof List<?>) {
      return Map.of();
    }
    if (body instanceof byte[] json) {
      try {
        return Json.readMap(json);
      } catch (MalformedJsonException e) {
        return Map.of();
      }
    }
    return Json.toMap(body);
  }

  /** Returns the ids of the references in a field of a body. */
  private static LongStream ids(@Nullable Object field) {
    return field instanceof List<?> items
        ? items.stream()
            .map(item -> item instanceof Map<?, ?> reference ? reference.get("id") : null)
            .filter(Number.class::isInstance)
            .mapToLong(id -> ((Number) id).longValue())
        : LongStream.empty();
  }
}
