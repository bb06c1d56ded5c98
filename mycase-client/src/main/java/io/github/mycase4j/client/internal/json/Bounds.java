package io.github.mycase4j.client.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The limits of single values in MyCase's JSON. They are checked before any work is done on a
 * value: {@code 1e100000000} is twelve characters, and a hundred million when it is written out.
 */
final class Bounds {
  /** The most characters of a number, a date or a time. */
  static final int MAX_SCALAR = 100;

  /** The most digits that a number may have after its point, or zeros before it. */
  static final int MAX_SCALE = 60;

  /** The most characters of one of MyCase's enumerated values. */
  static final int MAX_NAME = 200;

  /** The most characters of a text. */
  static final int MAX_TEXT = 1_000_000;

  /** The most elements of one list. */
  static final int MAX_ITEMS = 10_000;

  /** The most values in one field of unknown shape. */
  static final int MAX_VALUES = 100_000;

  /** The most levels of one field of unknown shape. */
  static final int MAX_DEPTH = 32;

  /** The most unknown fields of one record. */
  static final int MAX_FIELDS = 1_000;

  private Bounds() {}

  /** Returns a decimal from its text; null when it is none or has too many digits. */
  static @Nullable BigDecimal decimal(String text) {
    if (text.length() > MAX_SCALAR) {
      return null;
    }
    try {
      BigDecimal value = new BigDecimal(text);
      return Math.abs((long) value.scale()) > MAX_SCALE ? null : value;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Tells how long the text of a scalar is, once all of it is known to be there. */
  static int length(JsonParser parser) throws IOException {
    return length(parser.currentToken(), parser);
  }

  /** Returns the length of the text of a scalar whose token is known. */
  static int length(JsonToken token, JsonParser parser) throws IOException {
    return token == JsonToken.VALUE_STRING || token.isNumeric() ? parser.getTextLength() : 0;
  }
}
