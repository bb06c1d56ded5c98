package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Names;
import io.github.mycase4j.mcp.fixture.Plain;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ListCalendarEventsToolTest extends ToolTestBase {
  private static final LocalDate FAR = LocalDate.of(2031, 5, 10);

  private List<Row> found(Object... arguments) {
    return firm.all("list-calendar-events", "events", arguments);
  }

  private List<Long> on(LocalDate from, LocalDate to, Object... more) {
    Object[] days = {"start_date", from.toString(), "end_date", to.toString()};
    return Row.ids(found(Stream.concat(Stream.of(days), Stream.of(more)).toArray()));
  }

  private static boolean isAllDay(Row row) {
    return Boolean.TRUE.equals(row.find("all_day"));
  }

  private static LocalDate written(Row row, String field) {
    return LocalDate.parse(row.text(field).substring(0, 10));
  }

  private static Instant begins(Row row, ZoneId zone) {
    return isAllDay(row)
        ? written(row, "start").atStartOfDay(zone).toInstant()
        : row.instant("start");
  }

  /** What MyCase has from one day to another, by start. */
  private List<Row> truth(LocalDate from, LocalDate to, ZoneId zone, Predicate<Row> filter) {
    Instant begin = from.atStartOfDay(zone).toInstant();
    Instant end = to.plusDays(1).atStartOfDay(zone).toInstant();
    return firm.truth("events").stream()
        .filter(filter)
        .filter(
            row ->
                isAllDay(row)
                    ? !written(row, "start").isAfter(to) && !written(row, "end").isBefore(from)
                    : row.instant("start").isBefore(end) && row.instant("end").isAfter(begin))
        .sorted(Comparator.comparing((Row row) -> begins(row, zone)).thenComparing(Row::id))
        .toList();
  }

  private void put(long id, boolean allDay, String start, String end) {
    Map<String, Object> event =
        TestFirm.arguments(
            "id", id, "name", "Event " + id, "all_day", allDay, "start", start, "end", end);
    event.values().removeIf(value -> value == null);
    firm.sandbox.put("events", event);
  }

  @Test
  void tellsTheTruthOfThirtyDaysFromToday() {
    Names names = new Names(firm);
    List<Row> rows = found("limit", 20);
    List<Row> truth =
        truth(TestFirm.TODAY, TestFirm.TODAY.plusDays(30), TestFirm.ZONE, row -> true);
    assertThat(Row.ids(rows)).isEqualTo(Row.ids(truth)).isNotEmpty();
    for (int i = 0; i < rows.size(); i++) {
      Row real = truth.get(i);
      Row row = rows.get(i);
      Map<String, Object> expected = real.only("id", "name", "all_day", "event_type");
      expected.put("case", names.legalCase(real.reference("case")));
      expected.put("staff", names.staff(real.references("staff")));
      expected.put("location", names.location(real.reference("location")));
      Map<String, Object> shown = new LinkedHashMap<>(row.fields());
      shown.remove("start");
      shown.remove("end");
      assertThat(Plain.of(shown)).isEqualTo(Plain.of(expected));
      for (String side : List.of("start", "end")) {
        if (isAllDay(real)) {
          assertThat(row.text(side)).isEqualTo(real.text(side).substring(0, 10));
        } else {
          OffsetDateTime time = OffsetDateTime.parse(row.text(side));
          assertThat(time.toInstant()).isEqualTo(real.instant(side));
          assertThat(time.getOffset())
              .isEqualTo(TestFirm.ZONE.getRules().getOffset(real.instant(side)));
        }
      }
    }
  }

  @Nested
  class Filters {
    private final LocalDate from = TestFirm.TODAY.minusDays(40);
    private final LocalDate to = TestFirm.TODAY.plusDays(80);

    private void finds(Predicate<Row> filter, Object... arguments) {
      List<Long> expected = Row.ids(truth(from, to, TestFirm.ZONE, filter));
      assertThat(expected).as("the sample has such events").isNotEmpty();
      assertThat(on(from, to, arguments)).isEqualTo(expected);
    }

    @Test
    void byDaysAlone() {
      finds(row -> true);
    }

    @Test
    void byCaseAndStaff() {
      long legalCase =
          truth(from, to, TestFirm.ZONE, row -> row.find("case") != null).get(0).reference("case");
      finds(row -> Long.valueOf(legalCase).equals(row.reference("case")), "case_id", legalCase);
      finds(row -> row.references("staff").contains(503L), "staff_id", 503);
    }

    @Test
    void byWordsInNameOrDescription() {
      finds(row -> row.text("name").equals("Deposition"), "query", "DEPOSITION");
      finds(row -> row.text("description").contains("binder"), "query", "binder");
    }

    @Test
    void byTheWholeType() {
      for (String type : typesInUse()) {
        finds(
            row -> type.equals(row.text("event_type")),
            "event_type",
            type.toUpperCase(Locale.ROOT));
      }
      firm.clock.advance(Duration.ofMinutes(1));
      firm.sandbox.put(
          "events",
          Map.of("id", 1, "name", "Odd", "start", FAR + "T12:00:00Z", "event_type", "Médiation"));
      assertThat(on(FAR, FAR, "event_type", "mediation ")).containsExactly(1L);
      assertThat(on(FAR, FAR, "event_type", "media")).isEmpty();
    }

    @Test
    void byATypeThatNoEventHasNameTheTypesThatThereAre() {
      assertThat(firm.ok("list-calendar-events", "event_type", "Séance").find("event_types_in_use"))
          .isEqualTo(typesInUse());
      firm.sandbox.put(
          "events",
          Map.of("id", 1, "name", "Odd", "start", FAR + "T12:00:00Z", "event_type", "seance"));
      firm.clock.advance(Duration.ofMinutes(1));
      Row none = firm.ok("list-calendar-events", "event_type", "Séance");
      assertThat(none.rows("events")).isEmpty();
      assertThat(none.fields()).doesNotContainKey("event_types_in_use");
      assertThat(firm.ok("list-calendar-events", "query", "no such words").fields())
          .doesNotContainKey("event_types_in_use");
    }

    @Test
    void byATypeThatCannotBeReadNameTheEvent() {
      firm.sandbox.put(
          "events",
          Map.of("id", 1, "name", "Odd", "start", FAR + "T12:00:00Z", "event_type", List.of("a")));
      Row answer =
          firm.ok(
              "list-calendar-events",
              "start_date",
              FAR.toString(),
              "event_type",
              typesInUse().get(0));
      assertThat(answer.get("complete")).isEqualTo(false);
      assertThat(answer.text("incomplete_reason")).contains("event 1 (event_type)");
    }

    private List<String> typesInUse() {
      return firm.truth("events").stream()
          .filter(row -> row.find("event_type") instanceof String)
          .map(row -> row.text("event_type"))
          .distinct()
          .sorted()
          .toList();
    }

    @Test
    void byTheNamesInTheirNames() {
      firm.sandbox.put(
          "events",
          Map.of(
              "id",
              1,
              "name",
              "Hearing: O'Zanlon v. Zacme, L.L.C.",
              "start",
              "2026-03-12T15:00:00Z",
              "end",
              "2026-03-12T16:00:00Z"));
      for (String written : List.of("OZanlon", "Zacme LLC", "O Zanlon vs Zacme", "hearing zacme")) {
        assertThat(Row.ids(found("query", written))).as(written).containsExactly(1L);
      }
    }

    @Test
    void byTheDaysOfAnotherZone() {
      ZoneId tokyo = ZoneId.of("Asia/Tokyo");
      LocalDate day = TestFirm.TODAY.plusDays(1);
      assertThat(on(day, day, "time_zone", "Asia/Tokyo"))
          .isEqualTo(Row.ids(truth(day, day, tokyo, row -> true)));
    }
  }

  @Nested
  class AnAllDayEvent {
    @Test
    void hasTheDatesThatAreWrittenInWhateverZone() {
      put(1, true, FAR + "T00:00:00Z", FAR + "T00:00:00Z");
      for (String zone : List.of("America/Los_Angeles", "UTC", "Pacific/Kiritimati")) {
        assertThat(on(FAR, FAR, "time_zone", zone)).containsExactly(1L);
        assertThat(on(FAR.minusDays(1), FAR.minusDays(1), "time_zone", zone)).isEmpty();
        assertThat(on(FAR.plusDays(1), FAR.plusDays(1), "time_zone", zone)).isEmpty();
      }
      Row row = found("start_date", FAR.toString(), "time_zone", "America/Los_Angeles").get(0);
      assertThat(row.text("start")).isEqualTo(FAR.toString());
      assertThat(row.text("end")).isEqualTo(FAR.toString());
    }

    @Test
    void isOnEachOfItsDays() {
      put(1, true, FAR + "T00:00:00Z", FAR.plusDays(2) + "T00:00:00Z");
      assertThat(on(FAR.plusDays(1), FAR.plusDays(1))).containsExactly(1L);
      assertThat(on(FAR.plusDays(2), FAR.plusDays(9))).containsExactly(1L);
      assertThat(on(FAR.plusDays(3), FAR.plusDays(9))).isEmpty();
    }
  }

  @Nested
  class AnEventWithTimes {
    @Test
    void isInTheDaysThatItOverlaps() {
      put(1, false, FAR + "T22:00:00-04:00", FAR.plusDays(1) + "T02:00:00-04:00");
      assertThat(on(FAR, FAR)).containsExactly(1L);
      assertThat(on(FAR.plusDays(1), FAR.plusDays(1))).containsExactly(1L);
      assertThat(on(FAR.plusDays(2), FAR.plusDays(2))).isEmpty();
    }

    @Test
    void thatEndsAtMidnightIsNotOnTheNextDay() {
      put(1, false, FAR + "T22:00:00-04:00", FAR.plusDays(1) + "T00:00:00-04:00");
      assertThat(on(FAR, FAR)).containsExactly(1L);
      assertThat(on(FAR.plusDays(1), FAR.plusDays(1))).isEmpty();
    }

    @Test
    void withoutAnEndIsAPointAndWithoutAStartIsNowhere() {
      put(1, false, FAR + "T00:00:00-04:00", null);
      put(2, false, null, FAR + "T10:00:00-04:00");
      assertThat(on(FAR, FAR)).containsExactly(1L);
      assertThat(on(FAR.minusDays(1), FAR.minusDays(1))).isEmpty();
    }
  }

  @Test
  void saysTheDayAndTheZoneThatItTook() {
    assertThat(firm.ok("list-calendar-events", "time_zone", "Asia/Tokyo").fields())
        .containsEntry("today", "2026-03-12")
        .containsEntry("time_zone", "Asia/Tokyo");
    assertThat(firm.ok("list-calendar-events", "start_date", "2026-03-01").fields())
        .containsEntry("time_zone", "America/New_York")
        .doesNotContainKey("today");
  }

  @Test
  void takesTodayFromTheZoneThatIsGiven() {
    firm.clock.advance(Duration.ofHours(6));
    LocalDate day = TestFirm.TODAY;
    assertThat(Row.ids(found("end_date", day.toString())))
        .isEqualTo(Row.ids(truth(day, day, TestFirm.ZONE, row -> true)));
    assertThat(firm.refused("list-calendar-events", "end_date", day.toString(), "time_zone", "UTC"))
        .startsWith("end_date");
  }

  @Test
  void namesBadArgumentsAndSendsNothing() {
    String tool = "list-calendar-events";
    assertThat(firm.refused(tool, "start_date", "2026-02-30")).startsWith("start_date");
    assertThat(firm.refused(tool, "start_date", "2026-03-02", "end_date", "2026-03-01"))
        .startsWith("end_date");
    assertThat(firm.refused(tool, "time_zone", "Mars/Base")).startsWith("time_zone");
    assertThat(firm.refused(tool, "start_date", "9999-12-31")).startsWith("start_date");
    assertThat(firm.refused(tool, "start_date", "0000-01-01")).startsWith("start_date");
    assertThat(firm.refused(tool, "location", 5)).contains("\"location\"");
    assertThat(firm.requests()).isEmpty();
    assertThat(firm.refused(tool, "case_id", 9)).startsWith("case_id: there is no case");
    assertThat(firm.refused(tool, "staff_id", 9)).startsWith("staff_id: there is no staff");
  }
}
