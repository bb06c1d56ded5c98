package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.sandbox.store.FirmSchema;
import io.github.mycase4j.sandbox.value.Json;
import io.github.mycase4j.sandbox.value.Times;
import io.github.mycase4j.testsupport.MutableClock;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleFirmTest {
  private static final Clock CLOCK = MutableClock.start();
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 11);

  private final SampleFirm firm = SampleFirm.standard(CLOCK);

  private Stream<Map<String, Object>> stream(String collection) {
    return firm.rows(collection).stream();
  }

  private static BigDecimal money(Object value) {
    return new BigDecimal(String.valueOf(value));
  }

  private static long reference(Object value) {
    return value instanceof Map<?, ?> map ? (Long) map.get("id") : -1;
  }

  @Test
  void hasTheSizesThatItSays() {
    assertThat(firm.rows("cases")).hasSize(60);
    assertThat(firm.rows("clients").size() + firm.rows("companies").size()).isEqualTo(124);
    assertThat(firm.rows("staff")).hasSize(12);
    assertThat(firm.rows("tasks")).hasSize(300);
    assertThat(firm.rows("events")).hasSize(200);
    assertThat(firm.rows("time_entries")).hasSize(1_500);
    assertThat(firm.rows("invoices")).hasSize(150);
    assertThat(firm.rows("documents")).hasSize(300);
    assertThat(firm.rows("invoice_payments")).hasSizeGreaterThan(80);
    for (String name :
        List.of("leads", "calls", "notes", "locations", "practice_areas", "case_stages")) {
      assertThat(firm.rows(name)).as(name).isNotEmpty();
    }
  }

  @Test
  void isTheSameForTheSameClock() {
    SampleFirm again = SampleFirm.standard(MutableClock.start());
    for (String collection : FirmSchema.collections()) {
      assertThat(Json.write(again.rows(collection)))
          .as(collection)
          .isEqualTo(Json.write(firm.rows(collection)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/Los_Angeles", "Asia/Tokyo", "Pacific/Kiritimati"})
  void isTheSameAllDayLong(String name) {
    ZoneId zone = ZoneId.of(name);
    Instant morning = TODAY.atStartOfDay(zone).toInstant();
    Instant night = TODAY.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
    SampleFirm early = SampleFirm.standard(Clock.fixed(morning, zone));
    SampleFirm late = SampleFirm.standard(Clock.fixed(night, zone));
    String midnight = TODAY + "T00:00:00Z";
    for (String collection : FirmSchema.collections()) {
      assertThat(Json.write(late.rows(collection)))
          .as(collection)
          .isEqualTo(Json.write(early.rows(collection)));
      for (String field : List.of("created_at", "updated_at", "completed_at", "called_at")) {
        assertThat(early.rows(collection))
            .extracting(row -> row.get(field))
            .filteredOn(Objects::nonNull)
            .allSatisfy(
                stamp -> {
                  assertThat(Instant.parse(stamp.toString())).isBeforeOrEqualTo(morning);
                  assertThat(stamp.toString()).isLessThanOrEqualTo(midnight);
                });
      }
    }
    assertThat(early.rows("cases"))
        .allSatisfy(
            row ->
                assertThat(row.get("updated_at").toString())
                    .isGreaterThanOrEqualTo(row.get("created_at").toString()));
  }

  @Test
  void keepsOtherCollectionsWhenOneHasAnotherSize() {
    SampleFirm other = SampleFirm.sized(CLOCK, Map.of("tasks", 10));

    assertThat(other.rows("tasks")).isEqualTo(firm.rows("tasks").subList(0, 10));
    assertThat(other.rows("time_entries")).isEqualTo(firm.rows("time_entries"));
  }

  @Test
  void canBeLargeOrNearlyEmpty() {
    SampleFirm large = SampleFirm.sized(CLOCK, Map.of("time_entries", 20_000, "cases", 700));
    assertThat(large.rows("time_entries")).hasSize(20_000);
    assertThat(large.rows("cases")).extracting("name").doesNotHaveDuplicates();

    SampleFirm empty =
        SampleFirm.sized(
            CLOCK, Map.of("cases", 0, "clients", 0, "companies", 0, "leads", 0, "staff", 1));
    assertThat(empty.rows("cases")).isEmpty();
    assertThat(empty.rows("tasks")).hasSize(300);
  }

  @Test
  void refusesASizeThatMakesNoSense() {
    for (Map<String, Integer> wrong :
        List.of(Map.of("case", 1), Map.of("cases", -1), Map.of("staff", 0))) {
      assertThatThrownBy(() -> SampleFirm.sized(CLOCK, wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> firm.rows("matters")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-11T17:30:00Z",
        "2026-01-01T00:00:00Z",
        "2028-02-29T23:59:59Z",
        "2026-12-31T12:00:00Z"
      })
  void alwaysHasSomethingDueAndSomethingToday(String now) {
    Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    SampleFirm at = SampleFirm.standard(clock);

    assertThat(at.rows("tasks"))
        .filteredOn(row -> Boolean.FALSE.equals(row.get("completed")))
        .extracting(row -> String.valueOf(row.get("due_date")))
        .contains(today.toString(), today.plusDays(3).toString())
        .anyMatch(due -> due.compareTo(today.toString()) < 0);
    assertThat(at.rows("events"))
        .filteredOn(row -> row.get("start").toString().startsWith(today.toString()))
        .hasSizeGreaterThan(5);
    assertThat(at.rows("invoices"))
        .filteredOn(row -> "overdue".equals(row.get("status")))
        .hasSizeGreaterThan(10)
        .allMatch(row -> row.get("due_date").toString().compareTo(today.toString()) < 0);
    for (String collection : FirmSchema.collections()) {
      assertThat(at.rows(collection))
          .allMatch(
              row -> row.get("created_at").toString().compareTo(Times.stamp(clock.instant())) <= 0);
    }
  }

  @Test
  void casesAreOfEveryKind() {
    assertThat(stream("cases").map(row -> row.get("status"))).contains("open", "closed");
    assertThat(firm.rows("cases"))
        .anyMatch(
            row -> "open".equals(row.get("status")) && "Pending".equals(row.get("case_stage")))
        .anyMatch(
            row -> "closed".equals(row.get("status")) && !"Settled".equals(row.get("case_stage")))
        .anyMatch(
            row -> row.get("clients").equals(List.of()) && row.get("companies").equals(List.of()))
        .anyMatch(row -> row.get("opened_date") == null)
        .anyMatch(row -> row.get("practice_area") == null)
        .anyMatch(row -> !row.containsKey("description"))
        .anyMatch(row -> row.get("name").toString().contains("Nuñez"))
        .anyMatch(row -> row.get("outstanding_balance") instanceof String)
        .anyMatch(row -> row.get("outstanding_balance") instanceof BigDecimal);
    assertThat(stream("cases").map(row -> row.get("name")).toList())
        .startsWith("Alvarez v. Northwind Logistics")
        .doesNotHaveDuplicates();
  }

  @Test
  void aCaseNumberBeginsWithTheYearInWhichTheCaseWasOpened() {
    assertThat(firm.rows("cases"))
        .filteredOn(row -> row.get("case_number") != null && row.get("opened_date") != null)
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(row.get("case_number").toString())
                    .startsWith(row.get("opened_date").toString().substring(0, 4) + "-"));
    assertThat(firm.rows("cases"))
        .filteredOn(row -> row.get("case_number") != null)
        .extracting(row -> row.get("case_number"))
        .doesNotHaveDuplicates();
  }

  @Test
  void someOpenCasesLieUntouchedForMonths() {
    Instant then = CLOCK.instant().minus(Duration.ofDays(60));
    assertThat(firm.rows("cases"))
        .filteredOn(row -> row.get("status").equals("open"))
        .filteredOn(row -> Instant.parse(row.get("updated_at").toString()).isBefore(then))
        .hasSizeBetween(3, 15);
    assertThat(firm.rows("cases"))
        .allSatisfy(
            row ->
                assertThat(row.get("updated_at").toString())
                    .isGreaterThanOrEqualTo(row.get("created_at").toString()));
  }

  @Test
  void aClientKnowsTheCasesThatKnowIt() {
    for (Map<String, Object> client : firm.rows("clients")) {
      Set<Long> told =
          ((List<?>) client.get("cases"))
              .stream()
                  .map(SampleFirmTest::reference)
                  .collect(Collectors.toCollection(TreeSet::new));
      Set<Long> found =
          stream("cases")
              .filter(
                  row -> ((List<?>) row.get("clients")).contains(Map.of("id", client.get("id"))))
              .map(row -> (Long) row.get("id"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(told).isEqualTo(found);
    }
  }

  @Test
  void contactsShareNumbersAcrossTypes() {
    Set<Object> clients = stream("clients").map(row -> row.get("id")).collect(Collectors.toSet());

    assertThat(stream("companies").map(row -> row.get("id"))).anyMatch(clients::contains);
    assertThat(firm.rows("clients"))
        .anyMatch(row -> Boolean.TRUE.equals(row.get("archived")))
        .anyMatch(row -> row.containsKey("email") && row.get("email") == null)
        .anyMatch(row -> !row.containsKey("email"));
    assertThat(firm.rows("companies")).anyMatch(row -> Boolean.TRUE.equals(row.get("archived")));
  }

  @Test
  void everyAddressAndNumberIsFictional() {
    Set<String> shapes = new HashSet<>();
    for (String collection : List.of("staff", "clients", "companies", "leads", "calls")) {
      for (Map<String, Object> row : firm.rows(collection)) {
        row.forEach(
            (name, value) -> {
              if (value != null && name.contains("phone")) {
                assertThat(value.toString().replaceAll("\\D", "")).matches("1?\\d{3}55501\\d\\d");
                shapes.add(value.toString().replaceAll("\\d", "9"));
              }
              if (value != null && name.equals("email")) {
                assertThat(value.toString()).matches("[a-z0-9.-]+@([a-z0-9-]+\\.)?example\\.com");
              }
            });
      }
    }
    assertThat(shapes).hasSizeGreaterThanOrEqualTo(6);
  }

  @Test
  void theUserIsAnActivePartner() {
    assertThat(firm.rows("staff"))
        .filteredOn(row -> row.get("id").equals(firm.userId()))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("active", true));
    assertThat(stream("staff").filter(row -> Boolean.FALSE.equals(row.get("active")))).hasSize(2);
  }

  @Test
  void theCalendarHasItsOddities() {
    Set<Object> locations =
        stream("locations").map(row -> row.get("id")).collect(Collectors.toSet());

    assertThat(firm.rows("events"))
        .anyMatch(
            row ->
                Boolean.TRUE.equals(row.get("all_day"))
                    && row.get("start").toString().equals(TODAY + "T00:00:00Z"))
        .anyMatch(row -> row.get("case") == null)
        .anyMatch(
            row -> row.get("location") instanceof Map<?, ?> at && !locations.contains(at.get("id")))
        .anyMatch(
            row -> row.get("location") instanceof Map<?, ?> at && locations.contains(at.get("id")))
        .anyMatch(row -> row.get("start").toString().endsWith("-07:00"))
        .anyMatch(
            row ->
                !row.get("start")
                    .toString()
                    .substring(0, 10)
                    .equals(row.get("end").toString().substring(0, 10)))
        .allMatch(
            row ->
                !Times.moment(row.get("end").toString())
                    .isBefore(Times.moment(row.get("start").toString())));
  }

  @Test
  void timeIsOfEveryKind() {
    assertThat(firm.rows("time_entries"))
        .allMatch(row -> row.get("rate") instanceof String)
        .anyMatch(row -> Boolean.TRUE.equals(row.get("flat_fee")))
        .anyMatch(row -> Boolean.FALSE.equals(row.get("billable")))
        .anyMatch(row -> !row.get("invoices").equals(List.of()))
        .anyMatch(row -> row.get("invoices").equals(List.of()))
        .anyMatch(row -> row.get("rate").equals("312.55"))
        .anyMatch(row -> row.get("hours").toString().equals("0.1"))
        .anyMatch(row -> row.get("hours").toString().equals("0.25"));
  }

  @Test
  void invoicesAreOfEveryKind() {
    Set<Object> cases = stream("cases").map(row -> row.get("id")).collect(Collectors.toSet());

    assertThat(stream("invoices").map(row -> row.get("status")).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "overdue", "paid", "partial", "draft", "unsent", "sent", "forwarded", "written_off");
    assertThat(firm.rows("invoices"))
        .anyMatch(row -> row.get("bank_account") instanceof Map<?, ?> a && a.containsValue("trust"))
        .anyMatch(row -> row.get("bank_account") == null)
        .anyMatch(row -> !cases.contains(reference(row.get("case"))))
        .anyMatch(
            row -> money(row.get("paid_amount")).compareTo(money(row.get("total_amount"))) > 0)
        .anyMatch(row -> row.containsKey("due_date") && row.get("due_date") == null)
        .anyMatch(row -> !row.containsKey("due_date"))
        .anyMatch(row -> row.get("total_amount") instanceof String)
        .anyMatch(row -> row.get("total_amount") instanceof BigDecimal)
        .anyMatch(row -> Boolean.FALSE.equals(row.get("allow_online_payments")));
  }

  @Test
  void paymentsThatSucceededAddUpToWhatIsPaid() {
    for (Map<String, Object> invoice : firm.rows("invoices")) {
      BigDecimal sum =
          stream("invoice_payments")
              .filter(row -> Objects.equals(reference(row.get("invoice")), invoice.get("id")))
              .filter(row -> row.get("status").equals("success"))
              .map(row -> money(row.get("amount")))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(sum).isEqualByComparingTo(money(invoice.get("paid_amount")));
    }
    assertThat(stream("invoice_payments").map(row -> row.get("status")))
        .contains("failure", "pending");
  }

  @Test
  void theZoneDecidesWhatTodayIs() {
    Instant late = Instant.parse("2026-03-12T05:00:00Z");
    SampleFirm west = SampleFirm.standard(Clock.fixed(late, ZoneId.of("America/Los_Angeles")));

    assertThat(west.rows("events").get(0).get("start").toString()).startsWith("2026-03-11");
  }

  @Test
  void documentsLieInFoldersOfTheirCase() {
    Set<Object> folders = stream("folders").map(row -> row.get("id")).collect(Collectors.toSet());

    assertThat(firm.rows("documents"))
        .allMatch(row -> folders.contains(reference(row.get("folder"))))
        .anyMatch(row -> row.get("case") == null);
    assertThat(firm.rows("folders")).allMatch(row -> !row.containsKey("_case"));
  }

  @Test
  void recordsHoldOnlyWhatMyCaseShows() {
    for (String collection : FirmSchema.collections()) {
      assertThat(firm.rows(collection))
          .as(collection)
          .allSatisfy(row -> assertThat(row.keySet()).isSubsetOf(FirmSchema.fields(collection)));
    }
  }
}
