package io.github.mycase4j.mcp.server;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.GroupKey;
import io.github.mycase4j.mcp.tool.Grouping;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas (2020-12) from the records of a tool's spec. Each property has one JSON type, and
 * there are no references, because some clients reject type unions and references.
 */
final class Schemas {
  private Schemas() {}

  /** Returns the schema of the arguments; it allows no others. */
  static Map<String, Object> input(ToolSpec<?> spec) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    addParameters(spec.input(), properties, required);
    if (spec.groups() != null) {
      addGroupArguments(spec.groups(), properties, required);
    }
    if (spec.rows() != null) {
      addParameters(PageArguments.class, properties, required);
    }
    Map<String, Object> schema = root(properties, required);
    schema.put("additionalProperties", false);
    return schema;
  }

  private static void addParameters(
      Class<? extends Record> arguments, Map<String, Object> properties, List<String> required) {
    for (RecordFields.Field field : RecordFields.fields(arguments)) {
      properties.put(field.name(), parameter(field));
      if (!field.optional()) {
        required.add(field.name());
      }
    }
  }

  /** What a list can be grouped by and sorted by depends on its tool. */
  private static void addGroupArguments(
      Grouping<?> grouping, Map<String, Object> properties, List<String> required) {
    addParameters(GroupArguments.class, properties, required);
    properties.put("group_by", typed("string", "enum", GroupArguments.keys(grouping)));
    properties.put("sort_groups", typed("string", "enum", GroupArguments.sorts(grouping)));
  }

  /** Returns the schema of the structured result; it allows further properties. */
  static Map<String, Object> output(ToolSpec<?> spec) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    Class<? extends Record> result = spec.result();
    if (result != null) {
      addComponents(result, properties, required);
    }
    spec.fields()
        .forEach(
            (field, type) -> {
              Map<String, Object> object = record(type);
              addUnreadable(object);
              properties.put(
                  field, field.equals(spec.rows()) ? typed("array", "items", object) : object);
              required.add(field);
            });
    if (spec.rows() != null) {
      // Later pages have only their rows, and groups replace rows.
      required.clear();
      if (spec.groups() == null) {
        required.add(spec.rows());
      } else {
        addGroups(spec.groups(), properties);
      }
      addComponents(PageFacts.class, properties, required);
    }
    if (spec.writes()) {
      properties.put("warnings", typed("array", "items", typed("string")));
    }
    return root(properties, required);
  }

  private static void addGroups(Grouping<?> grouping, Map<String, Object> properties) {
    Map<String, Object> group = new LinkedHashMap<>();
    grouping.keys().forEach((name, key) -> group.put(name, key(key)));
    group.put(GroupRenderer.NONE, typed("boolean"));
    group.putAll(measures(grouping));
    properties.put("group_by", typed("string"));
    properties.put(
        ResultRenderer.GROUPS, typed("array", "items", typed("object", "properties", group)));
    // The totals of rows and of groups share a name, so none of their fields is required.
    Map<String, Object> totals = new LinkedHashMap<>();
    if (properties.get("totals") instanceof Map<?, ?> ofRows
        && ofRows.get("properties") instanceof Map<?, ?> fields) {
      fields.forEach((name, schema) -> totals.put(String.valueOf(name), schema));
    }
    measures(grouping).forEach(totals::putIfAbsent);
    properties.put("totals", typed("object", "properties", totals));
    Map<String, Object> rest = new LinkedHashMap<>();
    rest.put("groups", typed("integer"));
    rest.putAll(measures(grouping));
    properties.put("rest", typed("object", "properties", rest));
    properties.put("overlapping", typed("boolean"));
    properties.put("total_groups", typed("integer"));
    properties.put("groups_left_out", typed("integer"));
  }

  private static Map<String, Object> measures(Grouping<?> grouping) {
    Map<String, Object> measures = new LinkedHashMap<>();
    addComponents(grouping.measures(), measures, new ArrayList<>());
    return measures;
  }

  private static Map<String, Object> key(GroupKey<?> key) {
    if (!key.type().isReference()) {
      return typed("string");
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", typed("integer"));
    fields.put("name", typed("string"));
    if (key.type() == GroupKey.KeyType.CASE) {
      fields.put(ReferenceResolver.MISSING, typed("boolean"));
    }
    return typed("object", "properties", fields);
  }

  private static Map<String, Object> root(Map<String, Object> properties, List<String> required) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  private static void addComponents(
      Class<? extends Record> type, Map<String, Object> properties, List<String> required) {
    for (RecordFields.Field field : RecordFields.fields(type)) {
      RecordComponent component = field.component();
      if (RecordFields.other(component)) {
        continue;
      }
      String name = field.name();
      Map<String, Object> schema = type(component.getGenericType());
      if (ReferenceResolver.names(name)) {
        addName(name, schema);
      }
      properties.put(name, schema);
      // A list that cannot be read is left out, for an empty one would say that there are none.
      if (!field.optional() && component.getType() != List.class) {
        required.add(name);
      }
    }
  }

  /** Any row may lack fields that could not be read, and names them then. */
  private static void addUnreadable(Map<String, Object> object) {
    if (object.get("properties") instanceof Map<?, ?> fields) {
      Map<String, Object> more = new LinkedHashMap<>();
      fields.forEach((name, schema) -> more.put(String.valueOf(name), schema));
      more.put(ResultRenderer.UNREADABLE_FIELDS, typed("array", "items", typed("string")));
      object.put("properties", more);
    }
  }

  private static Map<String, Object> record(Class<? extends Record> type) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    addComponents(type, properties, required);
    Map<String, Object> schema = typed("object", "properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  /** A reference gains a name on its way out. */
  @SuppressWarnings("unchecked")
  private static void addName(String field, Map<String, Object> schema) {
    Object of = "array".equals(schema.get("type")) ? schema.get("items") : schema;
    if (of instanceof Map<?, ?> object && object.get("properties") instanceof Map<?, ?> fields) {
      ((Map<String, Object>) fields).putIfAbsent("name", typed("string"));
      if (ReferenceResolver.isCase(field)) {
        ((Map<String, Object>) fields).putIfAbsent(ReferenceResolver.MISSING, typed("boolean"));
      }
    }
  }

  private static Map<String, Object> parameter(RecordFields.Field field) {
    Map<String, Object> schema = type(field.component().getGenericType());
    Describe describe = field.describe();
    if (describe != null) {
      if (!describe.value().isEmpty()) {
        schema.put("description", describe.value());
      }
      if (describe.min() != Long.MIN_VALUE) {
        schema.put("minimum", describe.min());
      }
      if (describe.max() != Long.MAX_VALUE) {
        schema.put("maximum", describe.max());
      }
      if (describe.minItems() > 0) {
        schema.put("minItems", describe.minItems());
      }
    }
    if (field.id() && "integer".equals(schema.get("type"))) {
      schema.put("minimum", 1);
    }
    Object record = schema.getOrDefault("items", schema);
    if (record instanceof Map<?, ?> object && "object".equals(object.get("type"))) {
      closed(object);
    }
    return schema;
  }

  @SuppressWarnings("unchecked")
  private static void closed(Map<?, ?> object) {
    ((Map<String, Object>) object).put("additionalProperties", false);
  }

  private static Map<String, Object> type(Type type) {
    if (type instanceof ParameterizedType of) {
      return List.class.equals(of.getRawType())
          ? typed("array", "items", type(of.getActualTypeArguments()[0]))
          : typed("object");
    }
    Class<?> plain = (Class<?>) type;
    if (plain == int.class
        || plain == long.class
        || plain == Integer.class
        || plain == Long.class) {
      return typed("integer");
    } else if (plain == BigDecimal.class) {
      return typed("number");
    } else if (plain == boolean.class || plain == Boolean.class) {
      return typed("boolean");
    } else if (plain == LocalDate.class) {
      return typed("string", "format", "date");
    } else if (plain == Instant.class || plain == OffsetDateTime.class || plain == ZoneId.class) {
      return typed("string");
    } else if (plain == String.class || wireString(plain) != null) {
      return typed("string");
    } else if (plain.isEnum()) {
      List<String> values = new ArrayList<>();
      for (Object constant : plain.getEnumConstants()) {
        values.add(constant.toString());
      }
      return typed("string", "enum", values);
    } else if (plain.isRecord()) {
      return record(plain.asSubclass(Record.class));
    }
    throw new IllegalArgumentException("no JSON type for " + plain.getName());
  }

  /** An open enum is a class whose one value on the wire is a string. */
  private static @Nullable Method wireString(Class<?> type) {
    for (Method method : type.getMethods()) {
      if (method.isAnnotationPresent(JsonValue.class) && method.getReturnType() == String.class) {
        return method;
      }
    }
    return null;
  }

  private static Map<String, Object> typed(String type) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", type);
    return schema;
  }

  private static Map<String, Object> typed(String type, String key, Object value) {
    Map<String, Object> schema = typed(type);
    schema.put(key, value);
    return schema;
  }
}
