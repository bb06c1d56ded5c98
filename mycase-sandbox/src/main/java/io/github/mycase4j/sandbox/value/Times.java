package io.github.mycase4j.sandbox.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The date and time forms that MyCase takes; a time without an offset is UTC. */
public final class Times {
  private Times() {}

  /** The wire form of a moment, in whole seconds. */
  public static String stamp(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  public static boolean isDate(String text) {
    return text.length() == 10 && moment(text) != null;
  }

  public static boolean isTime(String text) {
    return text.length() > 10 && moment(text) != null;
  }

  /** The moment that a date (midnight UTC) or a date-time names, or null if it is neither. */
  public static @Nullable Instant moment(String text) {
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
      }
      if (text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10) {
        return OffsetDateTime.parse(text).toInstant();
      }
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
