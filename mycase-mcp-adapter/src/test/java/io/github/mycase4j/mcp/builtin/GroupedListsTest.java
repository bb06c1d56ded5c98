package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Names;
import io.github.mycase4j.mcp.fixture.Plain;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The groups of every list by every key, against groups made of MyCase's own rows. */
class GroupedListsTest extends ToolTestBase {
  private static final Set<String> NOT_ISSUED = Set.of("draft", "unsent", "forwarded");

  private Names names;
  private Map<Long, Row> cases;
  private LocalDate today;

  private void learn() {
    names = new Names(firm);
    cases = firm.truth("cases").stream().collect(Collectors.toMap(Row::id, row -> row));
    today = LocalDate.now(firm.clock);
  }

  /** The rows of a list as it gives them without arguments. */
  private List<Row> rows(String tool) {
    return switch (tool) {
      case "list-cases" -> firm.truth("cases");
      case "list-tasks" ->
          firm.truth("tasks").stream()
              .filter(row -> !isTrue(row, "completed") && row.find("completed_at") == null)
              .toList();
      case "list-documents" -> firm.truth("documents");
      case "list-time-entries" -> firm.truth("time_entries");
      case "get-billing-summary" ->
          firm.truth("invoices").stream()
              .filter(row -> !NOT_ISSUED.contains(String.valueOf(row.find("status"))))
              .toList();
      default -> throw new AssertionError(tool);
    };
  }

  private static boolean isTrue(Row row, String field) {
    return Boolean.TRUE.equals(row.find(field));
  }

  private Row legalCase(Row row) {
    Long id = row.reference("case");
    return id == null ? null : cases.get(id);
  }

  private List<Object> keys(String tool, String key, Row row) {
    Row legalCase = tool.equals("list-cases") ? row : legalCase(row);
    return switch (key) {
      case "client" ->
          legalCase == null ? List.of() : each(legalCase.references("clients"), names::client);
      case "company" ->
          legalCase == null ? List.of() : each(legalCase.references("companies"), names::company);
      case "lead_lawyer" ->
          legalCase == null
              ? List.of()
              : each(
                  legalCase.rows("staff").stream()
                      .filter(staff -> isTrue(staff, "lead_lawyer"))
                      .map(Row::id)
                      .toList(),
                  names::staff);
      case "practice_area", "case_stage" ->
          legalCase == null ? List.of() : one(legalCase.find(key));
      case "case" -> one(names.legalCase(row.reference("case")));
      case "staff" ->
          tool.equals("list-time-entries")
              ? one(names.staff(row.reference("staff")))
              : each(row.references("staff"), names::staff);
      case "folder" -> one(folder(row));
      case "activity" -> one(row.find("activity_name"));
      case "status", "priority" -> one(row.find(key));
      case "opened_month" -> month(row, "opened_date");
      case "due_month" -> month(row, "due_date");
      case "invoice_month" -> month(row, "invoice_date");
      case "month" -> month(row, "entry_date");
      default -> throw new AssertionError(key);
    };
  }

  private static List<Object> one(Object key) {
    return key == null ? List.of() : List.of(key);
  }

  private static List<Object> month(Row row, String field) {
    return row.find(field) == null ? List.of() : List.of(row.text(field).substring(0, 7));
  }

  /** Returns a document's folder, named by the last folder in its path. */
  private static Object folder(Row row) {
    if (row.find("folder") == null) {
      return null;
    }
    Map<String, Object> folder = new LinkedHashMap<>(Map.of("id", row.reference("folder")));
    List<String> path = List.of(row.text("path").split("/", -1));
    if (path.size() > 1) {
      folder.put("name", path.get(path.size() - 2));
    }
    return folder;
  }

  private static List<Object> each(List<Long> ids, Function<Long, Map<String, Object>> name) {
    return ids.stream().map(id -> (Object) name.apply(id)).toList();
  }

  private Map<String, Object> measures(String tool, List<Row> rows) {
    Map<String, Object> measures = new LinkedHashMap<>();
    measures.put("count", rows.size());
    switch (tool) {
      case "list-tasks" ->
          measures.put("overdue", rows.stream().filter(row -> isLate(row, today)).count());
      case "list-time-entries" -> {
        List<Row> billable = rows.stream().filter(row -> isTrue(row, "billable")).toList();
        measures.put("hours", sum(rows, row -> row.amount("hours")));
        measures.put("billable_hours", sum(billable, row -> row.amount("hours")));
        measures.put("billable_amount", cents(sum(billable, GroupedListsTest::amount)));
        measures.put(
            "uninvoiced_amount",
            cents(
                sum(
                    billable.stream().filter(row -> row.rows("invoices").isEmpty()).toList(),
                    GroupedListsTest::amount)));
      }
      case "get-billing-summary" -> {
        measures.put("billed", sum(rows, row -> row.amount("total_amount")));
        measures.put("paid", sum(rows, row -> row.amount("paid_amount")));
        measures.put("outstanding", sum(rows, GroupedListsTest::outstanding));
        measures.put("overdue", sum(late(rows, 1), GroupedListsTest::outstanding));
        measures.put("over_90", sum(late(rows, 91), GroupedListsTest::outstanding));
      }
      default -> {}
    }
    return measures;
  }

