package io.github.mycase4j.client.internal.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes MyCase's JSON. Component names become snake_case; unknown fields are ignored; a
 * null is treated as a missing field and is never written; decimals stay exact. Nesting, lengths
 * and the whole size are bounded. A field of a record that cannot be read is left out and noted
 * ({@link UnreadableValue}); anything that is not JSON, or of another shape as a whole, is
 * rejected.
 *
 * <p>A record that wants to keep unknown fields has a component
 * {@code @JsonAnySetter @JsonAnyGetter Map<String, Object> other}, and leaves out the nulls in it.
 *
 * <p>Thread-safe; performs no I/O but on a stream that it is given.
 */
public final class Json {
  /** The maximum size of a response in bytes. */
  public static final int MAX_BYTES = 256 * 1024 * 1024;

  /** Skipped values may be nested more deeply than values that are read. */
  private static final int MAX_NESTING = 100_000;

  private static final int MAX_STRING_LENGTH = 20_000_000;
  private static final int MAX_NAME_LENGTH = 10_000;
  private static final int MAX_PATH_LENGTH = 200;
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private Json() {}

  /** Creating the mapper takes a while, so it is created on first use. */
  private static final class Holder {
    static final JsonMapper MAPPER =
        withoutRecords().addModule(new RecordDeserializer.ForAllRecords()).build();
  }

