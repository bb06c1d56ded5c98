package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.mcp.tool.ToolContext;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The day on which a result depends, and its time zone. */
record Today(LocalDate day, ZoneId zone) {

  /**
   * The day as a result shows it.
   *
   * @param today absent where only the zone matters
   * @param timeZone an IANA name
   */
  record Facts(@Nullable LocalDate today, @Nullable String timeZone) {}

  /** Returns the day in the zone of the machine. */
  static Today of(ToolContext context) {
    return in(context.clock().getZone(), context);
  }

  /** Returns the day in a zone. */
  static Today in(ZoneId zone, ToolContext context) {
    return new Today(LocalDate.now(context.clock().withZone(zone)), zone);
  }

  /** Returns the fields of a result that depends on the day. */
  Facts facts() {
    return new Facts(day, zone.getId());
  }

  @Override
  public String toString() {
    return day + ", " + zone;
  }
}
