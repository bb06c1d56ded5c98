package io.github.mycase4j.remote.mcp;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The forms of a response that a client accepts (RFC 9110 section 12.5.1).
 *
 * @param json whether it accepts one JSON text
 * @param events whether it accepts a stream of events and says so: by name, or because its ranges
 *     leave nothing else
 */
record Accept(boolean json, boolean events) {
  private static final String EVENTS = "text/event-stream";
  private static final Accept JSON_ONLY = new Accept(true, false);

  /** Reads the header; without one the client accepts JSON. */
  static Accept of(List<String> headers) {
    Map<String, Boolean> ranges = new HashMap<>();
    for (String range : String.join(",", headers).split(",", -1)) {
      String[] parts = range.split(";", -1);
      String type = parts[0].strip().toLowerCase(Locale.ROOT);
      if (!type.isEmpty()) {
        // Of two ranges for one type, with different parameters, one is enough.
        ranges.merge(type, isWanted(parts), Boolean::logicalOr);
      }
    }
    if (ranges.isEmpty()) {
      return JSON_ONLY;
    }
    boolean all = ranges.getOrDefault("*/*", false);
    boolean json =
        ranges.getOrDefault("application/json", ranges.getOrDefault("application/*", all));
    boolean events = ranges.getOrDefault(EVENTS, ranges.getOrDefault("text/*", all));
    return new Accept(json, events && (!json || ranges.containsKey(EVENTS)));
  }

  /** Returns whether the quality of a range is above zero. */
  private static boolean isWanted(String[] range) {
    for (int part = 1; part < range.length; part++) {
      String parameter = range[part].strip().toLowerCase(Locale.ROOT);
      if (parameter.matches("q\\s*=\\s*\\d(\\.\\d*)?")) {
        return new BigDecimal(number(parameter)).signum() > 0;
      }
    }
    return true;
  }

  private static String number(String parameter) {
    String value = parameter.substring(parameter.indexOf('=') + 1).strip();
    return value.endsWith(".") ? value + "0" : value;
  }

  /** Returns whether it accepts neither. */
  boolean isNothing() {
    return !json && !events;
  }

  /** Returns whether every successful response must be a stream. */
  boolean isEventsOnly() {
    return events && !json;
  }
}
