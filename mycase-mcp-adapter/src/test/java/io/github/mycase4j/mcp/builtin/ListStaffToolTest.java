package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Plain;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListStaffToolTest extends ToolTestBase {
  private static String name(Row row) {
    return row.text("first_name") + " " + row.text("last_name");
  }

  private List<Row> truth(boolean active) {
    return firm.truth("staff").stream()
        .filter(row -> row.get("active").equals(active))
        .sorted(Comparator.comparing(ListStaffToolTest::name).thenComparing(Row::id))
        .toList();
  }

  private List<Row> found(Object... arguments) {
    return firm.all("list-staff", "staff", arguments);
  }

  @Test
  void tellsTheTruthOfEveryone() {
    for (boolean active : new boolean[] {true, false}) {
      List<Row> rows = found("active", active, "limit", 3);
      List<Row> truth = truth(active);
      assertThat(Row.ids(rows)).isEqualTo(Row.ids(truth)).isNotEmpty();
      for (int i = 0; i < rows.size(); i++) {
        Map<String, Object> expected = truth.get(i).only("id", "email", "type", "title", "active");
        expected.put("name", name(truth.get(i)));
        assertThat(rows.get(i).plain()).isEqualTo(Plain.of(expected));
      }
    }
  }

  @Test
  void listsTheActiveUnlessAsked() {
    assertThat(Row.ids(found())).isEqualTo(Row.ids(truth(true)));
  }

  @Test
  void findsByPartOfTheNameWhateverCaseAndAccents() {
    assertThat(found("query", "SOFIA"))
        .extracting(row -> row.get("name"))
        .containsExactly("Sofía Nuñez");
    assertThat(found("query", "priya ram")).extracting(Row::id).containsExactly(TestFirm.ME);
    assertThat(found("query", "example.com")).isEmpty();
  }

  @Test
  void findsByWordsAndPutsExactNamesFirst() {
    firm.sandbox.put(
        "staff",
        Map.of("id", 901, "active", true, "first_name", "Ann Zellwood", "last_name", "Adams"));
    firm.sandbox.put(
        "staff",
        Map.of(
            "id",
            902,
            "active",
            true,
            "first_name",
            "Ann",
            "middle_initial",
            "Q",
            "last_name",
            "Zellwood"));
    for (String written : List.of("Zellwood, Ann", "ann zellwood")) {
      assertThat(Row.ids(found("query", written))).as(written).containsExactly(902L, 901L);
    }
    assertThat(Row.ids(found("query", "Ann Quill Zellwood"))).containsExactly(902L);
    assertThat(Row.ids(found("query", "Ann Q. Zellwood"))).startsWith(902L);
    assertThat(found("query", "Ann X. Zellwood, Jr.", "active", false)).isEmpty();
  }

  @Test
  void putsSomebodyWithoutANameLast() {
    firm.sandbox.put("staff", Map.of("id", 900, "active", true));
    List<Row> rows = found();
    assertThat(rows.get(rows.size() - 1).fields()).isEqualTo(Map.of("id", 900, "active", true));
  }

  @Test
  void namesBadArgumentsAndSendsNothing() {
    assertThat(firm.refused("list-staff", "active", "yes")).startsWith("active must be true");
    assertThat(firm.refused("list-staff", "query", 5)).startsWith("query");
    assertThat(firm.refused("list-staff", "role", "x")).contains("\"role\"");
    assertThat(firm.requests()).isEmpty();
  }
}
