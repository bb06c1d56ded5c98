package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every filter narrows every figure and the invoices. */
class BillingFiltersTest extends BillingTestBase {
  private boolean ofCase(Row invoice, Predicate<Row> filter) {
    return firm.truth("cases").stream()
        .anyMatch(
            row -> Long.valueOf(row.id()).equals(invoice.reference("case")) && filter.test(row));
  }

  private void narrow(Predicate<Row> filter, Object... arguments) {
    assertThat(firm.truth("invoices")).anyMatch(filter).anyMatch(filter.negate());
    tellsTheTruth(filter, TestFirm.TODAY, arguments);
  }

  /** The client of the case with the most invoices. */
  private long client() {
    Map<Long, Long> counts =
        firm.truth("invoices").stream()
            .filter(row -> ofCase(row, c -> !c.references("clients").isEmpty()))
            .collect(Collectors.groupingBy(row -> row.reference("case"), Collectors.counting()));
    long id = counts.entrySet().stream().max(Map.Entry.comparingByValue()).get().getKey();
    return firm.truth("cases", id).references("clients").get(0);
  }

  @Test
  void byAClientOfTheCaseNarrowEveryFigure() {
    long id = client();
    narrow(row -> ofCase(row, c -> c.references("clients").contains(id)), "client_id", id);
  }

  @Test
  void byAreaAndStageOfTheCaseNarrowEveryFigure() {
    narrow(
        row -> ofCase(row, c -> "Family Law".equals(c.text("practice_area"))),
        "practice_area",
        "family law");
    narrow(
        row -> ofCase(row, c -> "Discovery".equals(c.text("case_stage"))),
        "case_stage",
        "Discovery");
  }

  @Test
  void byTheLeadLawyerOfTheCaseNarrowEveryFigure() {
    long lead =
        firm.truth("cases").stream()
            .flatMap(row -> row.rows("staff").stream())
            .filter(row -> Boolean.TRUE.equals(row.find("lead_lawyer")))
            .findFirst()
            .orElseThrow()
            .id();
    narrow(
        row ->
            ofCase(
                row,
                c ->
                    c.rows("staff").stream()
                        .anyMatch(
                            each ->
                                each.id() == lead
                                    && Boolean.TRUE.equals(each.find("lead_lawyer")))),
        "lead_lawyer_id",
        lead);
  }

  @Test
  void byTheInvoiceDateIncludeBothDays() {
    List<LocalDate> days =
        firm.truth("invoices").stream()
            .map(row -> row.date("invoice_date"))
            .distinct()
            .sorted()
            .toList();
    LocalDate from = days.get(days.size() / 3);
    LocalDate to = days.get(days.size() * 2 / 3);
    narrow(
        row -> !row.date("invoice_date").isBefore(from) && !row.date("invoice_date").isAfter(to),
        "invoiced_from",
        from.toString(),
        "invoiced_to",
        to.toString());
    narrow(row -> !row.date("invoice_date").isBefore(from), "invoiced_from", from.toString());
  }

  @Test
  void leaveOutAnInvoiceWithoutADateOnlyWhereADayIsAskedFor() {
    firm.sandbox.put("invoices", Map.of("id", 5000, "status", "sent", "total_amount", 70));
    assertThat(firm.ok(TOOL, "invoiced_from", "1900-01-01").row("summary").amount("billed"))
        .isEqualByComparingTo(
            firm.ok(TOOL).row("summary").amount("billed").subtract(new BigDecimal(70)));
  }

  private boolean isOverdue(Row row, LocalDate asOf) {
    return !NOT_ISSUED.contains(row.text("status"))
        && outstanding(row).signum() > 0
        && daysLate(row, asOf) > 0;
  }

  @Test
  void byOverdueShowWhatIsPastDueOnTheDay() {
    LocalDate then = TestFirm.TODAY.minusDays(45);
    narrow(row -> isOverdue(row, TestFirm.TODAY), "overdue", true);
    tellsTheTruth(row -> isOverdue(row, then), then, "overdue", true, "as_of", then.toString());
    Row summary = firm.ok(TOOL, "overdue", true).row("summary");
    assertThat(summary.amount("outstanding")).isEqualByComparingTo(summary.amount("overdue"));
  }

  @Test
  void byOverdueFalseShowAll() {
    tellsTheTruth(row -> true, TestFirm.TODAY, "overdue", false);
  }

  @Test
  void togetherNarrowEveryFigure() {
    long id = client();
    tellsTheTruth(
        row ->
            ofCase(row, c -> c.references("clients").contains(id))
                && isOverdue(row, TestFirm.TODAY),
        TestFirm.TODAY,
        "client_id",
        id,
        "overdue",
        true);
  }

  @Test
  void leaveOutInvoicesOfNoCaseThatMyCaseReturns() {
    long id = client();
    for (Object legalCase : List.of(Map.of("id", 990_077), Map.of())) {
      Map<String, Object> invoice = new LinkedHashMap<>();
      invoice.putAll(Map.of("id", 5000, "status", "sent", "total_amount", 70));
      if (!legalCase.equals(Map.of())) {
        invoice.put("case", legalCase);
      }
      firm.sandbox.put("invoices", invoice);
      narrow(row -> ofCase(row, c -> c.references("clients").contains(id)), "client_id", id);
    }
  }

  @Test
  void namesOfAreasAndStagesAreHashedInAnAuditLogThatIsToBe() {
    firm.close();
    firm = TestFirm.in(home).set("MYCASE_AUDIT_PARAMS", "hashed").open();
    firm.ok(TOOL, "practice_area", "Family Law", "case_stage", "Discovery", "client_id", client());

    assertThat(firm.log(TOOL).toString())
        .contains("practice_area", "client_id")
        .doesNotContain("Family Law", "Discovery");
  }
}
