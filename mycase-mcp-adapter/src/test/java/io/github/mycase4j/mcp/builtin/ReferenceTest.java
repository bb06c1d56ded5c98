package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.sandbox.Fault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a result says of the records that its rows refer to. */
class ReferenceTest extends ToolTestBase {
  private static final long GONE = 77_001;

  private Row reference(String tool, String rows, String field, Object... arguments) {
    return firm.all(tool, rows, arguments).get(0).row(field);
  }

  private void putTask(long id, Map<String, ?> reference) {
    firm.sandbox.put(
        "tasks",
        Map.of(
            "id", id, "name", "Zzyzx", "completed", false, "case", reference, "staff", List.of()));
  }

  @Nested
  class ToABillingContact {
    private static final long SHARED = 66_001;

    private Row ofCase(Map<String, Object> parties) {
      firm.sandbox.put("clients", Map.of("id", SHARED, "first_name", "Nora", "last_name", "Ash"));
      firm.sandbox.put("companies", Map.of("id", SHARED, "name", "Ash & Sons Ltd."));
      Map<String, Object> row = new LinkedHashMap<>(parties);
      row.put("id", GONE);
      row.put("name", "Shared");
      row.put("billing_contact", Map.of("id", SHARED));
      firm.sandbox.put("cases", row);
      return firm.ok("get-case", "case_id", GONE).row("case").row("billing_contact");
    }

    @Test
    void isTheCompanyOfTheCaseThoughAClientHasTheSameId() {
      assertThat(ofCase(Map.of("companies", List.of(Map.of("id", SHARED)))).text("name"))
          .isEqualTo("Ash & Sons Ltd.");
    }

    @Test
    void isTheClientOfTheCaseThoughACompanyHasTheSameId() {
      assertThat(ofCase(Map.of("clients", List.of(Map.of("id", SHARED)))).text("name"))
          .isEqualTo("Nora Ash");
    }

    @Test
    void hasNoNameWhenEitherMayBeMeant() {
      assertThat(ofCase(Map.of()).fields()).isEqualTo(Map.of("id", (int) SHARED));
    }
  }

  @Nested
  class ToACase {
    private Row ofTask() {
      return reference("list-tasks", "tasks", "case", "query", "zzyzx");
    }

    @Test
    void thatMyCaseDoesNotReturnIsMissing() {
      putTask(1, Map.of("id", GONE));
      assertThat(ofTask().fields()).isEqualTo(Map.of("id", (int) GONE, "missing", true));
      firm.sandbox.put("cases", Map.of("id", GONE, "name", "Back again"));
      firm.clock.advance(Duration.ofMinutes(1));
      assertThat(ofTask().fields()).isEqualTo(Map.of("id", (int) GONE, "name", "Back again"));
    }

    @Test
    void thatHasNoNameIsNotMissing() {
      putTask(1, Map.of("id", GONE));
      firm.sandbox.put("cases", Map.of("id", GONE, "status", "open"));
      assertThat(ofTask().fields()).isEqualTo(Map.of("id", (int) GONE));
    }

    @Test
    void thatIsNewerThanTheNamesInMemoryIsNotMissing() {
      firm.ok("list-cases", "limit", 1);
      firm.clock.advance(Duration.ofMinutes(2));
      firm.sandbox.put("cases", Map.of("id", GONE, "name", "Brand new"));
      putTask(1, Map.of("id", GONE));
      assertThat(ofTask().text("name")).isEqualTo("Brand new");
    }

    @Test
    void isNotMissingWhereTheCasesMayNotBeRead() {
      putTask(1, Map.of("id", GONE));
      firm.sandbox.failNext(Fault.status(403).on("GET", "/v1/cases").times(20));
      assertThat(ofTask().fields()).isEqualTo(Map.of("id", (int) GONE));
    }

    @Test
    void isNotMissingWhereTheCasesCannotBeRead() {
      putTask(1, Map.of("id", GONE));
      firm.sandbox.failNext(Fault.answer(200, Map.of(), "<html>").on("GET", "/v1/cases").times(20));
      Row answer = firm.ok("list-tasks", "query", "zzyzx");
      assertThat(answer.rows("tasks").get(0).row("case").fields())
          .isEqualTo(Map.of("id", (int) GONE));
      assertThat(answer.get("complete")).isEqualTo(false);
    }

