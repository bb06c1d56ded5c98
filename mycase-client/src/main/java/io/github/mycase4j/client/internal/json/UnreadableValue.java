package io.github.mycase4j.client.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of MyCase that could not be read. It is among the additional properties of the record,
 * under the path of the field, and survives being written and read again.
 *
 * <p>Immutable and thread-safe.
 */
public final class UnreadableValue {
  /** The only field of an object that stands for such a value where a record is stored. */
  static final String MARK = "*unreadable";

  private static final int MAX_LENGTH = 1000;

  /** Enough for a stored text whose every character is escaped. */
  private static final int MAX_JSON = 8 * MAX_LENGTH;

  private static final String CUT = "…";

  private final String text;

  private UnreadableValue(String text) {
    this.text = text;
  }

  /** Creates one from the text of a field, of which no more is kept than a person may want. */
  public static UnreadableValue of(String text) {
    if (text.length() <= MAX_LENGTH + CUT.length()) {
      return new UnreadableValue(text);
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
    return new UnreadableValue(text.substring(0, end) + CUT);
  }

  /** Takes the value that the parser is at, and leaves the parser at its end. */
  static UnreadableValue take(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token.isScalarValue()) {
      int length = Bounds.length(parser);
      return of(length <= MAX_LENGTH ? parser.getText() : start(parser, length));
    }
    StringBuilder json = new StringBuilder();
    int depth = 0;
    boolean first = true;
    do {
      depth -= token.isStructEnd() ? 1 : 0;
      if (json.length() <= MAX_JSON) {
        boolean follows = !first && !token.isStructEnd() && !endsWithColon(json);
        append(json.append(follows ? "," : ""), parser, token);
      }
      first = token.isStructStart();
      depth += token.isStructStart() ? 1 : 0;
      token = depth == 0 ? null : parser.nextToken();
    } while (token != null);
    String stored = stored(json);
    return of(stored == null ? json.toString() : stored);
  }

  private static boolean endsWithColon(StringBuilder json) {
    return json.length() > 0 && json.charAt(json.length() - 1) == ':';
  }

  private static void append(StringBuilder json, JsonParser parser, JsonToken token)
      throws IOException {
    if (token == JsonToken.FIELD_NAME) {
      json.append(quoted(parser.currentName())).append(':');
    } else if (token == JsonToken.VALUE_STRING) {
      json.append(quoted(start(parser, parser.getTextLength())));
    } else if (token.isNumeric()) {
      json.append(start(parser, parser.getTextLength()));
    } else {
      json.append(parser.getText());
    }
  }

  private static String start(JsonParser parser, int length) throws IOException {
    int most = Math.min(length, MAX_LENGTH + 2);
    return new String(parser.getTextCharacters(), parser.getTextOffset(), most);
  }

  /** Renders a value that was read, as far as a person may want it. */
  static UnreadableValue of(Object value) {
    StringBuilder json = new StringBuilder();
    append(json, value);
    return of(json.toString());
  }

  private static void append(StringBuilder json, @Nullable Object value) {
    if (json.length() > MAX_LENGTH) {
      return;
    }
    if (value instanceof Map<?, ?> map) {
      json.append('{');
      map.forEach(
          (name, field) -> {
            json.append(json.charAt(json.length() - 1) == '{' ? "" : ",");
            append(json, name);
            append(json.append(':'), field);
          });
      json.append('}');
    } else if (value instanceof List<?> list) {
      json.append('[');
      for (Object item : list) {
        append(json.append(json.charAt(json.length() - 1) == '[' ? "" : ","), item);
        if (json.length() > MAX_LENGTH) {
          break;
        }
      }
      json.append(']');
    } else if (value instanceof String string) {
      json.append(quoted(string.substring(0, Math.min(string.length(), MAX_LENGTH + 2))));
    } else {
      json.append(value);
    }
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  /** Returns the text of one that was stored; null where the value is anything else. */
  private static @Nullable String stored(StringBuilder json) {
    return json.indexOf("{\"" + MARK + "\":\"") == 0 && json.charAt(json.length() - 1) == '}'
        ? stored(Json.readMap(json.toString().getBytes(UTF_8)))
        : null;
  }

  /** Returns the text of one that was stored as a map; null where the map is anything else. */
  static @Nullable String stored(Map<?, ?> map) {
    return map.size() == 1 && map.get(MARK) instanceof String text ? text : null;
  }

  /** Returns the text as MyCase sent it, cut where it is long. */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UnreadableValue that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Shows nothing of the text, which can be a client's. */
  @Override
  public String toString() {
    return "UnreadableValue[]";
  }

  /** Writes one so that it is known again, and hands it on as it is where nothing is written. */
  static final class Writer extends StdScalarSerializer<UnreadableValue> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(UnreadableValue.class);
    }

    @Override
    public void serialize(
        UnreadableValue value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      if (generator instanceof TokenBuffer) {
        generator.writeEmbeddedObject(value);
        return;
      }
      generator.writeStartObject();
      generator.writeStringField(MARK, value.text);
      generator.writeEndObject();
    }
  }
}
