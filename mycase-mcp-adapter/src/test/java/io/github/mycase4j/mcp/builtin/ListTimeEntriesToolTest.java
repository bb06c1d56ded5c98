package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Names;
import io.github.mycase4j.mcp.fixture.Plain;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ListTimeEntriesToolTest extends ToolTestBase {
  private static final String TOOL = "list-time-entries";

  private List<Row> truth(Predicate<Row> filter) {
    return firm.truth("time_entries").stream()
        .filter(filter)
        .sorted(
            Comparator.comparing(
                    (Row row) -> row.date("entry_date"),
                    Comparator.nullsLast(Comparator.<LocalDate>reverseOrder()))
                .thenComparing(Comparator.comparing(Row::id).reversed()))
        .toList();
  }

  private static boolean is(Row row, String field) {
    return Boolean.TRUE.equals(row.find(field));
  }

  private static BigDecimal exact(Row row) {
    return is(row, "flat_fee")
        ? row.amount("rate")
        : row.amount("hours").multiply(row.amount("rate"));
  }

  private static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }

  private static BigDecimal sum(Stream<BigDecimal> amounts) {
    return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal amount(List<Row> rows) {
    return cents(sum(rows.stream().map(row -> exact(row))));
  }

  private void finds(Predicate<Row> filter, Object... arguments) {
    List<Row> truth = truth(filter);
    assertThat(truth).as("the sample has such entries").isNotEmpty();
    Object[] few = Stream.concat(Stream.of(arguments), Stream.of("limit", 200)).toArray();
    assertThat(Row.ids(firm.all(TOOL, "time_entries", few))).isEqualTo(Row.ids(truth));
    Row totals = firm.ok(TOOL, arguments).row("totals");
    List<Row> billable = truth.stream().filter(row -> is(row, "billable")).toList();
    List<Row> flat = billable.stream().filter(row -> is(row, "flat_fee")).toList();
    List<Row> hourly = billable.stream().filter(row -> !is(row, "flat_fee")).toList();
    BigDecimal hours = sum(truth.stream().map(row -> row.amount("hours")));
    BigDecimal billableHours = sum(billable.stream().map(row -> row.amount("hours")));
    BigDecimal hourlyHours = sum(hourly.stream().map(row -> row.amount("hours")));
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("entries", truth.size());
    expected.put("hours", hours);
    expected.put("billable_hours", billableHours);
    expected.put("non_billable_hours", hours.subtract(billableHours));
    expected.put("billable_amount", amount(billable));
    expected.put(
        "uninvoiced_amount",
        amount(billable.stream().filter(row -> row.rows("invoices").isEmpty()).toList()));
    expected.put("flat_fee_amount", amount(flat));
    if (hourlyHours.signum() != 0) {
      expected.put(
          "average_hourly_rate",
          sum(hourly.stream().map(row -> exact(row))).divide(hourlyHours, 2, RoundingMode.HALF_UP));
    }
    assertThat(totals.plain()).isEqualTo(Plain.of(expected));
  }

  @Test
  void tellsTheTruthOfEveryEntry() {
    Names names = new Names(firm);
    List<Row> rows = firm.all(TOOL, "time_entries", "limit", 200);
    List<Row> truth = truth(row -> true);
    assertThat(Row.ids(rows)).isEqualTo(Row.ids(truth));
    for (int i = 0; i < rows.size(); i++) {
      Row real = truth.get(i);
      Map<String, Object> expected =
          real.only("id", "entry_date", "activity_name", "description", "billable", "flat_fee");
      expected.put("hours", real.amount("hours"));
      expected.put("rate", real.amount("rate"));
      expected.put("amount", cents(exact(real)));
      expected.put("invoiced", !real.rows("invoices").isEmpty());
      expected.put("case", names.legalCase(real.reference("case")));
      expected.put("staff", names.staff(real.reference("staff")));
      assertThat(rows.get(i).plain()).isEqualTo(Plain.of(expected));
    }
  }

  @Nested
  class Filters {
    @Test
    void andTotalsOverAllMatchesWhateverThePage() {
      finds(row -> true);
    }

    @Test
    void byCaseAndStaff() {
      finds(row -> Long.valueOf(1001).equals(row.reference("case")), "case_id", 1001);
      finds(row -> Long.valueOf(503).equals(row.reference("staff")), "staff_id", 503);
    }

    @Test
    void byDaysIncludingBoth() {
      LocalDate from = TestFirm.TODAY.minusDays(30);
      LocalDate to = TestFirm.TODAY.minusDays(3);
      finds(
          row -> !row.date("entry_date").isBefore(from) && !row.date("entry_date").isAfter(to),
          "start_date",
          from.toString(),
          "end_date",
          to.toString());
    }

    @Test
    void byBillableAndInvoiced() {
      finds(row -> is(row, "billable"), "billable", true);
      finds(row -> !is(row, "billable"), "billable", false);
      finds(
          row -> is(row, "billable") && row.rows("invoices").isEmpty(),
          "billable",
          true,
          "invoiced",
          false);
      finds(row -> !row.rows("invoices").isEmpty(), "invoiced", true);
    }

    @Test
    void byFlatFee() {
      finds(row -> is(row, "flat_fee"), "flat_fee", true);
      finds(row -> !is(row, "flat_fee"), "flat_fee", false);
    }

    @Test
    void byAClientOfTheCase() {
      long client = firm.truth("cases", 1001).references("clients").get(0);
      finds(row -> ofCase(row, c -> c.references("clients").contains(client)), "client_id", client);
    }

    @Test
    void byThePracticeAreaOfTheCase() {
      finds(
          row -> ofCase(row, c -> "Family Law".equals(c.text("practice_area"))),
          "practice_area",
          "FAMILY law");
      finds(
          row ->
              is(row, "billable")
                  && row.rows("invoices").isEmpty()
                  && ofCase(row, c -> "Family Law".equals(c.text("practice_area"))),
          "practice_area",
          "Family Law",
          "billable",
          true,
          "invoiced",
          false);
    }

    @Test
    void notByABlankPracticeArea() {
      assertThat(firm.refused(TOOL, "practice_area", " "))
          .isEqualTo("practice_area must not be blank; leave it out for no filter.");
    }

    @Test
    void leavesOutWhatIsOnNoCaseThatMyCaseReturns() {
      long client = firm.truth("cases", 1001).references("clients").get(0);
      firm.sandbox.put("time_entries", Map.of("id", 5, "hours", 1, "case", Map.of("id", 990_077)));
      firm.sandbox.put("time_entries", Map.of("id", 6, "hours", 1));
      finds(row -> ofCase(row, c -> c.references("clients").contains(client)), "client_id", client);
    }

    private boolean ofCase(Row entry, Predicate<Row> filter) {
      return firm.truth("cases").stream()
          .anyMatch(
              row -> Long.valueOf(row.id()).equals(entry.reference("case")) && filter.test(row));
    }

    @Test
    void byNothingThatThereIs() {
      Row totals = firm.ok(TOOL, "end_date", "1990-01-01").row("totals");
      assertThat(totals.number("entries")).isZero();
      assertThat(totals.amount("billable_amount")).isEqualByComparingTo("0");
    }
  }

  @Test
  void addsUnroundedAmountsAndRoundsOnce() {
    for (long id = 1; id <= 3; id++) {
      firm.sandbox.put(
          "time_entries",
          Map.of(
              "id",
              id,
              "hours",
              new BigDecimal("0.1"),
              "rate",
              "0.04",
              "billable",
              true,
              "entry_date",
              "1999-01-0" + id));
    }
    Row answer = firm.ok(TOOL, "end_date", "1999-12-31");
    assertThat(answer.rows("time_entries"))
        .extracting(row -> row.get("amount").toString())
        .containsExactly("0", "0", "0");
    assertThat(answer.row("totals").amount("billable_amount")).isEqualByComparingTo("0.01");
  }

  @Test
  void showsFlatFeesApartAndNoRateWithoutHours() {
    firm.sandbox.put(
        "time_entries",
        Map.of(
            "id",
            5,
            "hours",
            3,
            "rate",
            "750.00",
            "flat_fee",
            true,
            "billable",
            true,
            "entry_date",
            "1999-01-01"));

    Row totals = firm.ok(TOOL, "end_date", "1999-12-31").row("totals");

    assertThat(totals.amount("flat_fee_amount")).isEqualByComparingTo("750");
    assertThat(totals.amount("billable_amount")).isEqualByComparingTo("750");
    assertThat(totals.fields()).doesNotContainKey("average_hourly_rate");
  }

  @Test
  void readsForGroupsOnlyTheNamesThatTheyHave() {
    firm.ok(TOOL, "group_by", "month");
    assertThat(firm.requests()).isNotEmpty().doesNotContain("/v1/cases", "/v1/staff");

    firm.ok(TOOL, "group_by", "staff");
    assertThat(firm.requests()).contains("/v1/staff").doesNotContain("/v1/cases");
  }

  @Test
  void keepsAnEntryWithoutADateLastAndOutOfEveryRange() {
    firm.sandbox.put("time_entries", Map.of("id", 5, "hours", 1, "rate", "10"));
    List<Long> ids = Row.ids(firm.all(TOOL, "time_entries", "limit", 200));
    assertThat(ids.get(ids.size() - 1)).isEqualTo(5);
    assertThat(Row.ids(firm.all(TOOL, "time_entries", "limit", 200, "start_date", "1900-01-01")))
        .doesNotContain(5L);
  }

  @Test
  void namesBadArgumentsAndSendsNothing() {
    assertThat(firm.refused(TOOL, "billable", "yes")).startsWith("billable");
    assertThat(firm.refused(TOOL, "start_date", "2026-02-30")).startsWith("start_date");
    assertThat(firm.refused(TOOL, "start_date", "2026-03-02", "end_date", "2026-03-01"))
        .startsWith("end_date");
    assertThat(firm.refused(TOOL, "query", "x")).contains("\"query\"");
    assertThat(firm.requests()).isEmpty();
    assertThat(firm.refused(TOOL, "case_id", 9)).startsWith("case_id: there is no case");
    assertThat(firm.refused(TOOL, "staff_id", 9)).startsWith("staff_id: there is no staff");
    assertThat(firm.refused(TOOL, "client_id", 9)).startsWith("client_id: there is no client");
    assertThat(firm.refused(TOOL, "practice_area", "Maritime"))
        .startsWith("practice_area: the firm has no practice area named \"Maritime\".")
        .contains("Family Law");
  }

  @Test
  void namesOfAreasAreHashedInAnAuditLogThatIsToBe() {
    firm.close();
    firm = TestFirm.in(home).set("MYCASE_AUDIT_PARAMS", "hashed").open();
    firm.ok(TOOL, "practice_area", "Family Law", "staff_id", 503);

    assertThat(firm.log(TOOL).toString())
        .contains("practice_area", "503")
        .doesNotContain("Family Law");
  }
}
