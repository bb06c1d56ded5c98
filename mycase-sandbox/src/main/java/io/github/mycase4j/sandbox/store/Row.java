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

  /**
   * Creates rows; one per collection, so that its rows share their field names. Not thread-safe.
   */
  public static final class Maker {
    private final Map<List<String>, String[]> known = new HashMap<>();

    /**
     * Creates a row.
     *
     * @param key the key, which is its id where that is a number
     * @param fields plain JSON values
     * @return the row
     */
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

  /** {@return the key, by which rows are ordered} */
  public long key() {
    return key;
  }

  /**
   * Says whether the row was created or updated at or after a moment.
   *
   * @param epochMillis the moment
   * @return whether it was; true where it has no time
   */
  public boolean changedSince(long epochMillis) {
    return changed >= epochMillis;
  }

  /**
   * Returns the value of a field.
   *
   * @param name the field
   * @return the value, or null where it is null or missing
   */
  public @Nullable Object get(String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return values[i];
      }
    }
    return null;
  }

  /**
   * Returns the text of a field.
   *
   * @param name the field
   * @return the text, or an empty string where it is none
   */
  public String text(String name) {
    Object value = get(name);
    return value instanceof String text ? text : "";
  }

  /**
   * Returns the id that a reference field holds.
   *
   * @param name the field
   * @return the id, or -1
   */
  public long reference(String name) {
    return reference(get(name));
  }

  /**
   * Returns the id of a reference.
   *
   * @param value an object with an id
   * @return the id, or -1 where it is no such object
   */
  public static long reference(@Nullable Object value) {
    return value instanceof Map<?, ?> map && map.get("id") instanceof Long id ? id : -1;
  }

  /**
   * Returns the ids that a field with a list of references holds.
   *
   * @param name the field
   * @return the ids, which are none where it is no list
   */
  public List<Long> references(String name) {
    return references(get(name));
  }

  /**
   * Returns the ids of a list of references.
   *
   * @param value a list of objects with an id
   * @return the ids, which are none where it is no list
   */
  public static List<Long> references(@Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      return List.of();
    }
    List<Long> ids = new ArrayList<>(list.size());
    list.forEach(each -> ids.add(reference(each)));
    return Collections.unmodifiableList(ids);
  }

  /**
   * {@return what MyCase would show, without the sandbox's own fields; the caller may change the
   * map}
   */
  public Map<String, @Nullable Object> shown() {
    Map<String, @Nullable Object> map = all();
    map.keySet().removeIf(name -> name.startsWith("_"));
    return map;
  }

  /** {@return all fields; the caller may change the map} */
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
