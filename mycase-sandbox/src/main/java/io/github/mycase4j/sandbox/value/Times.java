package io.github.mycase4j.sandbox.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The date and time formats of MyCase; a time without an offset is UTC. */
public final class Times {
  private Times() {}

  /**
   * Writes a moment as MyCase does, in whole seconds.
   *
   * @param moment the moment
   * @return its text form, in UTC
   */
  public static String stamp(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /**
   * Says whether a text is a date.
   *
   * @param text the text
   * @return whether it has the form {@code YYYY-MM-DD} and names a day
   */
  public static boolean isDate(String text) {
    return text.length() == 10 && moment(text) != null;
  }

  /**
   * Says whether a text is a date with a time.
   *
   * @param text the text
   * @return whether it is an ISO 8601 timestamp
   */
  public static boolean isTime(String text) {
    return text.length() > 10 && moment(text) != null;
  }

  /**
   * Returns the moment that a date or a timestamp names.
   *
   * @param text an ISO 8601 date (midnight UTC) or timestamp (UTC without an offset)
   * @return the moment, or null when it is neither
   */
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
