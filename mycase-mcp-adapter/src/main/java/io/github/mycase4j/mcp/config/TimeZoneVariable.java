package io.github.mycase4j.mcp.config;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The variable {@code TZ}, which Java reads by itself. With an unknown value Java silently uses
 * Greenwich time, and "today" may be another day.
 */
final class TimeZoneVariable {
  private TimeZoneVariable() {}

  /** Returns what is wrong with the variable, a sentence; empty when nothing is wrong. */
  static Optional<String> problem(Map<String, String> environment, UnaryOperator<String> property) {
    String given = environment.getOrDefault("TZ", "");
    if (given.isBlank() || OperatingSystem.isWindows(property)) {
      return Optional.empty();
    }
    String zone = given.startsWith(":") ? given.substring(1) : given;
    zone = zone.startsWith("posix/") ? zone.substring("posix/".length()) : zone;
    return isKnown(zone)
        ? Optional.empty()
        : Optional.of(
            "TZ is not a time zone that Java knows: \""
                + given
                + "\". Without one, \"today\" is the day in Greenwich. Set an IANA name, such as"
                + " America/New_York, or leave TZ out.");
  }

  private static boolean isKnown(String zone) {
    return zone.equals("localtime")
        || zone.matches("GMT([+-]\\d{1,2}(:?\\d{2})?)?")
        || ZoneId.SHORT_IDS.containsKey(zone)
        || ZoneId.getAvailableZoneIds().contains(zone);
  }
}
