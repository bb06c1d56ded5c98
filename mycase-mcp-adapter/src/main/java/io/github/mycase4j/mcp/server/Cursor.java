package io.github.mycase4j.mcp.server;

import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.text.Sha256;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A position in a list as an opaque string. It contains the sort keys of the last row and a
 * fingerprint of the filters and the login, so the server keeps no state.
 *
 * @param fingerprint of the tool, its filters and the login
 * @param position the sort keys of the last row returned
 */
record Cursor(String fingerprint, List<@Nullable Comparable<?>> position) {
  static final String NOT_A_CURSOR =
      "cursor is not a next_cursor of this tool. Leave it out to start from the first page.";

  private static final int MOST_DIGITS = 1_000;

  /** Returns the fingerprint of a tool, its filters and the login. */
  static String fingerprint(String tool, Map<String, Object> arguments, String login) {
    Map<String, Object> filters = new TreeMap<>(arguments);
    filters.keySet().removeAll(List.of("limit", "cursor", "detail"));
    filters.values().removeIf(Objects::isNull);
    return Sha256.of(Json.write(List.of(tool, ResultValues.of(filters), login))).substring(0, 16);
  }

  /** Returns the cursor as an opaque string. */
  String encode() {
    List<Object> keys = new ArrayList<>();
    for (Comparable<?> key : position) {
      keys.add(key == null ? "-" : tag(key) + key);
    }
    Map<String, Object> cursor = new LinkedHashMap<>();
    cursor.put("f", fingerprint);
    cursor.put("k", keys);
    String json = Json.write(cursor);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a cursor back.
   *
   * @throws InvalidArgumentException when it is no cursor, or belongs to other filters or another
   *     login
   */
  static Cursor decode(String text, String fingerprint) {
    Map<String, Object> json;
    try {
      json = Json.readObject(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw new InvalidArgumentException("cursor", NOT_A_CURSOR);
    }
    if (!(json.get("f") instanceof String of) || !(json.get("k") instanceof List<?> keys)) {
      throw new InvalidArgumentException("cursor", NOT_A_CURSOR);
    }
    if (!of.equals(fingerprint)) {
      throw new InvalidArgumentException(
          "cursor",
          "cursor belongs to a call with other filters or another login. Repeat the filters of the"
              + " call that gave it, or leave it out to start from the first page.");
    }
    List<@Nullable Comparable<?>> position = new ArrayList<>();
    for (Object key : keys) {
      position.add(key(String.valueOf(key)));
    }
    return new Cursor(of, position);
  }

  private static String tag(Comparable<?> key) {
    if (key instanceof LocalDate) {
      return "d";
    } else if (key instanceof Instant) {
      return "t";
    } else if (key instanceof Long) {
      return "l";
    } else if (key instanceof Integer) {
      return "i";
    } else if (key instanceof BigDecimal) {
      return "n";
    } else if (key instanceof String) {
      return "s";
    }
    throw new IllegalArgumentException("no cursor can hold a " + key.getClass().getName());
  }

  /** A short text can stand for a number with endless digits. */
  private static BigDecimal decimal(String text) {
    BigDecimal decimal = new BigDecimal(text);
    if (Math.abs((long) decimal.scale()) > MOST_DIGITS) {
      throw new NumberFormatException("out of range");
    }
    return decimal;
  }

  private static @Nullable Comparable<?> key(String text) {
    String value = text.isEmpty() ? "" : text.substring(1);
    try {
      return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
        case '-' -> null;
        case 'd' -> LocalDate.parse(value);
        case 't' -> Instant.parse(value);
        case 'l' -> Long.valueOf(value);
        case 'i' -> Integer.valueOf(value);
        case 'n' -> decimal(value);
        case 's' -> value;
        default -> throw new InvalidArgumentException("cursor", NOT_A_CURSOR);
      };
    } catch (java.time.DateTimeException | NumberFormatException e) {
      throw new InvalidArgumentException("cursor", NOT_A_CURSOR);
    }
  }
}
