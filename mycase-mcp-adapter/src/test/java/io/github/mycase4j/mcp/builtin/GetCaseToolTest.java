package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Names;
import io.github.mycase4j.mcp.fixture.Plain;
import io.github.mycase4j.mcp.fixture.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GetCaseToolTest extends ToolTestBase {
  private static final long CASE = 1001;

  @Test
  void givesEverythingThatMyCaseHasWithNames() {
    Row real = firm.truth("cases", CASE);
    Names names = new Names(firm);
    Row found = firm.ok("get-case", "case_id", CASE).row("case");
    assertThat(found.find("clients")).isEqualTo(asRead(names.clients(real.references("clients"))));
    assertThat(Plain.of(found.row("billing_contact").fields()))
        .isEqualTo(Plain.of(names.client(real.reference("billing_contact"))));
    assertThat(found.rows("staff").get(0).get("name")).isEqualTo("Priya Raman");
    assertThat(found.rows("staff").get(0).get("lead_lawyer")).isEqualTo(true);
    assertThat(found.amount("outstanding_balance"))
        .isEqualByComparingTo(real.amount("outstanding_balance"));
    for (String field :
        List.of(
            "name",
            "case_number",
            "description",
            "opened_date",
            "practice_area",
            "status",
            "billing_type",
            "custom_field_values")) {
      assertThat(Plain.of(found.find(field))).as(field).isEqualTo(Plain.of(real.find(field)));
    }
    assertThat(found.row("office").fields()).containsEntry("name", "Downtown");
    assertThat(found.fields()).doesNotContainKey("closed_date").doesNotContainValue(null);
  }

  private static Object asRead(List<Map<String, Object>> named) {
    return named.stream()
        .map(each -> Map.of("id", ((Long) each.get("id")).intValue(), "name", each.get("name")))
        .toList();
  }

  @Test
  void namesCompanies() {
    Row real =
        firm.truth("cases").stream()
            .filter(row -> !row.rows("companies").isEmpty())
            .findFirst()
            .orElseThrow();
    Row company = firm.truth("companies", real.references("companies").get(0));
    Row found = firm.ok("get-case", "case_id", real.id()).row("case");
    assertThat(found.rows("companies").get(0).fields())
        .isEqualTo(Map.of("id", (int) company.id(), "name", company.text("name")));
  }

  @Test
  void asksMyCaseEveryTime() {
    firm.ok("get-case", "case_id", CASE);
    firm.sandbox.put("cases", Map.of("id", CASE, "name", "Renamed", "status", "open"));
    assertThat(firm.ok("get-case", "case_id", CASE).row("case").text("name")).isEqualTo("Renamed");
  }

  @Test
  void leavesTheCaseInTheLog() {
    firm.ok("get-case", "case_id", CASE);
    Row line = firm.log("get-case").get(0);
    assertThat(line.get("case_ids")).isEqualTo(List.of((int) CASE));
    assertThat(line.get("result_ids")).isEqualTo(List.of((int) CASE));
  }

  @Test
  void shortensACaseThatIsTooLongAndSaysSo() {
    firm.sandbox.put(
        "cases",
        Map.of("id", 55, "name", "Long", "status", "open", "description", "d".repeat(90_000)));
    Row found = firm.ok("get-case", "case_id", 55);
    assertThat(found.find("shortened").toString()).contains("case.description");
  }

  @Test
  void namesACaseThatIsNoneAndBadArguments() {
    assertThat(firm.refused("get-case", "case_id", 9))
        .isEqualTo("case_id: there is no case with the id 9.");
    assertThat(firm.log("get-case").get(0).get("outcome")).isEqualTo("invalid");
    firm.sandbox.clearRequests();
    assertThat(firm.refused("get-case")).startsWith("case_id is missing");
    assertThat(firm.refused("get-case", "case_id", "1001")).startsWith("case_id");
    assertThat(firm.refused("get-case", "id", 1001)).contains("\"id\"");
    assertThat(firm.requests()).isEmpty();
  }
}
