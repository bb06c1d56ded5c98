package io.github.mycase4j.client.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value of which no type is known: maps, lists, strings, booleans, integers and exact
 * decimals. What is over a bound is left as its text, and {@link #isWhole} tells.
 */
final class Untyped {
  private int left = Bounds.MAX_VALUES;
  private boolean whole = true;

  /** Returns whether nothing of what was read was over a bound. */
  boolean isWhole() {
    return whole;
  }

  /** Reads the value that the parser is at, and leaves the parser at its end. */
  @Nullable Object read(JsonParser parser) throws IOException {
    return read(parser, 0);
  }

  private @Nullable Object read(JsonParser parser, int depth) throws IOException {
    JsonToken token = parser.currentToken();
    if (isOver(parser, depth)) {
      whole = false;
      return UnreadableValue.take(parser).text();
    }
    return switch (token) {
      case START_OBJECT -> object(parser, depth);
      case START_ARRAY -> list(parser, depth);
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> number(parser, token);
    };
  }

  private boolean isOver(JsonParser parser, int depth) throws IOException {
    left--;
    return left < 0 || depth > Bounds.MAX_DEPTH || Bounds.length(parser) > Bounds.MAX_TEXT;
  }

  private Object number(JsonParser parser, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= Bounds.MAX_SCALAR) {
      return parser.getNumberValue();
    }
    BigDecimal decimal =
        parser.getTextLength() > Bounds.MAX_SCALAR ? null : Bounds.decimal(parser.getText());
    if (decimal == null) {
      whole = false;
      return UnreadableValue.take(parser).text();
    }
    return decimal;
  }

  private boolean goesOn() {
    whole &= left > 0;
    return left > 0;
  }

  private Map<String, @Nullable Object> object(JsonParser parser, int depth) throws IOException {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (goesOn()) {
        fields.put(name, read(parser, depth + 1));
      } else {
        parser.skipChildren();
      }
    }
    return fields;
  }

  private List<@Nullable Object> list(JsonParser parser, int depth) throws IOException {
    List<@Nullable Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (goesOn()) {
        items.add(read(parser, depth + 1));
      } else {
        parser.skipChildren();
      }
    }
    return items;
  }
}
