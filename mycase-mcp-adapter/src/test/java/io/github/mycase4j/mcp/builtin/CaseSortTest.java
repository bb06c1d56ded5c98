package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseSortTest extends ToolTestBase {
  private static <K extends Comparable<? super K>> Comparator<Row> by(Function<Row, K> key) {
    return Comparator.comparing(key, Comparator.nullsLast(Comparator.naturalOrder()));
  }

  /** The orders of MyCase's rows, independent of the tool's code. */
  private static final Map<String, Comparator<Row>> ORDERS =
      Map.of(
          "opened",
          Comparator.comparing(
                  (Row row) -> row.date("opened_date"),
                  Comparator.nullsLast(Comparator.reverseOrder()))
              .thenComparing(Comparator.comparing(Row::id).reversed()),
          "opened_asc",
          by(row -> row.date("opened_date")).thenComparing(Row::id),
          "sol",
          by(row -> row.date("sol_date")).thenComparing(Row::id),
          "updated_asc",
          by(row -> row.instant("updated_at")).thenComparing(Row::id),
          "name",
          by((Row row) -> folded(row.text("name"))).thenComparing(Row::id));

  private static final Map<String, String> FIELDS =
      Map.of(
          "opened",
          "opened_date",
          "opened_asc",
          "opened_date",
          "sol",
          "sol_date",
          "updated_asc",
          "updated_at",
          "name",
          "name");

  private static String folded(String name) {
    return name == null
        ? null
        : Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT);
  }

  private List<Long> found(Object... arguments) {
    return Row.ids(firm.all("list-cases", "cases", arguments));
  }

  private List<Long> truth(String sort) {
    return Row.ids(firm.truth("cases").stream().sorted(ORDERS.get(sort)).toList());
  }

  /** Cases with the same dates, and cases without any. */
  private void putTiesAndBlanks() {
    for (long id = 1; id <= 12; id++) {
      Map<String, Object> row = TestFirm.arguments("id", id, "status", "open");
      row.put("name", id > 8 ? null : "Ties v. Ties");
      row.put("opened_date", id > 8 ? null : "2025-05-05");
      row.put("sol_date", id > 8 ? null : "2027-05-05");
      row.put("updated_at", id > 8 ? null : "2025-06-06T12:00:00Z");
      firm.sandbox.put("cases", row);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"opened", "opened_asc", "sol", "updated_asc", "name"})
  void ordersAllCasesOnWhateverPages(String sort) {
    putTiesAndBlanks();
    List<Long> truth = truth(sort);
    assertThat(found("sort", sort, "limit", 200)).isEqualTo(truth);
    for (int limit : List.of(1, 5, 7)) {
      assertThat(found("sort", sort, "limit", limit)).as("%s by %s", sort, limit).isEqualTo(truth);
    }
    String field = FIELDS.get(sort);
    List<Long> without =
        Row.ids(firm.truth("cases").stream().filter(row -> row.find(field) == null).toList());
    assertThat(without).contains(9L, 12L);
    assertThat(truth.subList(truth.size() - without.size(), truth.size()))
        .as("those without the value come last")
        .containsExactlyInAnyOrderElementsOf(without);
  }

  @ParameterizedTest
  @ValueSource(strings = {"opened", "opened_asc", "sol", "updated_asc", "name"})
  void continuesAfterARestart(String sort, @TempDir Path other) {
    putTiesAndBlanks();
    List<Long> truth = truth(sort);
    for (int at : new int[] {1, truth.size() - 14, truth.size() - 2}) {
      String cursor = firm.ok("list-cases", "sort", sort, "limit", at).text("next_cursor");
      try (TestFirm again = TestFirm.open(other)) {
        copyCases(again);
        assertThat(
                Row.ids(
                    again
                        .ok("list-cases", "sort", sort, "limit", 2, "cursor", cursor)
                        .rows("cases")))
            .isEqualTo(truth.subList(at, at + 2));
      }
    }
  }

  private void copyCases(TestFirm to) {
    firm.truth("cases").forEach(row -> to.sandbox.put("cases", row.fields()));
  }

  @Nested
  class WithoutSort {
    @Test
    void isNewestOpenedFirst() {
      assertThat(found()).isEqualTo(truth("opened"));
    }

    @Test
    void isTheEarliestLimitationDateFirstInARangeOfThem() {
      List<Long> dated =
          Row.ids(
              firm.truth("cases").stream()
                  .filter(row -> row.find("sol_date") != null)
                  .sorted(ORDERS.get("sol"))
                  .toList());
      assertThat(found("sol_from", "1990-01-01")).isEqualTo(dated);
      assertThat(found("sol_to", "2190-01-01", "limit", 3)).isEqualTo(dated);
      assertThat(found("sol_from", "1990-01-01", "sort", "opened"))
          .containsExactlyInAnyOrderElementsOf(dated)
          .isNotEqualTo(dated);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"opened", "opened_asc", "sol", "updated_asc", "name"})
  void putsExactMatchesOfAQueryFirst(String sort) {
    for (long id = 1; id <= 3; id++) {
      firm.sandbox.put(
          "cases",
          Map.of(
              "id",
              id,
              "name",
              id == 2 ? "Zzyzx" : "A Zzyzx " + id,
              "status",
              "open",
              "opened_date",
              "2025-01-0" + id,
              "sol_date",
              "2027-01-0" + id,
              "updated_at",
              "2025-02-0" + id + "T00:00:00Z"));
    }
    List<Long> others = sort.equals("opened") ? List.of(3L, 1L) : List.of(1L, 3L);
    assertThat(found("query", "zzyzx", "sort", sort, "limit", 1))
        .containsExactly(2L, others.get(0), others.get(1));
  }

  @Test
  void isPartOfWhatACursorBelongsTo() {
    String cursor = firm.ok("list-cases", "sort", "name", "limit", 2).text("next_cursor");
    assertThat(firm.refused("list-cases", "sort", "sol", "cursor", cursor)).contains("cursor");
    assertThat(firm.refused("list-cases", "cursor", cursor)).contains("cursor");
    assertThat(firm.refused("list-cases", "sort", "newest")).startsWith("sort must be one of");
  }
}
