package io.github.mycase4j.client.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mycase4j.client.model.CalendarEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventRangeTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Nested
  class DaysOfAnEvent {
    @ParameterizedTest
    @CsvSource({
      // all day: the dates it is written with
      "true, 2026-03-05T00:00:00Z, 2026-03-07T00:00:00Z, 2026-03-05 2026-03-06 2026-03-07",
      "true, 2026-03-05T00:00:00Z, , 2026-03-05",
      "true, 2026-03-10T20:00:00-08:00, 2026-03-11T00:00:00Z, 2026-03-10 2026-03-11",
      "true, 2026-03-05T00:00:00Z, 2026-03-01T00:00:00Z, 2026-03-05",
      // with times: the days in the zone of the range, without one that it only reaches at midnight
      "false, 2026-03-06T02:00:00Z, 2026-03-06T03:00:00Z, 2026-03-05",
      "false, 2026-03-05T20:00:00-05:00, 2026-03-06T00:00:00-05:00, 2026-03-05",
      "false, 2026-03-05T20:00:00-05:00, 2026-03-06T00:01:00-05:00, 2026-03-05 2026-03-06",
      "false, 2026-03-05T00:00:00-05:00, 2026-03-05T00:00:00-05:00, 2026-03-05",
      "false, 2026-03-05T12:00:00-05:00, , 2026-03-05",
      // only those of the range
      "true, 2026-02-25T00:00:00Z, 2026-03-02T00:00:00Z, 2026-03-01 2026-03-02",
      "true, 2026-03-30T00:00:00Z, 2026-04-02T00:00:00Z, 2026-03-30 2026-03-31",
      "true, 2026-04-01T00:00:00Z, 2026-04-02T00:00:00Z, ",
    })
    void areThoseItIsOn(boolean allDay, String start, String end, String days) {
      List<LocalDate> expected =
          days == null ? List.of() : Stream.of(days.split(" ")).map(LocalDate::parse).toList();

      assertThat(range("2026-03-01", "2026-03-31", NEW_YORK).daysOf(event(allDay, start, end)))
          .isEqualTo(expected);
    }

    @Test
    void areNoneWithoutAStart() {
      assertThat(
              range("2026-03-01", "2026-03-31", NEW_YORK)
                  .daysOf(event(false, null, "2026-03-05T00:00:00Z")))
          .isEmpty();
    }
  }

  @Nested
  class AnAllDayEvent {

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"})
    void hasTheDateItIsWrittenWithInEveryZone(ZoneId zone) {
      CalendarEvent deadline = event(true, "2026-03-05T00:00:00Z", "2026-03-05T00:00:00Z");

      assertThat(range("2026-03-05", "2026-03-05", zone).overlaps(deadline)).isTrue();
      assertThat(range("2026-03-04", "2026-03-04", zone).overlaps(deadline)).isFalse();
      assertThat(range("2026-03-06", "2026-03-06", zone).overlaps(deadline)).isFalse();
    }

    @Test
    void keepsTheDateOfItsOwnOffset() {
      CalendarEvent event = event(true, "2026-03-05T23:00:00-08:00", "2026-03-05T23:30:00-08:00");

      assertThat(range("2026-03-05", "2026-03-05", NEW_YORK).overlaps(event)).isTrue();
      assertThat(range("2026-03-06", "2026-03-06", NEW_YORK).overlaps(event)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
      "2026-03-01, 2026-03-04, false",
      "2026-03-01, 2026-03-05, true",
      "2026-03-06, 2026-03-06, true",
      "2026-03-07, 2026-03-09, true",
      "2026-03-08, 2026-03-09, false",
      "2026-03-01, 2026-03-31, true",
    })
    void lastsToTheEndOfItsLastWrittenDay(String from, String to, boolean in) {
      CalendarEvent trial = event(true, "2026-03-05T00:00:00Z", "2026-03-07T00:00:00Z");

      assertThat(range(from, to, NEW_YORK).overlaps(trial)).isEqualTo(in);
    }

    @Test
    void isOneDayWithoutAnEndOrWithOneBeforeItsStart() {
      for (String end : new String[] {null, "2026-03-01T00:00:00Z"}) {
        CalendarEvent event = event(true, "2026-03-05T00:00:00Z", end);

        assertThat(range("2026-03-05", "2026-03-05", NEW_YORK).overlaps(event)).isTrue();
        assertThat(range("2026-03-01", "2026-03-04", NEW_YORK).overlaps(event)).isFalse();
        assertThat(range("2026-03-06", "2026-03-06", NEW_YORK).overlaps(event)).isFalse();
      }
    }

    @Test
    void canBeOnALeapDay() {
      CalendarEvent event = event(true, "2028-02-29T00:00:00Z", "2028-02-29T00:00:00Z");

      assertThat(range("2028-02-29", "2028-02-29", NEW_YORK).overlaps(event)).isTrue();
      assertThat(range("2028-02-28", "2028-02-28", NEW_YORK).overlaps(event)).isFalse();
      assertThat(range("2028-03-01", "2028-03-01", NEW_YORK).overlaps(event)).isFalse();
    }
  }

  @Nested
  class ATimedEvent {

    @ParameterizedTest
    @CsvSource({
      // 22:00 on the 4th to 02:00 on the 5th in New York
      "2026-03-05T03:00:00Z, 2026-03-05T07:00:00Z, 2026-03-04, true",
      "2026-03-05T03:00:00Z, 2026-03-05T07:00:00Z, 2026-03-05, true",
      "2026-03-05T03:00:00Z, 2026-03-05T07:00:00Z, 2026-03-06, false",
      // ends at midnight
      "2026-03-04T22:00:00-05:00, 2026-03-05T00:00:00-05:00, 2026-03-04, true",
      "2026-03-04T22:00:00-05:00, 2026-03-05T00:00:00-05:00, 2026-03-05, false",
      // starts at midnight
      "2026-03-05T00:00:00-05:00, 2026-03-05T01:00:00-05:00, 2026-03-04, false",
      "2026-03-05T00:00:00-05:00, 2026-03-05T01:00:00-05:00, 2026-03-05, true",
      // spans days around the range
      "2026-03-01T00:00:00Z, 2026-03-31T00:00:00Z, 2026-03-05, true",
      // a point at midnight, without an end and with the same one
      "2026-03-05T00:00:00-05:00, , 2026-03-05, true",
      "2026-03-05T00:00:00-05:00, , 2026-03-04, false",
      "2026-03-05T00:00:00-05:00, 2026-03-05T00:00:00-05:00, 2026-03-05, true",
      "2026-03-05T00:00:00-05:00, 2026-03-05T00:00:00-05:00, 2026-03-04, false",
      // an end before the start is a point too
      "2026-03-05T12:00:00-05:00, 2026-03-01T00:00:00-05:00, 2026-03-05, true",
      "2026-03-05T12:00:00-05:00, 2026-03-01T00:00:00-05:00, 2026-03-04, false",
    })
    void isTheTimeUntilJustBeforeItsEnd(String start, String end, String day, boolean in) {
      assertThat(range(day, day, NEW_YORK).overlaps(event(false, start, end))).isEqualTo(in);
      assertThat(range(day, day, NEW_YORK).overlaps(event(null, start, end))).isEqualTo(in);
    }

    @ParameterizedTest
    @CsvSource({
      // spring forward: the day ends at 04:00Z instead of 05:00Z
      "2026-03-08, 2026-03-09T03:59:59Z, true",
      "2026-03-08, 2026-03-09T04:00:00Z, false",
      "2026-03-08, 2026-03-08T05:00:00Z, true",
      "2026-03-08, 2026-03-08T04:59:59Z, false",
      // fall back: the day has 25 hours
      "2026-11-01, 2026-11-01T04:00:00Z, true",
      "2026-11-01, 2026-11-02T04:59:59Z, true",
      "2026-11-01, 2026-11-02T05:00:00Z, false",
    })
    void heedsDaysThatAreNot24HoursLong(String day, String at, boolean in) {
      assertThat(range(day, day, NEW_YORK).overlaps(event(false, at, null))).isEqualTo(in);
    }

    @Test
    void heedsDaysThatDoNotBeginAtMidnight() {
      // Clocks in Havana went from 00:00 to 01:00 on that day.
      EventRange day = range("2026-03-08", "2026-03-08", ZoneId.of("America/Havana"));

      assertThat(day.overlaps(event(false, "2026-03-08T05:00:00Z", null))).isTrue();
      assertThat(day.overlaps(event(false, "2026-03-08T04:59:59Z", null))).isFalse();
    }
  }

  @Test
  void anEventWithoutAStartIsInNoRange() {
    EventRange all = range("1900-01-01", "2999-12-31", NEW_YORK);

    assertThat(all.overlaps(event(true, null, "2026-03-05T00:00:00Z"))).isFalse();
    assertThat(all.overlaps(event(false, null, "2026-03-05T00:00:00Z"))).isFalse();
    assertThat(all.startOf(event(true, null, null))).isEmpty();
  }

  @Test
  void anEventIsOrderedByWhenItBeginsInTheZone() {
    EventRange range = range("2026-03-05", "2026-03-05", NEW_YORK);

    assertThat(range.startOf(event(true, "2026-03-05T00:00:00Z", null)))
        .contains(Instant.parse("2026-03-05T05:00:00Z"));
    assertThat(range.startOf(event(false, "2026-03-05T00:00:00Z", null)))
        .contains(Instant.parse("2026-03-05T00:00:00Z"));
  }

  @Test
  void rejectsAnEndBeforeTheStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> range("2026-03-05", "2026-03-04", NEW_YORK))
        .withMessageContaining("2026-03-04");
  }

  private static EventRange range(String start, String end, ZoneId zone) {
    return new EventRange(LocalDate.parse(start), LocalDate.parse(end), zone);
  }

  private static CalendarEvent event(Boolean allDay, String start, String end) {
    return new CalendarEvent(
        1,
        null,
        null,
        time(start),
        time(end),
        allDay,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        Map.of());
  }

  private static OffsetDateTime time(String text) {
    return text == null ? null : OffsetDateTime.parse(text);
  }
}
