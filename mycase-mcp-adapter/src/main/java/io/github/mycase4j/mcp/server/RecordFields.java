package io.github.mycase4j.mcp.server;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mycase4j.mcp.tool.Describe;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The components of records, with their JSON names and what their annotations say. */
final class RecordFields {
  /** Cached, since reflection is slow and every call needs the fields. */
  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(RecordFields::field).toList();
        }
      };

  private RecordFields() {}

  /**
   * A component and what its annotations say.
   *
   * @param name its name in JSON: snake case, unless the record says otherwise
   * @param id whether it is an id or a list of ids of MyCase, which begin at 1
   * @param describe its description as an argument; null when there is none
   */
  record Field(
      RecordComponent component,
      String name,
      boolean optional,
      boolean id,
      @Nullable Describe describe) {}

  private static Field field(RecordComponent component) {
    String name = name(component);
    return new Field(
        component,
        name,
        component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        name.equals("id") || name.endsWith("_id") || name.endsWith("_ids"),
        component.getAnnotation(Describe.class));
  }

  /** Returns the components of a record, in its order. */
  static List<Field> fields(Class<? extends Record> type) {
    return FIELDS.get(type);
  }

  /** Returns the values of a record by their names in JSON, without those that are null. */
  static Map<String, Object> values(Record record) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Field field : fields(record.getClass())) {
      Object value = value(field, record);
      if (value != null) {
        values.put(field.name(), value);
      }
    }
    return values;
  }

  /** Returns the value of one component. */
  static @Nullable Object value(Field field, Record record) {
    Method accessor = field.component().getAccessor();
    try {
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(
          "cannot read " + field.name() + " of " + record.getClass().getName(), e);
    }
  }

  private static String name(RecordComponent component) {
    JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
    return given != null && !given.value().isEmpty() ? given.value() : snake(component.getName());
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
