package io.github.mycase4j.remote.pages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A time on a page. Public for the templates.
 *
 * @param machine the time to the second, in UTC, for the attribute {@code datetime}
 * @param date the date for people
 * @param time the time to the minute, in UTC, for people
 */
public record When(String machine, String date, String time) {
  private static final DateTimeFormatter DATE = readable("MMM d, uuuu");
  private static final DateTimeFormatter TIME = readable("h:mm a 'UTC'");

  private static DateTimeFormatter readable(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
  }

  static When of(Instant time) {
    return new When(
        time.truncatedTo(ChronoUnit.SECONDS).toString(), DATE.format(time), TIME.format(time));
  }

  static @Nullable When ofNullable(@Nullable Instant time) {
    return time == null ? null : of(time);
  }
}
