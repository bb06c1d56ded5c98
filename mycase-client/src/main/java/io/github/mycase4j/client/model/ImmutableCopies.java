package io.github.mycase4j.client.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Copies that cannot change. MyCase's null and missing are alike: both are left out. */
final class ImmutableCopies {
  private ImmutableCopies() {}

  static <T> List<T> list(@Nullable Collection<T> items) {
    if (items == null || items.isEmpty()) {
      return List.of();
    }
    // Without a stream and a second copy: this runs for each list of each row.
    for (T item : items) {
      if (item == null) {
        return items.stream().filter(Objects::nonNull).toList();
      }
    }
    return List.copyOf(items);
  }

  /** The items and one more. */
  static <T> List<T> with(List<T> items, T more) {
    List<T> all = new ArrayList<>(items);
    all.add(Objects.requireNonNull(more, "value"));
    return Collections.unmodifiableList(all);
  }

  /** References as requests have them: the id without what a response may have added. */
  static List<Ref> bare(@Nullable Collection<Ref> refs) {
    return list(refs).stream().map(Ref::bare).toList();
  }

  /** Fields in their order; nearly always there are none, and all of these share one map. */
  static Map<String, Object> fields(@Nullable Map<String, Object> fields) {
    if (fields == null || fields.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          if (value != null) {
            copy.put(name, value(value));
          }
        });
    return copy.isEmpty() ? Map.of() : Collections.unmodifiableMap(copy);
  }

  private static Object value(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> fields = new LinkedHashMap<>();
      map.forEach((name, field) -> fields.put(String.valueOf(name), field));
      return fields(fields);
    }
    if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      for (Object item : list) {
        if (item != null) {
          items.add(value(item));
        }
      }
      return Collections.unmodifiableList(items);
    }
    return value;
  }
}
