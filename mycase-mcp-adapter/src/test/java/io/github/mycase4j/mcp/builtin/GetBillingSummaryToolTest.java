package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Plain;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.sandbox.Fault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GetBillingSummaryToolTest extends BillingTestBase {
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

  @Nested
  class CasesThatMyCaseDoesNotReturn {
    @Test
    void areShownWithWhatIsOwedOnThem() {
      firm.sandbox.put(
          "invoices",
          Map.of(
              "id",
              5000,
              "status",
              "sent",
              "total_amount",
              "70.10",
              "paid_amount",
              "0.05",
              "invoice_date",
              "1999-01-01",
              "case",
              Map.of("id", 990_077)));
      assertThat(
              firm.ok(TOOL, "invoiced_to", "1999-12-31")
                  .row("summary")
                  .row("on_missing_cases")
                  .plain())
          .isEqualTo(Plain.of(Map.of("count", 1, "outstanding", new BigDecimal("70.05"))));
    }

    @Test
    void areNotShownWhereNothingIsOwed() {
      firm.sandbox.put(
          "invoices",
          Map.of(
              "id",
              5000,
              "status",
              "paid",
              "total_amount",
              10,
              "paid_amount",
              10,
              "invoice_date",
              "1999-01-01",
              "case",
              Map.of("id", 990_077)));
      assertThat(firm.ok(TOOL, "invoiced_to", "1999-12-31").row("summary").fields())
          .doesNotContainKey("on_missing_cases");
    }

    @Test
    void areNotGuessedForALoginWithoutAccessToCases() {
      firm.sandbox.failNext(Fault.status(403).on("GET", "/v1/cases").times(99));
      Row answer = firm.ok(TOOL);
      assertThat(answer.row("summary").fields()).doesNotContainKey("on_missing_cases");
      assertThat(answer.get("complete")).isEqualTo(true);
    }

    @Test
    void areSaidToBeUnknownWhereTheCasesCannotBeRead() {
      firm.sandbox.failNext(Fault.answer(200, Map.of(), "<html>").on("GET", "/v1/cases").times(99));
      Row answer = firm.ok(TOOL, "limit", 1);
      assertThat(answer.row("summary").fields()).doesNotContainKey("on_missing_cases");
      assertThat(answer.get("complete")).isEqualTo(false);
    }
  }

  @Nested
  class MyCasesOwnBalance {
    private void putCase(String balance) {
      firm.sandbox.put(
          "cases",
          Map.of("id", 77, "name", "Odd", "status", "open", "outstanding_balance", balance));
      firm.sandbox.put(
          "invoices",
          Map.of(
              "id",
              5000,
              "status",
              "sent",
              "total_amount",
              "70.50",
              "invoice_date",
              "2026-03-01",
              "due_date",
              "2026-03-31",
              "case",
              Map.of("id", 77)));
    }

    @Test
    void thatDiffersIsNotedAsNotWhatCounts() {
      putCase("100.00");
      assertThat(firm.ok(TOOL, "case_id", 77).get("notes").toString())
          .contains("mycase_outstanding_balance", "the invoices are what counts");
    }

    @Test
    void thatIsTheSameIsNotNoted() {
      putCase("70.5");
      assertThat(firm.ok(TOOL, "case_id", 77).fields()).doesNotContainKey("notes");
    }

    @Test
    void isNotComparedWithAPartOfTheInvoices() {
      putCase("70.50");
      for (Object[] part :
          List.of(
              new Object[] {"overdue", true},
              new Object[] {"invoiced_from", "2026-03-02"},
              new Object[] {"invoiced_to", "2026-02-28"})) {
        Row answer = firm.ok(TOOL, "case_id", 77, part[0], part[1]);
        assertThat(answer.row("summary").amount("outstanding")).isZero();
        assertThat(answer.fields()).doesNotContainKey("notes");
      }
    }
  }

  @Test
  void showsOverpaymentsAsCredit() {
    firm.sandbox.put("cases", Map.of("id", 77, "name", "Odd", "status", "open"));
    long id = 5000;
    for (String paid : List.of("150.10", "40")) {
      firm.sandbox.put(
          "invoices",
          Map.of(
              "id",
              id++,
              "status",
              "paid",
              "total_amount",
              100,
              "paid_amount",
              paid,
              "case",
              Map.of("id", 77)));
    }
    Row summary = firm.ok(TOOL, "case_id", 77).row("summary");
    assertThat(summary.amount("credit")).isEqualByComparingTo("50.10");
    assertThat(summary.amount("outstanding")).isEqualByComparingTo("60");
  }

  @Test
  void leavesOutTheFigureOfACaseForTheWholeFirm() {
    assertThat(firm.ok(TOOL).fields()).doesNotContainKey("mycase_outstanding_balance");
  }

  @Test
  void namesBadArgumentsAndSendsNothing() {
    assertThat(firm.refused(TOOL, "as_of", "2026-02-30")).startsWith("as_of");
    assertThat(firm.refused(TOOL, "case_id", "all")).startsWith("case_id");
    assertThat(firm.refused(TOOL, "client", 20_001)).contains("\"client\"");
    assertThat(firm.refused(TOOL, "overdue", "yes")).startsWith("overdue");
    assertThat(firm.refused(TOOL, "invoiced_from", "2026-03-02", "invoiced_to", "2026-03-01"))
        .startsWith("invoiced_to");
    assertThat(firm.requests()).isEmpty();
    assertThat(firm.refused(TOOL, "case_id", 9)).startsWith("case_id: there is no case");
    assertThat(firm.refused(TOOL, "client_id", 9)).startsWith("client_id: there is no client");
    assertThat(firm.refused(TOOL, "lead_lawyer_id", 9))
        .startsWith("lead_lawyer_id: there is no staff member");
    assertThat(firm.refused(TOOL, "practice_area", "Maritime"))
        .startsWith("practice_area: the firm has no practice area named \"Maritime\".")
        .contains("Family Law");
    assertThat(firm.refused(TOOL, "case_stage", "Jury"))
        .startsWith("case_stage: the firm has no case stage named \"Jury\".");
  }
}
