package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.sandbox.Fault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One record with a field that cannot be read takes neither a list nor the firm away. */
@Tag("slow")
class OddRecordTest extends OddRecordTestBase {
  private static final BigDecimal HUGE = new BigDecimal("1e100000000");

  private List<Row> pages(String tool, String rows, Object... arguments) {
    Map<String, Object> next = TestFirm.arguments(arguments);
    next.put("limit", 200);
    List<Row> all = new ArrayList<>();
    while (true) {
      Object[] flat =
          next.entrySet().stream().flatMap(e -> Stream.of(e.getKey(), e.getValue())).toArray();
      Row page = firm.ok(tool, flat);
      all.addAll(page.rows(rows));
      if (page.find("next_cursor") == null) {
        return all;
      }
      next.put("cursor", page.get("next_cursor"));
    }
  }

  private static Row row(List<Row> rows, long id) {
    return rows.stream().filter(row -> row.id() == id).findFirst().orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static List<String> unreadable(Row row) {
    return row.find("unreadable_fields") == null
        ? List.of()
        : (List<String>) row.get("unreadable_fields");
  }

  /** List tools, MyCase's word for their rows, and fields of every kind that they have. */
  static Stream<Arguments> lists() {
    return Stream.of(
        list("list-cases", "cases", "cases", "created_at", "closed_date", "sol_date", "office"),
        list("list-cases", "cases", "cases", "outstanding_balance", "billing_contact"),
        list("search-contacts", "contacts", "clients", "birthdate", "address", "created_at"),
        list("search-contacts", "contacts", "companies", "address", "created_at"),
        list("list-tasks", "tasks", "tasks", "created_at", "completed_at", "case"),
        list("list-documents", "documents", "documents", "assigned_date", "folder", "case"),
        list("list-calendar-events", "events", "events", "location", "case", "private"),
        list("list-staff", "staff", "staff", "default_hourly_rate", "address", "created_at"),
        list("list-time-entries", "time_entries", "time_entries", "created_at", "case", "staff"),
        list("get-billing-summary", "invoices", "invoices", "created_at", "invoice_date"));
  }

  private static Arguments list(String tool, String rows, String collection, String... fields) {
    return Arguments.of(tool, rows, collection, List.of(fields));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void isInTheListAndNamesWhatCannotBeRead(
      String tool, String rows, String collection, List<String> fields) {
    List<Object> odd =
        List.of(
            "20227-05-01", "-0001-11-30", "2026-03-01T24:00:00Z", HUGE, List.of(Map.of("a", 1)));
    Object[] all =
        tool.equals("list-tasks")
            ? new Object[] {"status", "all"}
            : tool.equals("list-calendar-events")
                ? new Object[] {"start_date", "2020-01-01", "end_date", "2030-01-01"}
                : new Object[0];
    long id = pages(tool, rows, all).stream().filter(r -> of(r, collection)).findFirst().get().id();
    for (Object value : odd) {
      for (String field : fields) {
        if (!field.equals("office") || !(value instanceof String)) {
          spoil(collection, id, field, value);
        }
      }
      List<Row> found = pages(tool, rows, all);
      List<Object> arguments = new ArrayList<>(List.of(all));
      arguments.addAll(List.of("detail", "full"));
      Row full = own(pages(tool, rows, arguments.toArray()), id, collection);

      assertThat(found).hasSameSizeAs(pages(tool, rows, all));
      assertThat(unreadable(own(found, id, collection))).isNotEmpty();
      assertThat(fields).containsAll(unreadable(full));
      assertThat(full.row("unreadable_values").fields().keySet())
          .isEqualTo(new LinkedHashSet<>(unreadable(full)));
      for (String field : unreadable(full)) {
        assertThat(full.fields()).doesNotContainKey(field);
        String text = full.row("unreadable_values").text(field);
        assertThat(text)
            .isEqualTo(
                value instanceof List
                    ? "[{\"a\":1}]"
                    : value instanceof BigDecimal ? "1E+100000000" : value);
      }
    }
  }

  private static boolean of(Row row, String collection) {
    return row.find("type") == null
        || !List.of("clients", "companies").contains(collection)
        || collection.startsWith(row.text("type").substring(0, 4));
  }

  private static Row own(List<Row> rows, long id, String collection) {
    return rows.stream().filter(r -> r.id() == id && of(r, collection)).findFirst().orElseThrow();
  }

  @Nested
  class AskedForAlone {
    @Test
    void isACaseWithoutTheField() {
      spoil("cases", 1001, Map.of("sol_date", "20227-05-01", "outstanding_balance", "1,234.56"));

      Row found = firm.ok("get-case", "case_id", 1001).row("case");

      assertThat(unreadable(found)).containsExactlyInAnyOrder("sol_date", "outstanding_balance");
      assertThat(found.row("unreadable_values").fields())
          .containsEntry("sol_date", "20227-05-01")
          .containsEntry("outstanding_balance", "1,234.56");
      assertThat(found.fields()).doesNotContainKeys("sol_date", "outstanding_balance");
    }

    @Test
    void isAContactWithoutTheField() {
      long id = first("clients");
      spoil("clients", id, Map.of("birthdate", "19800-01-01", "archived", "maybe"));

      Row found = firm.ok("get-contact", "contact_id", id, "type", "client").row("contact");

      assertThat(unreadable(found)).containsExactlyInAnyOrder("birthdate", "archived");
      assertThat(found.fields()).doesNotContainKeys("birthdate", "archived");
    }

    @Test
    void isAStaffMemberWithoutTheField() {
      spoil("staff", 502, "default_hourly_rate", "$300");

      Row found = firm.ok("get-staff", "staff_id", 502).row("staff");

      assertThat(unreadable(found)).containsExactly("default_hourly_rate");
      assertThat(found.row("unreadable_values").fields())
          .containsEntry("default_hourly_rate", "$300");
    }

    @Test
    void isADocumentThatCanBeOpened() {
      long id = first("documents");
      spoil("documents", id, "assigned_date", "0000-00-00");

      Row found = firm.ok("get-document-url", "document_id", id);

      assertThat(unreadable(found)).containsExactly("assigned_date");
      assertThat(found.text("download_url")).startsWith("http");
    }
  }

  @Nested
  class WhereTheFieldMatters {
    @Test
    void aRangeOfDaysNamesTheCaseThatMayBeInIt() {
      spoil("cases", 1001, "sol_date", "20227-05-01");

      isUncertain(firm.ok("list-cases", "sol_from", "2027-01-01"), "case 1001 (sol_date)");
      assertThat(firm.ok("list-cases").get("complete")).isEqualTo(true);
      assertThat(firm.ok("list-cases", "query", "no such name", "sol_from", "2027-01-01").fields())
          .containsEntry("complete", true);
    }

    @Test
    void aFilterAndTheOrderNameTheCase() {
      spoil("cases", 1001, Map.of("status", List.of(), "opened_date", "0000-00-00"));

      isUncertain(firm.ok("list-cases", "status", "open"), "case 1001 (status)");
    }

    @Test
    void aDueDateNamesTheTask() {
      long id = firm.ok("list-tasks", "status", "open", "limit", 1).rows("tasks").get(0).id();
      spoil("tasks", id, "due_date", "-0001-11-30");

      isUncertain(firm.ok("list-tasks", "status", "overdue"), "task " + id + " (due_date)");
    }

    @Test
    void aStartNamesTheEvent() {
      long id = first("events");
      spoil("events", id, "start", "20226-03-12T10:00:00Z");

      isUncertain(firm.ok("list-calendar-events"), "event " + id + " (start)");
    }

    @Test
    void hoursNameTheTimeEntry() {
      long id = first("time_entries");
      spoil("time_entries", id, Map.of("hours", "1:30", "invoices", "none"));

      Row answer = firm.ok("list-time-entries", "limit", 200);

      isUncertain(answer, "time entry " + id + " (", "hours", "invoices");
      assertThat(row(pages("list-time-entries", "time_entries", "invoiced", false), id).fields())
          .doesNotContainKeys("hours", "amount", "invoiced");
    }

    @Test
    void moneyNamesTheInvoiceAndIsNotGuessed() {
      long id = firm.ok("get-billing-summary", "limit", 1).rows("invoices").get(0).id();
      spoil("invoices", id, Map.of("paid_amount", "1,234.56", "due_date", "0000-00-00"));

      Row answer = firm.ok("get-billing-summary", "limit", 200);

      isUncertain(answer, "invoice " + id + " (", "paid_amount", "due_date");
      assertThat(row(answer.rows("invoices"), id).fields())
          .doesNotContainKeys("paid_amount", "outstanding", "days_late", "due_date");
    }

    @Test
    void theBalanceOfACaseNamesIt() {
      long id = 1001;
      spoil("cases", id, "outstanding_balance", "1,234.56");

      Row answer = firm.ok("get-billing-summary", "case_id", id);

      isUncertain(answer, "case 1001 (outstanding_balance)");
      assertThat(answer.fields()).doesNotContainKey("mycase_outstanding_balance");
    }

    @Test
    void anArchivedFlagNamesTheContact() {
      long id = first("clients");
      spoil("clients", id, "archived", "maybe");

      isUncertain(firm.ok("search-contacts"), "client " + id + " (archived)");
      assertThat(firm.ok("search-contacts", "include_archived", true).get("complete"))
          .isEqualTo(true);
    }

    @Test
    void anActiveFlagNamesTheStaffMember() {
      spoil("staff", 502, "active", List.of());

      isUncertain(firm.ok("list-staff"), "staff 502 (active)");
    }

    @Test
    void aDateOfChangeNamesTheDocument() {
      long id = first("documents");
      spoil("documents", id, "created_at", "soon");

      isUncertain(
          firm.ok("list-documents", "updated_after", "2026-01-01"),
          "document " + id + " (created_at)");
    }
  }

  @Nested
  class OutsideTheQuestion {
    @Test
    void leavesAListCompleteWhereOnlyItsOrderCouldChange() {
      spoil("cases", 1001, "opened_date", "0000-00-00");
      spoil("tasks", first("tasks"), "due_date", "-0001-11-30");
      spoil("documents", first("documents"), "updated_at", "soon");

      for (String tool : List.of("list-cases", "list-tasks", "list-documents")) {
        assertThat(firm.ok(tool, "limit", 200).get("complete")).as(tool).isEqualTo(true);
      }
    }

    @Test
    void isNoDoubtAboutContactsThatItCannotBeAmong() {
      long id = first("clients");
      Row client = firm.truth("clients", id);
      spoil("clients", id, "archived", "perhaps");

      assertThat(firm.ok("search-contacts", "query", "zzyzx").get("complete")).isEqualTo(true);
      isUncertain(
          firm.ok("search-contacts", "query", String.valueOf(client.get("last_name"))),
          "client " + id + " (archived)");
    }
  }

  @Nested
  class ThatOthersReferTo {
    @Test
    void hasNoNameAndFailsNothing() {
      spoil("clients", first("clients"), Map.of("first_name", List.of(), "last_name", List.of()));

      assertThat(firm.ok("list-cases", "limit", 200).rows("cases")).isNotEmpty();
    }

    @Test
    void failsNothingWhereAllNamesCannotBeRead() {
      for (int i = 0; i < 12; i++) {
        firm.sandbox.failNext(Fault.answer(200, Map.of(), "<html>").on("GET", "/v1/clients"));
      }

      Row answer = firm.ok("list-cases", "limit", 5);

      assertThat(answer.rows("cases")).hasSize(5);
      assertThat(answer.get("complete")).isEqualTo(false);
      assertThat(answer.text("incomplete_reason")).contains("Names of references are missing");
    }
  }

  @Test
  void doesNotExcuseAResponseThatIsCutShort() {
    for (int i = 0; i < 3; i++) {
      firm.sandbox.failNext(Fault.answer(200, Map.of(), "[{\"id\":1").on("GET", "/v1/cases"));
    }

    assertThat(firm.refused("list-cases")).contains("cut short or not JSON");
  }
}
