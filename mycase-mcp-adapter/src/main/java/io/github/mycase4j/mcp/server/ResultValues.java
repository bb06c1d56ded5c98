package io.github.mycase4j.mcp.server;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of a result as they go out: decimals without an exponent and without trailing zeros. A
 * number that would be longer than any amount goes out as text, as MyCase wrote it: written out, a
 * few characters such as 1e100000000 would be endless.
 */
final class ResultValues {
  private static final int MOST_DIGITS = 100;

  private ResultValues() {}

  /** Returns the fields of an object as they go out. */
  static Map<String, Object> of(Map<?, ?> object) {
    Map<String, Object> plain = new LinkedHashMap<>();
    object.forEach((key, value) -> plain.put(String.valueOf(key), value(value)));
    return plain;
  }

  private static Object value(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal(decimal);
    } else if (value instanceof Map<?, ?> map) {
      return of(map);
    } else if (value instanceof List<?> list) {
      List<Object> plain = new ArrayList<>(list.size());
      for (Object each : list) {
        plain.add(value(each));
      }
      return plain;
    }
    return value;
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
