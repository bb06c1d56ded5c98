package io.github.mycase4j.sandbox.value;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text to and from plain Java values: Long, BigDecimal, String, Boolean, List, Map, null. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .addModule(new SimpleModule().addSerializer(BigDecimal.class, new Decimals()))
          .build();

  /** Writes a number of many zeros with its exponent, so that a test can have such a number. */
  private static final class Decimals extends StdScalarSerializer<BigDecimal> {
    private static final long serialVersionUID = 1L;
    private static final int MOST_ZEROS = 100;

    Decimals() {
      super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      boolean plain = Math.abs((long) value.scale()) <= MOST_ZEROS;
      generator.writeNumber(plain ? value.toPlainString() : value.toString());
    }
  }

  private Json() {}

  /**
   * Parses JSON, strictly: no name twice, nothing after the end.
   *
   * @param text UTF-8 text
   * @return the value
   * @throws IOException when it is not JSON
   */
  public static JsonNode read(byte[] text) throws IOException {
    JsonNode node = MAPPER.readTree(text);
    if (node.isMissingNode()) {
      throw new EOFException("There is no JSON in an empty text");
    }
    return node;
  }

  /**
   * Writes JSON.
   *
   * @param value plain values
   * @return UTF-8 text
   * @throws IllegalArgumentException when a value has no JSON form
   */
  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This value cannot be written as JSON", e);
    }
  }

  /**
   * Returns the fields of an object as plain values.
   *
   * @param node a JSON object
   * @return the fields; the caller may change the map
   */
  public static Map<String, @Nullable Object> object(JsonNode node) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    node.properties().forEach(field -> map.put(field.getKey(), value(field.getValue())));
    return map;
  }

  private static @Nullable Object value(JsonNode node) {
    if (node.isObject()) {
      return object(node);
    }
    if (node.isArray()) {
      List<@Nullable Object> list = new ArrayList<>();
      node.forEach(item -> list.add(value(item)));
      return list;
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    if (node.isNumber()) {
      return node.decimalValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isNull() ? null : node.textValue();
  }

  /**
   * Copies a value so that equal numbers have one type, whoever made them.
   *
   * @param value a plain value, or one whose text is its JSON form, such as a date
   * @return an unmodifiable copy
   */
  public static @Nullable Object frozen(@Nullable Object value) {
    if (value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Long
        || value instanceof BigDecimal) {
      return value;
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Double || value instanceof Float) {
      return BigDecimal.valueOf(((Number) value).doubleValue());
    }
    if (value instanceof Map<?, ?> map) {
      if (map.size() == 1 && map.get("id") instanceof Long id) {
        return Map.of("id", id);
      }
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((name, each) -> copy.put(String.valueOf(name), frozen(each)));
      return Collections.unmodifiableMap(copy);
    }
    if (value instanceof List<?> list) {
      if (list.isEmpty()) {
        return List.of();
      }
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      list.forEach(each -> copy.add(frozen(each)));
      return Collections.unmodifiableList(copy);
    }
    // Dates and instants have the wire form as their text.
    return value.toString();
  }

  /**
   * Returns an object whose fields stay in the order given, so that one firm reads one way.
   *
   * @param pairs names and values in turn
   * @return an unmodifiable object
   */
  public static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return Collections.unmodifiableMap(map);
  }

  /**
   * Returns a reference as MyCase shows it.
   *
   * @param id the id
   * @return an object that holds the id alone
   */
  public static Map<String, Object> reference(long id) {
    return Map.of("id", id);
  }
}
