package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Plain;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GetBillingSummaryToolTest extends ToolTestBase {
  private static final String TOOL = "get-billing-summary";
  private static final Set<String> NOT_ISSUED = Set.of("draft", "unsent", "forwarded");

  private static BigDecimal outstanding(Row invoice) {
    return invoice
        .amount("total_amount")
        .subtract(invoice.amount("paid_amount"))
        .max(BigDecimal.ZERO);
  }

  private static BigDecimal sum(List<Row> rows, java.util.function.Function<Row, BigDecimal> of) {
    return rows.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static long daysLate(Row invoice, LocalDate asOf) {
    return invoice.find("due_date") == null
        ? 0
        : Math.max(0, ChronoUnit.DAYS.between(invoice.date("due_date"), asOf));
  }

  private static Map<String, Object> count(List<Row> invoices) {
    return Map.of(
        "count", invoices.size(), "amount", sum(invoices, row -> row.amount("total_amount")));
  }

  private void tellsTheTruth(Predicate<Row> of, LocalDate asOf, Object... arguments) {
    List<Row> all = firm.truth("invoices").stream().filter(of).toList();
    List<Row> issued =
        all.stream().filter(row -> !NOT_ISSUED.contains(row.text("status"))).toList();
    Map<String, Object> aging = new LinkedHashMap<>();
    int[][] ages = {{0, 0}, {1, 30}, {31, 60}, {61, 90}, {91, Integer.MAX_VALUE}};
    String[] names = {"current", "days_1_30", "days_31_60", "days_61_90", "over_90"};
    for (int i = 0; i < names.length; i++) {
      int[] age = ages[i];
      aging.put(
          names[i],
          sum(
              issued.stream()
                  .filter(row -> daysLate(row, asOf) >= age[0] && daysLate(row, asOf) <= age[1])
                  .toList(),
              GetBillingSummaryToolTest::outstanding));
    }
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("billed", sum(issued, row -> row.amount("total_amount")));
    expected.put("paid", sum(issued, row -> row.amount("paid_amount")));
    expected.put("outstanding", sum(issued, GetBillingSummaryToolTest::outstanding));
    expected.put(
        "overdue",
        sum(
            issued.stream().filter(row -> daysLate(row, asOf) > 0).toList(),
            GetBillingSummaryToolTest::outstanding));
    expected.put(
        "credit",
        sum(
            issued,
            row ->
                row.amount("paid_amount")
                    .subtract(row.amount("total_amount"))
                    .max(BigDecimal.ZERO)));
    expected.put("invoice_count", issued.size());
    expected.put(
        "draft",
        count(
            all.stream()
                .filter(row -> Set.of("draft", "unsent").contains(row.text("status")))
                .toList()));
    expected.put(
        "forwarded",
        count(all.stream().filter(row -> row.text("status").equals("forwarded")).toList()));
    expected.put("aging", aging);
    Row answer = firm.ok(TOOL, arguments);
    assertThat(answer.row("summary").plain()).isEqualTo(Plain.of(expected));

    List<Row> open =
        issued.stream()
            .filter(row -> outstanding(row).signum() > 0)
            .sorted(
                Comparator.comparing(
                        (Row row) -> row.date("due_date"),
                        Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
                    .thenComparing(Row::id))
            .toList();
    List<Row> shown = firm.all(TOOL, "invoices", arguments);
    assertThat(Row.ids(shown)).isEqualTo(Row.ids(open));
    for (int i = 0; i < shown.size(); i++) {
      assertThat(shown.get(i).amount("outstanding")).isEqualByComparingTo(outstanding(open.get(i)));
      assertThat(shown.get(i).number("days_late")).isEqualTo(daysLate(open.get(i), asOf));
    }

    List<Row> trust =
        issued.stream()
            .filter(
                row ->
                    row.row("bank_account") != null
                        && "trust".equals(row.row("bank_account").text("account_type")))
            .toList();
    Set<Long> ofTrust = trust.stream().map(Row::id).collect(Collectors.toSet());
    List<Row> payments =
        firm.truth("invoice_payments").stream()
            .filter(row -> row.text("status").equals("success"))
            .filter(row -> ofTrust.contains(row.reference("invoice")))
            .toList();
    assertThat(answer.row("trust").plain())
        .isEqualTo(
            Plain.of(
                Map.of(
                    "invoiced", sum(trust, row -> row.amount("total_amount")),
                    "paid", sum(trust, row -> row.amount("paid_amount")),
                    "outstanding", sum(trust, GetBillingSummaryToolTest::outstanding),
                    "payments", sum(payments, row -> row.amount("amount")))));
    assertThat(answer.text("trust_note")).contains("does not provide the ledger balance");
  }

  @Test
  void tellsTheTruthOfTheWholeFirm() {
    tellsTheTruth(row -> true, TestFirm.TODAY);
  }

  @Test
  void tellsTheTruthOfEachCaseWithMyCasesOwnFigure() {
    List<Long> some =
        firm.truth("invoices").stream()
            .map(row -> row.reference("case"))
            .filter(id -> id < 990_000)
            .distinct()
            .limit(4)
            .toList();
    for (long id : some) {
      tellsTheTruth(
          row -> Long.valueOf(id).equals(row.reference("case")), TestFirm.TODAY, "case_id", id);
      assertThat(firm.ok(TOOL, "case_id", id).amount("mycase_outstanding_balance"))
          .isEqualByComparingTo(firm.truth("cases", id).amount("outstanding_balance"));
    }
  }

  @Test
  void movesOnlyTheAgeingWithTheDay() {
    LocalDate then = TestFirm.TODAY.plusDays(45);
    tellsTheTruth(row -> true, then, "as_of", then.toString());
  }

  @Test
  void agesByTheWholeDaysAfterTheDueDate() {
    long id = 5000;
    for (int late : new int[] {-1, 0, 1, 30, 31, 60, 61, 90, 91}) {
      firm.sandbox.put(
          "invoices",
          Map.of(
              "id",
              id++,
              "status",
              "sent",
              "total_amount",
              "10.01",
              "paid_amount",
              0,
              "due_date",
              TestFirm.TODAY.minusDays(late).toString(),
              "case",
              Map.of("id", 1060)));
    }
    tellsTheTruth(row -> true, TestFirm.TODAY);
  }

  @Test
  void saysTheDayThatItTook() {
    assertThat(firm.ok(TOOL).fields())
        .containsEntry("today", "2026-03-11")
        .containsEntry("time_zone", "America/New_York");
    assertThat(firm.ok(TOOL, "as_of", "2026-01-31").fields())
        .doesNotContainKeys("today", "time_zone");
  }

  @Test
  void coversAllWhateverTheLimit() {
    assertThat(firm.ok(TOOL, "limit", 1).row("summary"))
        .isEqualTo(firm.ok(TOOL, "limit", 100).row("summary"));
  }

  @Test
  void asksForTheInvoicesThatMyCaseHides() {
    firm.ok(TOOL);
    assertThat(firm.sandbox.requests())
        .filteredOn(request -> request.path().equals("/v1/invoices"))
        .isNotEmpty()
        .allSatisfy(
            request ->
                assertThat(request.rawQuery()).contains("only_allowed_online_payments=false"));
  }

  @Test
  void namesAStatusThatNobodyKnows() {
    assertThat(firm.ok(TOOL).get("notes").toString()).contains("written_off");
  }

  @Test
  void countsAnOverpaidInvoiceAsNothingOutstanding() {
    assertThat(firm.truth("invoices"))
        .anyMatch(row -> row.amount("paid_amount").compareTo(row.amount("total_amount")) > 0);
    Row summary = firm.ok(TOOL).row("summary");
    assertThat(summary.amount("outstanding"))
        .isGreaterThan(summary.amount("billed").subtract(summary.amount("paid")));
  }

  @Test
  void leavesOutTheFigureOfACaseForTheWholeFirm() {
    assertThat(firm.ok(TOOL).fields()).doesNotContainKey("mycase_outstanding_balance");
  }

  @Test
  void namesBadArgumentsAndSendsNothing() {
    assertThat(firm.refused(TOOL, "as_of", "2026-02-30")).startsWith("as_of");
    assertThat(firm.refused(TOOL, "case_id", "all")).startsWith("case_id");
    assertThat(firm.refused(TOOL, "client_id", 20_001)).contains("\"client_id\"");
    assertThat(firm.requests()).isEmpty();
    assertThat(firm.refused(TOOL, "case_id", 9)).startsWith("case_id: there is no case");
  }
}
