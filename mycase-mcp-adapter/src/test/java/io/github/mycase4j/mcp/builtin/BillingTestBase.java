package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Plain;
import io.github.mycase4j.mcp.fixture.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The summary of a firm against figures that are added up from MyCase's own rows. */
abstract class BillingTestBase extends ToolTestBase {
  static final String TOOL = "get-billing-summary";
  static final Set<String> NOT_ISSUED = Set.of("draft", "unsent", "forwarded");

  static BigDecimal outstanding(Row invoice) {
    return invoice
        .amount("total_amount")
        .subtract(invoice.amount("paid_amount"))
        .max(BigDecimal.ZERO);
  }

  private static BigDecimal sum(List<Row> rows, Function<Row, BigDecimal> of) {
    return rows.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static long daysLate(Row invoice, LocalDate asOf) {
    return invoice.find("due_date") == null
        ? 0
        : Math.max(0, ChronoUnit.DAYS.between(invoice.date("due_date"), asOf));
  }

  private static Map<String, Object> count(List<Row> invoices) {
    return Map.of(
        "count", invoices.size(), "amount", sum(invoices, row -> row.amount("total_amount")));
  }

  final void tellsTheTruth(Predicate<Row> of, LocalDate asOf, Object... arguments) {
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
              BillingTestBase::outstanding));
    }
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("billed", sum(issued, row -> row.amount("total_amount")));
    expected.put("paid", sum(issued, row -> row.amount("paid_amount")));
    expected.put("outstanding", sum(issued, BillingTestBase::outstanding));
    expected.put(
        "overdue",
        sum(
            issued.stream().filter(row -> daysLate(row, asOf) > 0).toList(),
            BillingTestBase::outstanding));
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
    Set<Long> cases = firm.truth("cases").stream().map(Row::id).collect(Collectors.toSet());
    List<Row> onMissing =
        issued.stream()
            .filter(row -> outstanding(row).signum() > 0)
            .filter(row -> row.find("case") != null && !cases.contains(row.reference("case")))
            .toList();
    if (!onMissing.isEmpty()) {
      expected.put(
          "on_missing_cases",
          Map.of(
              "count",
              onMissing.size(),
              "outstanding",
              sum(onMissing, BillingTestBase::outstanding)));
    }
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
                    "outstanding", sum(trust, BillingTestBase::outstanding),
                    "payments", sum(payments, row -> row.amount("amount")))));
    assertThat(answer.text("trust_note")).contains("does not provide the ledger balance");
  }
}
