package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Plain;
import io.github.mycase4j.mcp.fixture.Row;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GetStaffToolTest extends ToolTestBase {
  @Test
  void givesEverythingThatMyCaseHas() {
    Row real = firm.truth("staff", 503);
    Row staff = firm.ok("get-staff", "staff_id", 503).row("staff");
    assertThat(staff.text("name")).isEqualTo("Sofía Nuñez");
    assertThat(staff.amount("default_hourly_rate"))
        .isEqualByComparingTo(real.amount("default_hourly_rate"));
    for (Map.Entry<String, Object> field : real.fields().entrySet()) {
      if (field.getValue() == null) {
        assertThat(staff.fields()).doesNotContainKey(field.getKey());
      } else {
        assertThat(Plain.of(staff.find(field.getKey())))
            .as(field.getKey())
            .isEqualTo(Plain.of(field.getValue()));
      }
    }
  }

  @Test
  void asksMyCaseEveryTime() {
    firm.ok("get-staff", "staff_id", 503);
    firm.sandbox.put("staff", Map.of("id", 503, "first_name", "Sonia", "last_name", "Nuñez"));
    assertThat(firm.ok("get-staff", "staff_id", 503).row("staff").text("name"))
        .isEqualTo("Sonia Nuñez");
  }

  @Test
  void namesWhoIsNobodyAndBadArguments() {
    assertThat(firm.refused("get-staff", "staff_id", 9))
        .isEqualTo("staff_id: there is no staff member with the id 9.");
    firm.sandbox.clearRequests();
    assertThat(firm.refused("get-staff")).startsWith("staff_id is missing");
    assertThat(firm.refused("get-staff", "staff_id", -1)).startsWith("staff_id");
    assertThat(firm.refused("get-staff", "staff_id", 503, "limit", 5)).contains("\"limit\"");
    assertThat(firm.requests()).isEmpty();
  }
}