  private static boolean isLate(Row row, LocalDate day) {
    return row.find("due_date") != null && row.date("due_date").isBefore(day);
  }

  private List<Row> late(List<Row> rows, int days) {
    return rows.stream()
        .filter(row -> row.find("due_date") != null)
        .filter(row -> ChronoUnit.DAYS.between(row.date("due_date"), today) >= days)
        .toList();
  }

  private static BigDecimal amount(Row row) {
    return isTrue(row, "flat_fee")
        ? row.amount("rate")
        : row.amount("hours").multiply(row.amount("rate"));
  }

  private static BigDecimal outstanding(Row row) {
    return row.amount("total_amount").subtract(row.amount("paid_amount")).max(BigDecimal.ZERO);
  }

  private static BigDecimal sum(List<Row> rows, Function<Row, BigDecimal> of) {
    return rows.stream().map(of).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }

  /** Reads all groups, page by page, and insists that each page is in the order asked for. */
  private List<Row> groups(String tool, String key) {
    List<Row> groups = new ArrayList<>();
    Map<String, Object> arguments = TestFirm.arguments("group_by", key, "limit", 7);
    while (true) {
      Row page = firm.ok(tool, arguments);
      groups.addAll(page.rows("groups"));
      assertThat(page.get("complete")).isEqualTo(true);
      assertThat(page.number("returned")).isEqualTo(page.rows("groups").size());
      if (page.find("next_cursor") == null) {
        assertThat(page.number("total_groups")).isEqualTo(groups.size());
        assertThat(page.find("rest")).isNull();
        return groups;
      }
      assertThat(page.row("rest").number("groups"))
          .isEqualTo(page.number("total_groups") - groups.size());
      arguments.put("cursor", page.get("next_cursor"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "list-cases, client, count",
    "list-cases, company, count",
    "list-cases, staff, count",
    "list-cases, lead_lawyer, count",
    "list-cases, practice_area, count",
    "list-cases, case_stage, count",
    "list-cases, status, count",
    "list-cases, opened_month, count",
    "list-tasks, case, count",
    "list-tasks, staff, count",
    "list-tasks, priority, count",
    "list-tasks, due_month, count",
    "list-documents, case, count",
    "list-documents, folder, count",
    "list-time-entries, case, billable_amount",
    "list-time-entries, client, billable_amount",
    "list-time-entries, company, billable_amount",
    "list-time-entries, staff, billable_amount",
    "list-time-entries, activity, billable_amount",
    "list-time-entries, practice_area, billable_amount",
    "list-time-entries, month, billable_amount",
    "get-billing-summary, client, outstanding",
    "get-billing-summary, company, outstanding",
    "get-billing-summary, case, outstanding",
    "get-billing-summary, practice_area, outstanding",
    "get-billing-summary, case_stage, outstanding",
    "get-billing-summary, lead_lawyer, outstanding",
    "get-billing-summary, invoice_month, outstanding",
  })
  void areTheTruth(String tool, String key, String order) {
    learn();
    List<Row> rows = rows(tool);
    Map<Object, List<Row>> expected = new HashMap<>();
    for (Row row : rows) {
      List<Object> keys = keys(tool, key, row);
      (keys.isEmpty() ? Stream.of((Object) "none") : keys.stream())
          .forEach(each -> expected.computeIfAbsent(each, none -> new ArrayList<>()).add(row));
    }

    List<Row> groups = groups(tool, key);

    Map<Object, Object> found = new HashMap<>();
    BigDecimal before = null;
    for (Row group : groups) {
      Map<String, Object> measures = new LinkedHashMap<>(group.fields());
      Object of = measures.remove(key);
      Object none = measures.remove("none");
      assertThat(of == null).isEqualTo(none != null);
      found.put(of == null ? "none" : Plain.of(of), Plain.of(measures));
      assertThat(before == null || before.compareTo(group.amount(order)) >= 0).isTrue();
      before = group.amount(order);
    }
    Map<Object, Object> truth = new HashMap<>();
    expected.forEach((of, its) -> truth.put(Plain.of(of), Plain.of(measures(tool, its))));
    assertThat(found).isEqualTo(truth);
    Row first = firm.ok(tool, "group_by", key);
    assertThat(first.row("totals").plain()).isEqualTo(Plain.of(measures(tool, rows)));
    assertThat(first.number("total_matches")).isEqualTo(rows.size());
  }

  @Test
  void ofACalendarAreTheDaysOnWhichEventsAre() {
    LocalDate start = LocalDate.now(firm.clock).minusDays(40);
    Object[] month = {"start_date", start.toString(), "end_date", start.plusDays(60).toString()};
    List<Row> events = firm.all("list-calendar-events", "events", with(month, "limit", 200));
    Map<String, Long> expected = new HashMap<>();
    for (Row event : events) {
      LocalDate first = day(event.text("start"));
      LocalDate last = event.find("end") == null ? first : day(event.text("end"));
      boolean endsAtMidnight =
          !isTrue(event, "all_day")
              && last.isAfter(first)
              && event.text("end").substring(10).startsWith("T00:00:00");
      (endsAtMidnight ? first.datesUntil(last) : first.datesUntil(last.plusDays(1)))
          .filter(day -> !day.isBefore(start) && !day.isAfter(start.plusDays(60)))
          .forEach(day -> expected.merge(day.toString(), 1L, Long::sum));
    }

    Row answer =
        firm.ok(
            "list-calendar-events",
            with(month, "group_by", "day", "sort_groups", "key", "order", "asc", "limit", 200));

    Map<String, Long> days = new LinkedHashMap<>();
    answer.rows("groups").forEach(row -> days.put(row.text("day"), row.number("count")));
    assertThat(days).isEqualTo(expected).hasSizeGreaterThan(20);
    assertThat(new ArrayList<>(days.keySet())).isSorted();
    assertThat(answer.row("totals").number("count")).isEqualTo(events.size());
    assertThat(
            firm.ok("list-calendar-events", with(month, "group_by", "event_type"))
                .row("totals")
                .number("count"))
        .isEqualTo(events.size());
  }

  private static LocalDate day(String time) {
    return LocalDate.parse(time.substring(0, 10));
  }

  private static Object[] with(Object[] some, Object... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray();
  }

  @ParameterizedTest
  @CsvSource({"staff, staff_id", "lead_lawyer, lead_lawyer_id"})
  void thatAreEmptyArePeopleWhomTheFiltersLeave(String key, String filter) {
    Row all = firm.ok("list-cases", "group_by", key, "include_empty", true, "limit", 200);
    assertThat(all.rows("groups").stream().filter(group -> group.number("count") == 0).toList())
        .as("somebody has no case")
        .isNotEmpty();

    Row one =
        firm.ok("list-cases", "group_by", key, filter, 502, "include_empty", true, "limit", 200);

    assertThat(one.rows("groups").stream().filter(group -> group.number("count") == 0).toList())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "list-cases, clients, client_id",
    "list-cases, companies, company_id",
    "list-time-entries, clients, client_id",
    "list-time-entries, companies, company_id",
    "get-billing-summary, clients, client_id",
    "get-billing-summary, companies, company_id",
  })
  void countOnlyTheRowsOfOneClientOrCompany(String tool, String field, String filter) {
    learn();
    long id =
        rows("get-billing-summary").stream()
            .map(this::legalCase)
            .filter(Objects::nonNull)
            .flatMap(legalCase -> legalCase.references(field).stream())
            .findFirst()
            .orElseThrow();

    long expected =
        rows(tool).stream()
            .map(row -> tool.equals("list-cases") ? row : legalCase(row))
            .filter(legalCase -> legalCase != null && legalCase.references(field).contains(id))
            .count();

    String key = tool.equals("list-cases") ? "status" : "practice_area";
    assertThat(firm.ok(tool, "group_by", key, filter, id).row("totals").number("count"))
        .isEqualTo(expected)
        .isPositive();
    assertThat(firm.refused(tool, filter, 987654321)).contains(filter + ": there is no ");
  }

  @Test
  void rejectACursorOfOtherGroups() {
    Object cursor = firm.ok("list-time-entries", "group_by", "case", "limit", 1).get("next_cursor");

    assertThat(firm.refused("list-time-entries", "group_by", "staff", "limit", 1, "cursor", cursor))
        .contains("cursor belongs to a call with other filters");
  }

  @Test
  void keepTheSummaryOfDraftsOnTheFirstPageAlone() {
    Row first = firm.ok("get-billing-summary", "group_by", "client", "limit", 1);

    assertThat(first.row("summary").row("draft").number("count")).isPositive();
    assertThat(
            firm.ok(
                    "get-billing-summary",
                    "group_by",
                    "client",
                    "limit",
                    1,
                    "cursor",
                    first.get("next_cursor"))
                .fields())
        .doesNotContainKeys("summary", "trust", "trust_note", "notes", "totals");
  }

  @Test
  void areRecordedWithTheirCases() {
    firm.ok("list-time-entries", "group_by", "case", "limit", 3);

    Row line = firm.log("list-time-entries").get(0);
    assertThat((List<?>) line.get("case_ids")).hasSize(3);
    assertThat(line.number("result_count")).isEqualTo(3);
    assertThat(line.row("params").fields()).containsEntry("group_by", "case");
  }
}
