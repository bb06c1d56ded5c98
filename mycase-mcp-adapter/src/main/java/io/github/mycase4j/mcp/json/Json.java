package io.github.mycase4j.mcp.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON as maps, lists, strings, numbers, booleans and null. Whole numbers are read as {@link
 * Integer}, {@link Long} or {@link BigInteger}, others as {@link BigDecimal}, so that nothing is
 * lost; members keep their order. Thread-safe; performs no I/O.
 *
 * <p>Works on Jackson's streams alone: data binding takes longer to load than everything else that
 * a server needs before its first response.
 */
public final class Json {
  private static final int DEPTH = 256;
  private static final int PLAIN_SCALE = 9_999;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
          .build();

  private Json() {}

  /**
   * Reads one JSON value.
   *
   * @throws StreamConstraintsException when it is nested too deeply or has a number or name that is
   *     too long
   * @throws JsonProcessingException when the text is not one JSON value
   */
  public static @Nullable Object read(String text) throws JsonProcessingException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return read(parser);
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads one JSON value whose nesting a transport limits.
   *
   * @param depth how many objects and lists may be inside each other; at most 256
   * @throws StreamConstraintsException when it is nested more deeply or has a number or name that
   *     is too long
   * @throws JsonProcessingException when the text is not one JSON value
   */
  public static @Nullable Object read(String text, int depth) throws JsonProcessingException {
    Object value = read(text);
    if (isDeeper(value, depth)) {
      throw new StreamConstraintsException("nested more than " + depth + " deep");
    }
    return value;
  }

  private static boolean isDeeper(@Nullable Object value, int depth) {
    Collection<?> inside =
        value instanceof Map<?, ?> map
            ? map.values()
            : value instanceof Collection<?> elements ? elements : null;
    return inside != null
        && (depth == 0 || inside.stream().anyMatch(each -> isDeeper(each, depth - 1)));
  }

  /**
   * Reads one JSON object.
   *
   * @param json the object in UTF-8
   * @throws IllegalArgumentException when it is anything else
   */
  @SuppressWarnings("unchecked") // The names of members are strings.
  public static Map<String, Object> readObject(byte[] json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (read(parser) instanceof Map<?, ?> members) {
        return (Map<String, Object>) members;
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("not a JSON object", e);
    }
    throw new IllegalArgumentException("not a JSON object");
  }

  private static @Nullable Object read(JsonParser parser) throws IOException {
    try {
      if (parser.nextToken() == null) {
        throw new JsonParseException(parser, "no value");
      }
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "more than one value");
      }
      return value;
    } catch (NumberFormatException | ArithmeticException e) {
      throw new StreamConstraintsException("a number is out of range");
    }
  }

  /**
   * Reads the id of a message that cannot be read as a whole.
   *
   * @return the member {@code id} of the object, or null unless the text continues after it
   */
  public static @Nullable Object idOf(String brokenText) {
    Object id = null;
    try (JsonParser parser = FACTORY.createParser(brokenText)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      // An id counts only if the text after it can be read too: a truncated 1234 must not become
      // 12.
      Object candidate = null;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        id = candidate == null ? id : candidate;
        candidate = null;
        boolean isId = parser.currentName().equals("id");
        JsonToken token = parser.nextToken();
        if (isId && token != null && token.isScalarValue()) {
          candidate = value(parser);
        } else {
          parser.skipChildren();
        }
      }
      return parser.currentToken() == JsonToken.END_OBJECT && candidate != null ? candidate : id;
    } catch (IOException | NumberFormatException | ArithmeticException e) {
      return id;
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> members(parser);
      case START_ARRAY -> elements(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new JsonParseException(parser, "no value");
    };
  }

  private static Map<String, @Nullable Object> members(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static List<@Nullable Object> elements(JsonParser parser) throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return elements;
  }

  /**
   * Writes a value on one line. Decimals are written without an exponent, unless that would take
   * thousands of digits.
   *
   * @throws IllegalArgumentException when it holds something that has no JSON form
   */
  public static String write(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      write(generator, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof String text) {
      generator.writeString(text);
    } else if (value instanceof Boolean truth) {
      generator.writeBoolean(truth);
    } else if (value instanceof Number number) {
      write(generator, number);
    } else if (value instanceof RawJson prepared) {
      generator.writeRawValue(prepared.json());
    } else if (value instanceof Map<?, ?> members) {
      generator.writeStartObject();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        generator.writeFieldName(String.valueOf(member.getKey()));
        write(generator, member.getValue());
      }
      generator.writeEndObject();
    } else if (value instanceof Iterable<?> elements) {
      generator.writeStartArray();
      for (Object element : elements) {
        write(generator, element);
      }
      generator.writeEndArray();
    } else {
      throw noForm(value);
    }
  }

  private static void write(JsonGenerator generator, Number number) throws IOException {
    if (number instanceof BigDecimal decimal) {
      generator.writeNumber(text(decimal));
    } else if (number instanceof BigInteger integer) {
      generator.writeNumber(integer);
    } else if (number instanceof Integer || number instanceof Long) {
      generator.writeNumber(number.longValue());
    } else if (number instanceof Double && Double.isFinite(number.doubleValue())) {
      generator.writeNumber(number.doubleValue());
    } else {
      throw noForm(number);
    }
  }

  /**
   * Returns the canonical form of a value, which is equal for values that mean the same to a tool:
   * members are sorted by name, and null members are left out.
   */
  public static Object canonical(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach(
          (name, each) -> {
            if (each != null) {
              sorted.put(String.valueOf(name), canonical(each));
            }
          });
      return sorted;
    } else if (value instanceof List<?> list) {
      return list.stream().map(Json::canonical).toList();
    }
    return value == null ? "" : value;
  }

  /** Returns the text of a decimal in JSON. */
  static String text(BigDecimal decimal) {
    return Math.abs((long) decimal.scale()) <= PLAIN_SCALE
        ? decimal.toPlainString()
        : decimal.toString();
  }

  private static IllegalArgumentException noForm(Object value) {
    return new IllegalArgumentException("A " + value.getClass().getName() + " has no JSON form.");
  }
}
