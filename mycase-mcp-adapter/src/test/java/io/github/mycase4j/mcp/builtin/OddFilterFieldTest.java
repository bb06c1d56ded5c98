package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A field that cannot be read and that a filter of hours or invoices depends on. */
class OddFilterFieldTest extends OddRecordTestBase {
  @Test
  void theDateOfAnInvoiceNamesItWhereADayIsAskedFor() {
    long id = first("invoices");
    spoil("invoices", id, "invoice_date", "20226-03-12");

    for (String argument : List.of("invoiced_from", "invoiced_to")) {
      isUncertain(
          firm.ok("get-billing-summary", argument, "2026-01-01"),
          "invoice " + id + " (invoice_date)");
    }
    assertThat(firm.ok("get-billing-summary").get("complete")).isEqualTo(true);
  }

  @Test
  void theDueDateNamesTheInvoiceThatMayBeOverdue() {
    long id = firm.ok("get-billing-summary", "limit", 1).rows("invoices").get(0).id();
    spoil("invoices", id, "due_date", "20226-03-12");

    isUncertain(firm.ok("get-billing-summary", "overdue", true), "invoice " + id + " (due_date)");
  }

  @Test
  void theTotalNamesTheInvoiceThatMayBeOverdue() {
    long id =
        firm.ok("get-billing-summary", "overdue", true, "limit", 1).rows("invoices").get(0).id();
    spoil("invoices", id, "total_amount", "1,234.56");

    isUncertain(
        firm.ok("get-billing-summary", "overdue", true), "invoice " + id + " (total_amount)");
  }

  @Test
  void theDueDateOfAnInvoiceThatCannotBeOverdueIsNoDoubt() {
    long draft =
        firm.truth("invoices").stream()
            .filter(row -> row.text("status").equals("draft"))
            .findFirst()
            .orElseThrow()
            .id();
    spoil("invoices", draft, "due_date", "20226-03-12");

    assertThat(firm.ok("get-billing-summary", "overdue", true).get("complete")).isEqualTo(true);
  }

  @Test
  void aFlatFeeNamesTheTimeEntry() {
    long id = first("time_entries");
    spoil("time_entries", id, "flat_fee", "perhaps");

    isUncertain(firm.ok("list-time-entries", "flat_fee", true), "time entry " + id + " (flat_fee)");
  }

  @Test
  void theCaseOfARowNamesItWhereTheCaseIsAskedFor() {
    long client = firm.truth("cases", 1001).references("clients").get(0);
    long entry = first("time_entries");
    spoil("time_entries", entry, "case", List.of(7));

    isUncertain(
        firm.ok("list-time-entries", "client_id", client), "time entry " + entry + " (case)");
  }

  @Test
  void theCaseOfAnInvoiceNamesItSinceItMayBeAMissingOne() {
    long id = firm.ok("get-billing-summary", "limit", 1).rows("invoices").get(0).id();
    spoil("invoices", id, "case", List.of(7));

    isUncertain(firm.ok("get-billing-summary"), "invoice " + id + " (case)");
  }

  @Test
  void whatAFilterReadsOfACaseNamesTheCase() {
    long client = firm.truth("cases", 1001).references("clients").get(0);
    spoil(
        "cases",
        1001,
        Map.of("clients", "none", "practice_area", List.of(1), "case_stage", List.of(1)));

    for (String tool : List.of("list-time-entries", "get-billing-summary")) {
      isUncertain(firm.ok(tool, "client_id", client), "case 1001 (clients)");
      isUncertain(firm.ok(tool, "practice_area", "Family Law"), "case 1001 (practice_area)");
      assertThat(firm.ok(tool).get("complete")).as(tool).isEqualTo(true);
    }
    isUncertain(
        firm.ok("get-billing-summary", "case_stage", "Discovery"), "case 1001 (case_stage)");
  }

  @Test
  void theLeadOfACaseNamesTheCase() {
    spoil("cases", 1001, "staff", List.of(Map.of("id", 501, "lead_lawyer", "perhaps")));

    isUncertain(firm.ok("get-billing-summary", "lead_lawyer_id", 501), "case 1001 (staff");
  }

  @Test
  void aCaseWithoutRowsInTheQuestionIsNotNamed() {
    long client = firm.truth("cases", 1001).references("clients").get(0);
    spoil("cases", 1001, "clients", "none");

    for (Object[] other :
        List.of(
            new Object[] {"list-time-entries", "case_id", 1002},
            new Object[] {"list-time-entries", "end_date", "1990-01-01"},
            new Object[] {"get-billing-summary", "case_id", 1002},
            new Object[] {"get-billing-summary", "invoiced_to", "1990-01-01"})) {
      assertThat(
              firm.ok((String) other[0], "client_id", client, (String) other[1], other[2])
                  .get("complete"))
          .isEqualTo(true);
    }
  }
}
