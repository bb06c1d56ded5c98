package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.mycase4j.client.internal.json.Json;
import io.github.mycase4j.client.internal.json.UnreadableValue;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A record as plain fields under MyCase's names, and the fields that could not be read.
 *
 * <p>MyCase may send a date of the year 20227 or hours as {@code 1:30}. Such a field costs neither
 * the response nor the record: its component is null, or empty for a list, and {@link #unreadable}
 * has its text.
 */
public final class ModelFields {
  /** Where records keep what no component takes; reflection takes a while to tell. */
  private static final ClassValue<Optional<Method>> OTHER =
      new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
          for (RecordComponent component : type.getRecordComponents()) {
            for (Annotation annotation : component.getAccessor().getAnnotations()) {
              if (annotation.annotationType().isAnnotationPresent(JsonAnyGetter.class)) {
                return Optional.of(component.getAccessor());
              }
            }
          }
          return Optional.empty();
        }
      };

  private ModelFields() {}

  /**
   * {@return the fields of a record that are set, in the record's order, and after them those that
   * this version does not know; without those that could not be read} Dates and instants are ISO
   * 8601 strings, decimals are exact, nested records are maps, lists are lists. Performs no I/O.
   *
   * @param row a record of this package, or one made of such records
   */
  public static Map<String, Object> of(Record row) {
    Map<String, Object> fields = Json.toMap(row);
    fields.values().removeIf(UnreadableValue.class::isInstance);
    return fields;
  }

  /**
   * Returns the fields of a record that MyCase sent and that could not be read, with their text as
   * MyCase sent it, cut after a thousand characters. A field within a list or an object has its
   * path as its name, such as {@code clients[0].birthdate}. Performs no I/O.
   *
   * @param row a record of this package as a service or a collection gave it
   * @return unmodifiable; empty, as a rule
   */
  public static Map<String, String> unreadable(Record row) {
    Map<String, String> unreadable = null;
    for (Map.Entry<?, ?> field : other(row).entrySet()) {
      if (field.getValue() instanceof UnreadableValue value) {
        unreadable = unreadable == null ? new LinkedHashMap<>() : unreadable;
        unreadable.put(String.valueOf(field.getKey()), value.text());
      }
    }
    return unreadable == null ? Map.of() : Collections.unmodifiableMap(unreadable);
  }

  private static Map<?, ?> other(Record row) {
    Optional<Method> other = OTHER.get(row.getClass());
    if (other.isEmpty()) {
      return Map.of();
    }
    try {
      return (Map<?, ?>) other.get().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(row.getClass() + " does not show its fields", e);
    }
  }
}