    @Test
    void keepsItsNameWhereOnlyWhatIsNewCannotBeRead() {
      firm.sandbox.put("cases", Map.of("id", 5, "name", "Known"));
      firm.ok("list-cases", "limit", 1);
      firm.clock.advance(Duration.ofMinutes(2));
      putTask(1, Map.of("id", GONE));
      putTask(2, Map.of("id", 5));
      firm.sandbox.failNext(Fault.answer(200, Map.of(), "<html>").on("GET", "/v1/cases").times(20));
      Row answer = firm.ok("list-tasks", "query", "zzyzx");
      assertThat(answer.rows("tasks").get(0).row("case").fields())
          .isEqualTo(Map.of("id", (int) GONE));
      assertThat(answer.rows("tasks").get(1).row("case").text("name")).isEqualTo("Known");
      assertThat(answer.text("incomplete_reason")).contains("Names of references are missing");
    }

    @Test
    void isMarkedAsMissingInASingleRecordToo() {
      firm.sandbox.put(
          "clients",
          Map.of(
              "id",
              5,
              "first_name",
              "Zed",
              "last_name",
              "Zyx",
              "cases",
              List.of(Map.of("id", GONE))));
      assertThat(
              firm.ok("get-contact", "contact_id", 5).row("contact").rows("cases").get(0).fields())
          .isEqualTo(Map.of("id", (int) GONE, "missing", true));
    }

    @Test
    void isAskedForOnceForAllRows() {
      for (int i = 1; i < 30; i++) {
        putTask(i, Map.of("id", GONE + i));
      }
      firm.ok("list-cases", "limit", 1);
      firm.clock.advance(Duration.ofMinutes(2));
      firm.sandbox.clearRequests();
      firm.ok("list-tasks", "query", "zzyzx", "limit", 50);
      assertThat(firm.requests().stream().filter("/v1/cases"::equals)).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Nested
  class ToAnotherRecord {
    @Test
    void thatIsGoneIsItsId() {
      firm.sandbox.put(
          "cases",
          Map.of(
              "id",
              1,
              "name",
              "Zzyzx",
              "status",
              "open",
              "clients",
              List.of(Map.of("id", GONE)),
              "staff",
              List.of(Map.of("id", GONE)),
              "companies",
              List.of(Map.of("id", GONE))));
      Row row = firm.all("list-cases", "cases", "query", "zzyzx", "detail", "full").get(0);
      for (String field : List.of("clients", "staff", "companies")) {
        assertThat(row.rows(field).get(0).fields()).isEqualTo(Map.of("id", (int) GONE));
      }
    }
  }

  @Nested
  class WithFlags {
    private List<Row> staff(Row legalCase) {
      return legalCase.rows("staff");
    }

    @Test
    void hasThemOnlyWhereTheyAreTrue() {
      firm.sandbox.put(
          "cases",
          Map.of(
              "id",
              1,
              "name",
              "Zzyzx",
              "status",
              "open",
              "staff",
              List.of(
                  Map.of("id", 501, "lead_lawyer", true, "originating_lawyer", false),
                  Map.of("id", 502, "lead_lawyer", false, "originating_lawyer", true),
                  Map.of("id", 503, "lead_lawyer", false, "originating_lawyer", false))));
      for (Row row :
          List.of(
              firm.all("list-cases", "cases", "query", "zzyzx").get(0),
              firm.all("list-cases", "cases", "query", "zzyzx", "detail", "full").get(0),
              firm.ok("get-case", "case_id", 1).row("case"))) {
        assertThat(staff(row).get(0).fields().keySet())
            .containsExactlyInAnyOrder("id", "name", "lead_lawyer");
        assertThat(staff(row).get(1).fields().keySet())
            .containsExactlyInAnyOrder("id", "name", "originating_lawyer");
        assertThat(staff(row).get(2).fields().keySet()).containsExactlyInAnyOrder("id", "name");
      }
    }

    @Test
    void hasThemAsMyCaseStoredThemAfterAWrite() {
      Row created =
          firm.ok(
                  "create-case",
                  "name",
                  "Zzyzx",
                  "staff",
                  List.of(Map.of("id", 501, "lead_lawyer", true), Map.of("id", 502)))
              .row("case");
      assertThat(staff(created).get(0).get("lead_lawyer")).isEqualTo(true);
      assertThat(staff(created).get(1).fields()).doesNotContainKey("lead_lawyer");
    }
  }
}
