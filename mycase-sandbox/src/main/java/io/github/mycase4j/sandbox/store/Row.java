package io.github.mycase4j.sandbox.store;

import io.github.mycase4j.sandbox.value.Json;
import io.github.mycase4j.sandbox.value.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One immutable record of a collection. Rows with the same fields share their names, because a load
 * test holds hundreds of thousands. A name that begins with an underscore is the sandbox's own and
 * never leaves it.
 */
public final class Row {
  private final long key;
  private final long changed;
  private final String[] names;
  private final @Nullable Object[] values;

  private Row(long key, long changed, String[] names, @Nullable Object[] values) {
    this.key = key;
    this.changed = changed;
    this.names = names;
    this.values = values;
  }

  /** Makes rows; one per collection, so that its rows share their field names. Not thread safe. */
  public static final class Maker {
    private final Map<List<String>, String[]> known = new HashMap<>();

    public Row row(long key, Map<String, ?> fields) {
      String[] own = fields.keySet().toArray(new String[0]);
      String[] names = known.computeIfAbsent(List.of(own), same -> own);
      @Nullable Object[] values = new @Nullable Object[names.length];
      for (int i = 0; i < names.length; i++) {
        values[i] = Json.frozen(fields.get(names[i]));
      }
      return new Row(key, changed(fields), names, values);
    }

    private static long changed(Map<String, ?> fields) {
      for (String name : List.of("updated_at", "created_at")) {
        if (fields.get(name) instanceof String text) {
          Instant moment = Times.moment(text);
          if (moment != null) {
            return moment.toEpochMilli();
          }
        }
      }
      // Without a time nobody can say that it is unchanged.
      return Long.MAX_VALUE;
    }
  }

  public long key() {
    return key;
  }

  public boolean changedSince(long epochMillis) {
    return changed >= epochMillis;
  }

  public @Nullable Object get(String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return values[i];
      }
    }
    return null;
  }

  public String text(String name) {
    Object value = get(name);
    return value instanceof String text ? text : "";
  }

  /** The id that a reference field holds, or -1. */
  public long reference(String name) {
    return reference(get(name));
  }

  public static long reference(@Nullable Object value) {
    return value instanceof Map<?, ?> map && map.get("id") instanceof Long id ? id : -1;
  }

  /** The ids that a field with a list of references holds. */
  public List<Long> references(String name) {
    return references(get(name));
  }

  public static List<Long> references(@Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      return List.of();
    }
    List<Long> ids = new ArrayList<>(list.size());
    list.forEach(each -> ids.add(reference(each)));
    return Collections.unmodifiableList(ids);
  }

  /** What MyCase would answer, without the sandbox's own fields. */
  public Map<String, @Nullable Object> shown() {
    Map<String, @Nullable Object> map = all();
    map.keySet().removeIf(name -> name.startsWith("_"));
    return map;
  }

  public Map<String, @Nullable Object> all() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      map.put(names[i], values[i]);
    }
    return map;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Row row
        && key == row.key
        && Arrays.equals(names, row.names)
        && Arrays.equals(values, row.values);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(key);
  }

  @Override
  public String toString() {
    return "Row[key=" + key + "]";
  }
}