  /** Returns all but how records are read, which Jackson would do alike and take longer for. */
  static JsonMapper.Builder withoutRecords() {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_NESTING)
                        .maxNumberLength(MAX_BYTES)
                        .maxStringLength(MAX_STRING_LENGTH)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .maxDocumentLength(MAX_BYTES)
                        .build())
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build())
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
        .defaultSetterInfo(JsonSetter.Value.construct(Nulls.SKIP, Nulls.SKIP))
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .addModule(new MyCaseJacksonModule());
  }

  /**
   * Reads one object.
   *
   * @throws MalformedJsonException if the bytes are anything else
   */
  public static <T> T read(byte[] json, Class<T> type) {
    return readOne(json, parser -> Holder.MAPPER.readerFor(type).readValue(parser));
  }

  /**
   * Reads one object of unknown type, in MyCase's order.
   *
   * @throws MalformedJsonException if the bytes are anything else
   */
  public static Map<String, Object> readMap(byte[] json) {
    return withoutNulls(readOne(json, Json::map));
  }

  /**
   * Checks that bytes are one JSON value.
   *
   * @throws MalformedJsonException if they are anything else
   */
  public static void check(byte[] json) {
    parse(
        json,
        parser -> {
          if (parser.nextToken() == null) {
            throw new MalformedJsonException("it is empty", true);
          }
          parser.skipChildren();
          return checkEnd(parser, "the value", json);
        });
  }

  private static Map<?, ?> map(JsonParser parser) throws IOException {
    if (new Untyped().read(parser) instanceof Map<?, ?> map) {
      return checkEnd(parser, "the object", map);
    }
    throw new MalformedJsonException("it is not an object", false);
  }

  /**
   * Reads an array row by row.
   *
   * @throws MalformedJsonException if the bytes are anything else, also one object
   */
  public static <T> List<T> readList(byte[] json, Class<T> row) {
    return readList(json, row, () -> {});
  }

  /**
   * Reads an array row by row.
   *
   * @param checkpoint runs after some rows each, and ends the reading by an exception
   * @throws MalformedJsonException if the bytes are anything else, also one object
   */
  public static <T> List<T> readList(byte[] json, Class<T> row, Runnable checkpoint) {
    return readOne(
        json,
        parser -> {
          if (!parser.isExpectedStartArrayToken()) {
            throw new MalformedJsonException("it is not a list", false);
          }
          List<T> rows =
              Holder.MAPPER
                  .readerForListOf(row)
                  .withAttribute(Runnable.class, checkpoint)
                  .without(
                      DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                      DeserializationFeature.WRAP_EXCEPTIONS)
                  .readValue(parser);
          return checkEnd(parser, "the list", rows);
        });
  }

  /** Writes a record or map as UTF-8, without nulls. */
  public static byte[] write(Object value) {
    try {
      return Holder.MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw unwritable(value, e);
    }
  }

  /**
   * Returns what {@link #write} would write as maps, lists, strings, booleans and numbers, decimals
   * as {@link java.math.BigDecimal}; without nulls, modifiable.
   */
  public static Map<String, Object> toMap(Object value) {
    try {
      return Holder.MAPPER.convertValue(value, MAP);
    } catch (IllegalArgumentException e) {
      throw unwritable(value, e);
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read(JsonParser parser) throws IOException;
  }

  private static <T> T readOne(byte[] json, Reading<T> reading) {
    return parse(
        json,
        parser -> {
          JsonToken first = parser.nextToken();
          if (first == null || first == JsonToken.VALUE_NULL) {
            throw new MalformedJsonException("it is empty", true);
          }
          return reading.read(parser);
        });
  }

  /** Returns the value if nothing follows it. */
  private static <T> T checkEnd(JsonParser parser, String what, T value) throws IOException {
    if (parser.nextToken() != null) {
      throw new MalformedJsonException("something follows " + what, true);
    }
    return value;
  }

  private static <T> T parse(byte[] json, Reading<T> reading) {
    try (JsonParser parser = Holder.MAPPER.createParser(json)) {
      return reading.read(parser);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static Map<String, Object> withoutNulls(Map<?, ?> map) {
    Map<String, Object> whole = new LinkedHashMap<>();
    map.forEach(
        (name, value) -> {
          if (value != null) {
            whole.put(String.valueOf(name), withoutNulls(value));
          }
        });
    return whole;
  }

  private static Object withoutNulls(Object value) {
    if (value instanceof Map<?, ?> map) {
      return withoutNulls(map);
    }
    if (value instanceof List<?> list) {
      List<Object> whole = new ArrayList<>(list.size());
      for (Object item : list) {
        if (item != null) {
          whole.add(withoutNulls(item));
        }
      }
      return whole;
    }
    return value;
  }

  /** Jackson's own message shows the value, so neither it nor its exception may go further. */
  static RuntimeException unreadable(IOException e) {
    if (e instanceof StreamConstraintsException) {
      return new MalformedJsonException("it is too large, too long or too deep", false);
    }
    if (e instanceof JsonMappingException mapping) {
      if (mapping.getCause() instanceof JsonProcessingException inner
          && !(inner instanceof JsonMappingException)) {
        return unreadable(inner);
      }
      return new MalformedJsonException(
          "its " + field(mapping) + " is not " + wanted(mapping), false);
    }
    if (e instanceof JsonProcessingException || e instanceof CharConversionException) {
      return new MalformedJsonException("it is cut short or not JSON", true);
    }
    return new UncheckedIOException("The response could not be read completely.", e);
  }

  private static String field(JsonMappingException e) {
    String path =
        e.getPath().stream()
            .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
            .collect(Collectors.joining());
    String all = path.replaceAll("\\p{Cntrl}", "");
    String name = all.startsWith(".") ? all.substring(1) : all;
    if (name.isEmpty()) {
      return "content";
    }
    return "field \"" + CodePoints.prefix(name, MAX_PATH_LENGTH) + "\"";
  }

  private static String wanted(JsonMappingException e) {
    Class<?> type =
        e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    return type == null ? "what it should be" : "a " + type.getSimpleName();
  }

  private static IllegalArgumentException unwritable(@Nullable Object value, Exception cause) {
    String type = value == null ? "null" : value.getClass().getSimpleName();
    return new IllegalArgumentException(
        "A " + type + " cannot be written as JSON (" + cause.getClass().getSimpleName() + ").");
  }
}
