package io.github.mycase4j.client.internal.json;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** MyCase's dates and times: ISO 8601, where a time without an offset is UTC. */
final class Timestamps {
  private static final int DATE_LENGTH = 10;

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[' ']['UTC'][XXX][XX][X]")
          .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private Timestamps() {}

  /** Reads a time with its written offset; a date alone is its midnight in UTC. */
  static OffsetDateTime time(String text) {
    if (text.length() == DATE_LENGTH) {
      return OffsetDateTime.of(LocalDate.parse(text), LocalTime.MIDNIGHT, ZoneOffset.UTC);
    }
    return OffsetDateTime.parse(text, TIME);
  }

  /** Reads a date; of a time, the calendar date as written. */
  static LocalDate date(String text) {
    return time(text).toLocalDate();
  }

  /** Writes a time with seconds and offset. */
  static String written(OffsetDateTime time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }
}
