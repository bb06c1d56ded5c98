package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Plain;
import io.github.mycase4j.mcp.fixture.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GetContactToolTest extends ToolTestBase {
  private static final long BOTH = 20_085;

  @Test
  void givesEverythingOfAClient() {
    Row real = firm.truth("clients", 20_001);
    Row found = firm.ok("get-contact", "contact_id", 20_001).row("contact");
    assertThat(found.text("type")).isEqualTo("client");
    assertThat(found.text("name"))
        .isEqualTo(real.text("first_name") + " " + real.text("last_name"));
    for (String field : List.of("address", "notes", "birthdate", "middle_name", "last_name")) {
      assertThat(Plain.of(found.find(field))).as(field).isEqualTo(Plain.of(real.find(field)));
    }
    assertThat(found.rows("cases").get(0).get("name"))
        .isEqualTo(firm.truth("cases", real.references("cases").get(0)).text("name"));
    assertThat(found.fields()).doesNotContainValue(null);
  }

  @Test
  void givesEverythingOfACompany() {
    Row real = firm.truth("companies", 20_105);
    Row found = firm.ok("get-contact", "contact_id", 20_105).row("contact");
    assertThat(found.text("type")).isEqualTo("company");
    assertThat(found.text("name")).isEqualTo(real.text("name"));
    assertThat(found.find("website")).isEqualTo(real.find("website"));
  }

  @Test
  void asksForTheTypeWhereBothExist() {
    assertThat(firm.refused("get-contact", "contact_id", BOTH))
        .isEqualTo("type is needed: there is a client and a company with the id 20085.");
    assertThat(firm.ok("get-contact", "contact_id", BOTH, "type", "client").row("contact").id())
        .isEqualTo(BOTH);
    assertThat(
            firm.ok("get-contact", "contact_id", BOTH, "type", "company")
                .row("contact")
                .text("name"))
        .isEqualTo(firm.truth("companies", BOTH).text("name"));
  }

  @Test
  void namesWhoIsNobody() {
    assertThat(firm.refused("get-contact", "contact_id", 9))
        .isEqualTo("contact_id: there is no client or company with the id 9.");
    assertThat(firm.refused("get-contact", "contact_id", 20_001, "type", "company"))
        .isEqualTo("contact_id: there is no company with the id 20001.");
  }

  @Test
  void asksMyCaseEveryTime() {
    firm.ok("get-contact", "contact_id", 20_001);
    firm.sandbox.put("clients", Map.of("id", 20_001, "first_name", "New", "last_name", "Name"));
    assertThat(firm.ok("get-contact", "contact_id", 20_001).row("contact").text("name"))
        .isEqualTo("New Name");
  }

  @Test
  void namesBadArgumentsAndSendsNothing() {
    assertThat(firm.refused("get-contact")).startsWith("contact_id is missing");
    assertThat(firm.refused("get-contact", "contact_id", 1, "type", "all")).startsWith("type");
    assertThat(firm.requests()).isEmpty();
  }
}
