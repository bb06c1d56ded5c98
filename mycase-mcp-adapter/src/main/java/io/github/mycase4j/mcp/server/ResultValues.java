package io.github.mycase4j.mcp.server;

import io.github.mycase4j.mcp.text.TextSanitizer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Converts the values of a result: invisible characters are removed from texts and escaped in names
 * of fields, so that no field passes for another, and decimals have neither an exponent nor
 * trailing zeros. A number that would be longer than any amount becomes text, as MyCase wrote it:
 * without an exponent, 1e100000000 would be endless.
 *
 * <p>Counts the removed characters. Not thread-safe; performs no I/O.
 */
public final class ResultValues {
  private static final int MOST_DIGITS = 100;

  private int hidden;

  /** Starts to count. */
  ResultValues() {}

  /** Returns the fields of an object as they go out. */
  public static Map<String, Object> of(Map<?, ?> object) {
    return new ResultValues().object(object);
  }

  /** Returns the number of invisible characters that were removed. */
  int hidden() {
    return hidden;
  }

  /** Returns the fields of an object as they go out. */
  Map<String, Object> object(Map<?, ?> object) {
    Map<String, Object> plain = new LinkedHashMap<>();
    object.forEach(
        (key, value) -> plain.put(TextSanitizer.escape(String.valueOf(key)), value(value)));
    return plain;
  }

  private Object value(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal(decimal);
    } else if (value instanceof String text) {
      return text(text);
    } else if (value instanceof Map<?, ?> map) {
      return object(map);
    } else if (value instanceof List<?> list) {
      List<Object> plain = new ArrayList<>(list.size());
      for (Object each : list) {
        plain.add(value(each));
      }
      return plain;
    }
    return value;
  }

  private String text(String text) {
    String clean = TextSanitizer.clean(text);
    if (!clean.equals(text)) {
      hidden += TextSanitizer.hidden(text, clean);
    }
    return clean;
  }

  private static Object decimal(BigDecimal decimal) {
    if (decimal.signum() == 0) {
      return BigDecimal.ZERO;
    }
    long whole = (long) decimal.precision() - decimal.scale();
    if (whole > MOST_DIGITS || decimal.scale() > MOST_DIGITS || decimal.precision() > MOST_DIGITS) {
      return decimal.toString();
    }
    BigDecimal stripped = decimal.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
