package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.fixture.Names;
import io.github.mycase4j.mcp.fixture.Plain;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.server.McpServer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ListCasesToolTest extends ListToolTestBase {
  ListCasesToolTest() {
    super(
        "cases",
        Comparator.comparing(
                (Row row) -> row.date("opened_date"),
                Comparator.nullsLast(Comparator.<LocalDate>reverseOrder()))
            .thenComparing(Comparator.comparing(Row::id).reversed()));
  }

  @Test
  void tellsTheTruthOfEveryCase() {
    Names names = new Names(firm);
    List<Row> rows = firm.all("list-cases", "cases", "limit", 7);
    List<Row> truth = truth(row -> true);
    assertThat(Row.ids(rows)).isEqualTo(Row.ids(truth));
    for (int i = 0; i < rows.size(); i++) {
      Row real = truth.get(i);
      Map<String, Object> expected =
          real.only(
              "id",
              "name",
              "case_number",
              "status",
              "case_stage",
              "practice_area",
              "opened_date",
              "closed_date",
              "sol_date");
      expected.put("updated_at", real.instant("updated_at").toString());
      expected.put("clients", names.clients(real.references("clients")));
      expected.put(
          "staff",
          real.rows("staff").stream()
              .map(
                  each -> {
                    Map<String, Object> member = names.staff(each.id());
                    for (String flag : List.of("lead_lawyer", "originating_lawyer")) {
                      if (Boolean.TRUE.equals(each.find(flag))) {
                        member.put(flag, true);
                      }
                    }
                    if (each.amount("case_rate") != null) {
                      member.put("case_rate", each.amount("case_rate"));
                    }
                    return member;
                  })
              .toList());
      assertThat(rows.get(i).plain()).isEqualTo(Plain.of(expected));
    }
  }

  @Nested
  class Filters {
    @Test
    void byStatus() {
      finds(row -> row.text("status").equals("open"), "status", "open");
      finds(row -> row.text("status").equals("closed"), "status", "closed");
    }

    @Test
    void byPendingMeaningOpenCasesInThatStage() {
      firm.sandbox.put(
          "cases", Map.of("id", 77, "name", "Shut", "status", "closed", "case_stage", "Pending"));
      firm.sandbox.put(
          "cases", Map.of("id", 78, "name", "Shouted", "status", "open", "case_stage", "PENDING"));
      finds(
          row ->
              row.text("status").equals("open")
                  && "pending".equalsIgnoreCase(row.text("case_stage")),
          "status",
          "pending");
      assertThat(found("status", "pending")).contains(78L).doesNotContain(77L);
    }

    @Test
    void byPartOfNameOrNumberWhateverCaseAndAccents() {
      finds(row -> row.text("name").contains("Peña"), "query", "PENA");
      Row any = truth(row -> row.text("case_number") != null).get(0);
      assertThat(found("query", any.text("case_number"))).contains(any.id());
      assertThat(found("query", "no such words")).isEmpty();
    }

    private void put(long id, String name, String number, String opened) {
      firm.sandbox.put(
          "cases",
          Map.of(
              "id",
              id,
              "name",
              name,
              "case_number",
              number,
              "opened_date",
              opened,
              "status",
              "open"));
    }

    @Test
    void byTheWordsOfTheNameAndThePartsOfTheNumber() {
      put(1, "O'Zanlon v. Zacme, Inc.", "2:26-cv-00456-ABC", "2026-01-01");
      put(2, "Smith #312", "2026-CV-123", "2026-01-02");
      for (String written :
          List.of(
              "OZanlon vs Zacme Incorporated",
              "Zacme Inc v O Zanlon",
              "26-cv-456",
              "2:26-CV-456",
              "Case No. 26cv00456")) {
        assertThat(found("query", written)).as(written).containsExactly(1L);
      }
      assertThat(found("query", "CV 2026 00123")).containsExactly(2L);
      assertThat(found("query", "Smith 312")).containsExactly(2L);
      assertThat(found("query", "Smith 12")).doesNotContain(2L);
    }

    @Test
    void withExactNamesAndNumbersFirst() {
      put(1, "Zinn Trust", "26-cv-7", "2020-01-01");
      put(2, "Zinn Trust, contested", "2:26-cv-0007", "2026-01-01");
      put(3, "Zinn-Trust", "Q 3", "2021-01-01");
      put(4, "The Zinn Trust (2)", "Q 4", "2027-01-01");
      assertThat(found("query", "zinn trust", "limit", 1)).containsExactly(1L, 3L, 4L, 2L);
      assertThat(found("query", "26-CV-7")).startsWith(1L, 2L);
    }

    @Test
    void byTheWholeNameOfAreaAndStage() {
      finds(row -> "Family Law".equals(row.text("practice_area")), "practice_area", "family law");
      finds(row -> "Discovery".equals(row.text("case_stage")), "case_stage", "DISCOVERY");
      assertThat(firm.refused("list-cases", "practice_area", "Family"))
          .startsWith("practice_area: the firm has no practice area named \"Family\".")
          .contains("Family Law");
      assertThat(firm.refused("list-cases", "case_stage", "Disc")).contains("Discovery");
    }

    @Test
    void byStaffAndClient() {
      finds(row -> Row.ids(row.rows("staff")).contains(503L), "staff_id", 503);
      long client =
          truth(row -> !row.rows("clients").isEmpty()).get(0).references("clients").get(0);
      finds(row -> row.references("clients").contains(client), "client_id", client);
    }

    @Test
    void byStatuteOfLimitationsWithBothDays() {
      List<LocalDate> dates =
          truth(row -> row.find("sol_date") != null).stream()
              .map(row -> row.date("sol_date"))
              .sorted()
              .toList();
      LocalDate from = dates.get(1);
      LocalDate to = dates.get(4);
      finds(
          row ->
              row.find("sol_date") != null
                  && !row.date("sol_date").isBefore(from)
                  && !row.date("sol_date").isAfter(to),
          "sort",
          "opened",
          "sol_from",
          from.toString(),
          "sol_to",
          to.toString());
      finds(
          row -> row.find("sol_date") != null && !row.date("sol_date").isBefore(from),
          "sort",
          "opened",
          "sol_from",
          from.toString());
      assertThat(found("sol_to", "1990-01-01")).isEmpty();
    }

    @Test
    void byTheTimeOfTheLastChangeIncludingIt() {
      Instant at = truth(row -> true).get(3).instant("updated_at");
      finds(
          row -> !row.instant("updated_at").isBefore(at) || !row.instant("created_at").isBefore(at),
          "updated_after",
          at.toString());
      LocalDate day = TestFirm.TODAY.minusDays(3);
      Instant midnight = Instant.parse(day + "T00:00:00Z");
      finds(
          row ->
              !row.instant("updated_at").isBefore(midnight)
                  || !row.instant("created_at").isBefore(midnight),
          "updated_after",
          day.toString());
    }

    @Test
    void byAllThatIsGiven() {
      finds(
          row ->
              row.text("status").equals("open")
                  && "Personal Injury".equals(row.text("practice_area")),
          "status",
          "open",
          "practice_area",
          "Personal Injury");
    }

    @Test
    void neverReachMyCaseExceptWhereItHasThem() {
      found("query", "peña", "practice_area", "Family Law", "case_stage", "Pending");
      assertThat(firm.sandbox.requests())
          .allSatisfy(
              request ->
                  assertThat(String.valueOf(request.rawQuery()))
                      .doesNotContain("query", "practice", "stage"));
    }
  }

  @Nested
  class Details {
    @Test
    void fullGivesEveryFieldThatMyCaseSent() {
      firm.sandbox.put(
          "cases",
          TestFirm.arguments("id", 88, "name", "Odd", "status", "hibernating", "moon", "full"));
      Row row =
          firm.all("list-cases", "cases", "query", "Odd", "detail", "full").stream()
              .filter(each -> each.id() == 88)
              .findFirst()
              .orElseThrow();
      assertThat(row.fields())
          .containsEntry("moon", "full")
          .containsEntry("status", "hibernating")
          .doesNotContainValue(null);
      Row real = firm.ok("list-cases", "detail", "full", "limit", 1).rows("cases").get(0);
      assertThat(real.fields()).containsKeys("description", "billing_type", "office", "updated_at");
    }

    @Test
    void ofMoneyAreNumbersAlsoWhereMyCaseSendsText() {
      firm.sandbox.put(
          "cases",
          Map.of("id", 89, "name", "Rich", "status", "open", "outstanding_balance", "1234.50"));
      Row row = firm.all("list-cases", "cases", "query", "Rich", "detail", "full").get(0);
      assertThat(row.get("outstanding_balance")).isEqualTo(new BigDecimal("1234.5"));
      assertThat(firm.all("list-cases", "cases", "query", "Rich").get(0).fields())
          .doesNotContainKey("outstanding_balance");
    }

    @Test
    void ofAClientWhoIsGoneAreTheIdAlone() {
      Row real = truth(row -> !row.references("clients").isEmpty()).get(0);
      long client = real.references("clients").get(0);
      firm.sandbox.delete("clients", client);
      Row row = firm.all("list-cases", "cases").get(0);
      assertThat(row.id()).isEqualTo(truth(r -> true).get(0).id());
      Row same =
          firm.all("list-cases", "cases").stream()
              .filter(each -> each.id() == real.id())
              .findFirst()
              .orElseThrow();
      assertThat(same.rows("clients").get(0).fields()).isEqualTo(Map.of("id", (int) client));
    }

    @Test
    void areReadOverEmptyPagesToo() {
      try (TestFirm gaps = TestFirm.in(home.resolve("gaps")).emptyPages().open()) {
        assertThat(gaps.all("list-cases", "cases")).hasSize(gaps.truth("cases").size());
      }
    }
  }

  @Nested
  class ACursor {
    private String cursor(Object... arguments) {
      return firm.ok("list-cases", arguments).text("next_cursor");
    }

    @Test
    void isRejectedWithOtherFilters() {
      String cursor = cursor("status", "open", "limit", 5);
      assertThat(firm.refused("list-cases", "status", "closed", "cursor", cursor))
          .contains("cursor", "other filters");
      assertThat(firm.refused("list-tasks", "cursor", cursor)).contains("cursor");
    }

    @Test
    void isRejectedWhenItIsNone() {
      for (String none : List.of("", "bnVsbA", "page-2", cursor("limit", 5) + "A")) {
        assertThat(firm.refused("list-cases", "cursor", none)).contains("cursor");
      }
    }

    @Test
    void survivesARestart() {
      String cursor = cursor("limit", 5);
      firm.connector.close();
      try (io.github.mycase4j.mcp.connection.Connection again =
          new io.github.mycase4j.mcp.connection.Connection(
              firm.connection.configuration(),
              io.github.mycase4j.credstore.KeySource.of(
                  io.github.mycase4j.credstore.EncryptionKey.parse("test", "5f".repeat(32))),
              firm.clock,
              "test")) {
        var connector =
            new io.github.mycase4j.mcp.Connector(
                again,
                new io.github.mycase4j.mcp.login.browser.Browser(
                    Map.of(),
                    "Linux",
                    command -> {
                      throw new java.io.IOException();
                    }),
                firm.clock,
                "2");
        var answer =
            connector.call(
                new McpServer.Call(
                    "list-cases",
                    Map.of("cursor", cursor, "limit", 3),
                    "test/1",
                    new Cancellation(),
                    null));
        assertThat(answer.isError()).as(answer.text()).isFalse();
        List<Long> ids = new Row(answer.structured()).rows("cases").stream().map(Row::id).toList();
        assertThat(ids).isEqualTo(Row.ids(truth(row -> true)).subList(5, 8));
      }
    }
  }

  @Nested
  class BadArguments {
    @Test
    void areNamedAndNothingIsSent() {
      assertThat(firm.refused("list-cases", "status", "Open")).startsWith("status must be one of");
      assertThat(firm.refused("list-cases", "limit", 0)).startsWith("limit must be from 1 to 200");
      assertThat(firm.refused("list-cases", "limit", 201)).startsWith("limit");
      assertThat(firm.refused("list-cases", "sol_from", "2026-02-30")).startsWith("sol_from");
      assertThat(firm.refused("list-cases", "staff_id", "me")).startsWith("staff_id");
      assertThat(firm.refused("list-cases", "client_id", -4)).startsWith("client_id");
      assertThat(firm.refused("list-cases", "practice", "x")).contains("\"practice\"");
      assertThat(firm.refused("list-cases", "detail", "all")).startsWith("detail");
      assertThat(firm.refused("list-cases", "updated_after", "2026-01-01T00:00:00"))
          .startsWith("updated_after");
      assertThat(firm.refused("list-cases", "sol_from", "2026-03-02", "sol_to", "2026-03-01"))
          .startsWith("sol_to (2026-03-01) is before sol_from");
      assertThat(firm.requests()).isEmpty();
    }

    @Test
    void thatAreIdsOfNothingAreNamed() {
      assertThat(firm.refused("list-cases", "staff_id", 4711))
          .isEqualTo("staff_id: there is no staff member with the id 4711.");
      assertThat(firm.refused("list-cases", "client_id", 4711))
          .isEqualTo("client_id: there is no client with the id 4711.");
    }
  }
}
