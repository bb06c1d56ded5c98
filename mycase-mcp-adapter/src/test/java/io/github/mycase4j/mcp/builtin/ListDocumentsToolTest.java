package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Names;
import io.github.mycase4j.mcp.fixture.Plain;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListDocumentsToolTest extends ListToolTestBase {
  ListDocumentsToolTest() {
    super(
        "documents",
        Comparator.comparing(
                (Row row) -> row.instant("updated_at"),
                Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
            .thenComparing(Comparator.comparing(Row::id).reversed()));
  }

  @Test
  void tellsTheTruthOfEveryDocument() {
    Names names = new Names(firm);
    List<Row> rows = firm.all("list-documents", "documents", "limit", 200);
    List<Row> truth = truth(row -> true);
    assertThat(Row.ids(rows)).isEqualTo(Row.ids(truth));
    for (int i = 0; i < rows.size(); i++) {
      Row real = truth.get(i);
      Map<String, Object> expected =
          real.only("id", "name", "filename", "path", "assigned_date", "folder");
      expected.put("updated_at", real.instant("updated_at").toString());
      expected.put("case", names.legalCase(real.reference("case")));
      assertThat(rows.get(i).plain()).isEqualTo(Plain.of(expected));
    }
  }

  @Test
  void findsByCase() {
    finds(row -> Long.valueOf(1001).equals(row.reference("case")), "case_id", 1001);
  }

  @Test
  void findsByWordsInNameFilenameOrPath() {
    finds(row -> row.text("name").contains("résumé"), "query", "RESUME");
    finds(row -> row.text("filename").contains(".txt"), "query", ".txt");
    finds(row -> row.text("path").startsWith("Pleadings/"), "query", "pleadings/");
    assertThat(found("query", "Signed copy")).isEmpty();
  }

  @Test
  void findsByTheNamesInNameFilenameOrPath() {
    firm.sandbox.put(
        "documents",
        Map.of(
            "id", 1, "name", "Letter", "filename", "Zeta_Jones_to_Zacme,Inc.pdf", "path", "A/B"));
    firm.sandbox.put(
        "documents",
        Map.of("id", 2, "name", "Answer", "filename", "a.pdf", "path", "Zinn v. Public/Answer"));
    for (String written : List.of("Zeta-Jones", "jones zeta", "ZetaJones", "Zacme Incorporated")) {
      assertThat(found("query", written)).as(written).containsExactly(1L);
    }
    assertThat(found("query", "Zinn vs. Public")).containsExactly(2L);
    assertThat(found("query", "Public v Zinn answer")).containsExactly(2L);
    assertThat(found("query", "Zinn letter")).isEmpty();
  }

  @Test
  void findsByTheTimeOfTheLastChangeIncludingIt() {
    Instant at = truth(row -> true).get(20).instant("updated_at");
    finds(
        row -> !row.instant("updated_at").isBefore(at) || !row.instant("created_at").isBefore(at),
        "updated_after",
        at.toString());
  }

  @Test
  void putsDocumentsThatWereNeverUpdatedLast() {
    Map<String, Object> odd = TestFirm.arguments("id", 999_999, "name", "Odd");
    odd.put("updated_at", null);
    odd.put("created_at", null);
    firm.sandbox.put("documents", odd);
    List<Long> ids = found();
    assertThat(ids.get(ids.size() - 1)).isEqualTo(999_999);
    assertThat(found("updated_after", "1990-01-01")).doesNotContain(999_999L);
  }

  @Test
  void namesBadArgumentsAndSendsNothing() {
    assertThat(firm.refused("list-documents", "case_id", "1001")).startsWith("case_id");
    assertThat(firm.refused("list-documents", "updated_after", "soon")).startsWith("updated_after");
    assertThat(firm.refused("list-documents", "folder", "x")).contains("\"folder\"");
    assertThat(firm.requests()).isEmpty();
    assertThat(firm.refused("list-documents", "case_id", 9)).startsWith("case_id: there is no");
  }
}
