package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Names;
import io.github.mycase4j.mcp.fixture.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreateCaseToolTest extends ToolTestBase {
  @Test
  void createsACaseFromANameAlone() {
    Row created = firm.ok("create-case", "name", "Cole v. Cole").row("case");
    assertThat(created.fields())
        .containsEntry("name", "Cole v. Cole")
        .containsEntry("status", "open");
    assertThat(firm.truth("cases", created.id()).text("name")).isEqualTo("Cole v. Cole");
    assertThat(firm.writes()).containsExactly("POST /v1/cases");
  }

  @Test
  void createsACaseWithAllThatMyCaseTakes() {
    Row created =
        firm.ok(
                "create-case",
                "name",
                "  Cole Estate ",
                "status",
                "closed",
                "case_number",
                "2026-77",
                "opened_date",
                "2026-03-01",
                "description",
                "An estate.",
                "practice_area",
                "estate planning",
                "case_stage",
                "INTAKE",
                "sol_date",
                "2028-02-29",
                "client_ids",
                List.of(20_001, 20_002, 20_001),
                "company_ids",
                List.of(20_105),
                "staff",
                List.of(
                    Map.of("id", 501, "lead_lawyer", true),
                    Map.of("id", 503, "originating_lawyer", true)),
                "billing_contact_id",
                20_105)
            .row("case");
    Row real = firm.truth("cases", created.id());
    assertThat(real.fields())
        .containsEntry("name", "Cole Estate")
        .containsEntry("status", "closed")
        .containsEntry("case_number", "2026-77")
        .containsEntry("opened_date", "2026-03-01")
        .containsEntry("description", "An estate.")
        .containsEntry("practice_area", "Estate Planning")
        .containsEntry("case_stage", "Intake")
        .containsEntry("sol_date", "2028-02-29");
    assertThat(real.references("clients")).containsExactly(20_001L, 20_002L);
    assertThat(real.references("companies")).containsExactly(20_105L);
    assertThat(real.reference("billing_contact")).isEqualTo(20_105);
    assertThat(real.rows("staff").get(0).fields())
        .containsEntry("lead_lawyer", true)
        .containsEntry("originating_lawyer", false);
    assertThat(created.rows("staff").get(1).text("name")).isEqualTo("Sofía Nuñez");
    assertThat(created.rows("clients").get(0).text("name"))
        .isEqualTo(new Names(firm).client(20_001L).get("name"));
  }

  @Test
  void rejectsAnUnknownPracticeAreaOrStageWithTheValidNames() {
    assertThat(firm.refused("create-case", "name", "x", "practice_area", "Maritime"))
        .startsWith("practice_area: the firm has no practice area of this name")
        .contains("Family Law, Real Estate")
        .contains("Nothing was created");
    assertThat(firm.refused("create-case", "name", "x", "case_stage", "Limbo"))
        .startsWith("case_stage")
        .contains("Discovery");
    assertThat(firm.refused("create-case", "name", "x", "case_stage", " "))
        .startsWith("case_stage must not be blank");
    assertThat(firm.writes()).isEmpty();
  }

  @Test
  void rejectsIdsOfNothingByNameAndCreatesNothing() {
    for (Map.Entry<String, Object> each :
        Map.of(
                "client_ids", List.of(20_001, 9),
                "company_ids", List.of(9),
                "staff", List.of(Map.of("id", 9)),
                "billing_contact_id", (Object) 9)
            .entrySet()) {
      assertThat(firm.refused("create-case", "name", "x", each.getKey(), each.getValue()))
          .startsWith(each.getKey() + ": there is no")
          .endsWith("with the id 9.");
    }
    assertThat(firm.writes()).isEmpty();
  }

  @Test
  void tellsWhatMyCaseRejectedAndThatNothingChanged() {
    String taken = firm.truth("cases", 1001).text("name");
    assertThat(firm.refused("create-case", "name", taken))
        .contains("/name", "already been taken", "Nothing was changed");
  }

  @Test
  void showsAtOnceInTheListAndOnTheClient() {
    assertThat(firm.all("list-cases", "cases", "query", "Cole v. Cole")).isEmpty();
    firm.all("search-contacts", "contacts", "name", "x");
    firm.ok("create-case", "name", "Cole v. Cole", "client_ids", List.of(20_001));
    assertThat(firm.all("list-cases", "cases", "query", "Cole v. Cole", "client_id", 20_001))
        .hasSize(1);
  }

  @Test
  void leavesTheCaseInTheLog() {
    long id = firm.ok("create-case", "name", "Cole v. Cole").row("case").id();
    List<Row> lines = firm.log("create-case");
    assertThat(lines).extracting(line -> line.get("kind")).containsExactly("intent", "call");
    assertThat(lines.get(1).get("case_ids")).isEqualTo(List.of((int) id));
    assertThat(lines.get(0).get("params")).isEqualTo(Map.of("name", "Cole v. Cole"));
  }

  @Test
  void warnsOfWhatLooksLikeAMistake() {
    Row left =
        firm.truth("staff").stream()
            .filter(row -> row.get("active").equals(false))
            .findFirst()
            .orElseThrow();
    Row archived =
        firm.truth("clients").stream()
            .filter(row -> Boolean.TRUE.equals(row.find("archived")))
            .findFirst()
            .orElseThrow();
    Row answer =
        firm.ok(
            "create-case",
            "name",
            "Warned v. Harbor",
            "sol_date",
            "2026-03-10",
            "client_ids",
            List.of(archived.id()),
            "staff",
            List.of(Map.of("id", left.id())));
    assertThat((List<?>) answer.get("warnings"))
        .hasSize(3)
        .anySatisfy(each -> assertThat((String) each).startsWith("sol_date: 2026-03-10 is in the"))
        .anySatisfy(each -> assertThat((String) each).contains("client_ids: client", "archived"))
        .anySatisfy(each -> assertThat((String) each).contains("staff: staff member", "active"));
    assertThat(firm.writes()).containsExactly("POST /v1/cases");
  }

  @Test
  void namesBadArgumentsAndSendsNothing() {
    assertThat(firm.refused("create-case")).startsWith("name is missing");
    assertThat(firm.refused("create-case", "name", " ")).startsWith("name must not be blank");
    assertThat(firm.refused("create-case", "name", "x", "status", "pending")).startsWith("status");
    assertThat(firm.refused("create-case", "name", "x", "opened_date", "1 March"))
        .startsWith("opened_date");
    assertThat(firm.refused("create-case", "name", "x", "sol_date", "2026-02-29"))
        .startsWith("sol_date");
    assertThat(firm.refused("create-case", "name", "x", "staff", List.of(501)))
        .startsWith("staff[0] must be an object");
    assertThat(
            firm.refused("create-case", "name", "x", "staff", List.of(Map.of("lead_lawyer", true))))
        .startsWith("staff[0].id is missing");
    assertThat(
            firm.refused(
                "create-case", "name", "x", "staff", List.of(Map.of("id", 501, "rate", 5))))
        .contains("\"rate\"");
    assertThat(firm.refused("create-case", "name", "x", "client_ids", List.of(0)))
        .startsWith("client_ids[0]");
    assertThat(firm.refused("create-case", "name", "x", "outstanding_balance", 5))
        .contains("\"outstanding_balance\"");
    assertThat(firm.requests()).isEmpty();
  }
}
