package io.github.mycase4j.client.internal.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** MyCase's dates and times: ISO 8601, where a time without an offset is UTC. */
final class Timestamps {
  private static final int DATE_LENGTH = 10;
  private static final int SECONDS_END = 19;
  private static final int NANO_DIGITS = 9;
  private static final int[] TENS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

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
      return OffsetDateTime.of(date(text), LocalTime.MIDNIGHT, ZoneOffset.UTC);
    }
    OffsetDateTime plain = plain(text);
    OffsetDateTime time = plain == null ? formatted(text) : plain;
    checkYear(time.getYear());
    return time;
  }

  /** Other years are mistyped, or stand for no date at all. */
  private static void checkYear(int year) {
    if (year < 1 || year > 9999) {
      throw new DateTimeException("the year has not four digits");
    }
  }

  /** Reads a date; of a time, the calendar date as written. */
  static LocalDate date(String text) {
    if (text.length() != DATE_LENGTH) {
      return time(text).toLocalDate();
    }
    LocalDate date = isDate(text) ? plainDate(text) : LocalDate.parse(text);
    checkYear(date.getYear());
    return date;
  }

  /** Reads a time in any form that MyCase may write it in. */
  static OffsetDateTime formatted(String text) {
    return OffsetDateTime.parse(text, TIME);
  }

  /**
   * Reads the form that MyCase writes as a rule, for a formatter takes many times as long and a
   * large firm has millions of times.
   *
   * @return null when it is of another form
   */
  private static @Nullable OffsetDateTime plain(String text) {
    int zone = SECONDS_END;
    if (text.length() <= zone || !isDate(text) || !isTimeOfDay(text)) {
      return null;
    }
    int nanos = 0;
    if (text.charAt(zone) == '.') {
      int from = zone + 1;
      zone = from;
      while (zone < text.length() && isDigit(text, zone)) {
        zone++;
      }
      if (zone == from || zone - from > NANO_DIGITS) {
        return null;
      }
      nanos = number(text, from, zone) * TENS[NANO_DIGITS - (zone - from)];
    }
    ZoneOffset offset = offset(text, zone);
    return offset == null
        ? null
        : OffsetDateTime.of(
            plainDate(text),
            LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19), nanos),
            offset);
  }

  private static @Nullable ZoneOffset offset(String text, int at) {
    if (text.length() == at + 1 && text.charAt(at) == 'Z') {
      return ZoneOffset.UTC;
    }
    boolean east = text.length() > at && text.charAt(at) == '+';
    boolean written =
        text.length() == at + 6
            && (east || text.charAt(at) == '-')
            && areDigits(text, at + 1, at + 3)
            && text.charAt(at + 3) == ':'
            && areDigits(text, at + 4, at + 6);
    int minutes = written ? number(text, at + 4, at + 6) : 0;
    if (!written || minutes > 59) {
      return null;
    }
    int seconds = number(text, at + 1, at + 3) * 3600 + minutes * 60;
    return ZoneOffset.ofTotalSeconds(east ? seconds : -seconds);
  }

  private static boolean isDate(String text) {
    return areDigits(text, 0, 4)
        && text.charAt(4) == '-'
        && areDigits(text, 5, 7)
        && text.charAt(7) == '-'
        && areDigits(text, 8, 10);
  }

  private static boolean isTimeOfDay(String text) {
    return text.charAt(10) == 'T'
        && areDigits(text, 11, 13)
        && text.charAt(13) == ':'
        && areDigits(text, 14, 16)
        && text.charAt(16) == ':'
        && areDigits(text, 17, 19);
  }

  private static LocalDate plainDate(String text) {
    return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
  }

  private static boolean areDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(text, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(String text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }

  /** Writes a time with seconds and offset. */
  static String written(OffsetDateTime time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }
}
