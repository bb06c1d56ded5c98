package io.github.mycase4j.mcp.server;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The JSON names of record components, and whether they are optional. */
final class RecordFields {
  /** Cached, since reflection is slow and every call needs the fields. */
  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(each -> new Field(each, name(each), optional(each)))
              .toList();
        }
      };

  private RecordFields() {}

  /** A component with its name in JSON, and whether it is optional. */
  record Field(RecordComponent component, String name, boolean optional) {}

  /** Returns the components of a record, in its order. */
  static List<Field> fields(Class<? extends Record> type) {
    return FIELDS.get(type);
  }

  /** Returns the component's name in JSON: snake case, unless the record says otherwise. */
  static String name(RecordComponent component) {
    JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
    return given != null && !given.value().isEmpty() ? given.value() : snake(component.getName());
  }

  /** Returns whether the component is optional. */
  static boolean optional(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /** Returns whether the component holds the fields that have no component of their own. */
  static boolean other(RecordComponent component) {
    for (Annotation annotation : component.getAccessor().getAnnotations()) {
      if (annotation instanceof JsonAnyGetter
          || annotation.annotationType().isAnnotationPresent(JsonAnyGetter.class)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the component is an id or a list of ids of MyCase, which begin at 1. */
  static boolean id(RecordComponent component) {
    String name = name(component);
    return name.equals("id") || name.endsWith("_id") || name.endsWith("_ids");
  }

  private static String snake(String name) {
    StringBuilder snake = new StringBuilder(name.length() + 4);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c)) {
        snake.append('_').append(String.valueOf(c).toLowerCase(Locale.ROOT));
      } else {
        snake.append(c);
      }
    }
    return snake.toString();
  }
}
