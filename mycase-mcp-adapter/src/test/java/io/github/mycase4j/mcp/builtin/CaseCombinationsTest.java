package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Filters and orders of list-cases in many combinations, against the rows that MyCase has. */
class CaseCombinationsTest extends ToolTestBase {
  private static final int COMBINATIONS = 300;
  private final Random random = new Random(20_260_311);

  private static <K extends Comparable<? super K>> Comparator<Row> by(Function<Row, K> key) {
    return Comparator.comparing(key, Comparator.nullsLast(Comparator.naturalOrder()));
  }

  private static final Map<String, Comparator<Row>> ORDERS =
      Map.of(
          "opened_asc", by(row -> row.date("opened_date")),
          "sol", by(row -> row.date("sol_date")),
          "updated_asc", by(row -> row.instant("updated_at")));

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private boolean sometimes() {
    return random.nextInt(4) == 0;
  }

  /** Gives the cases random dates, and leaves some out. */
  private void mixUp() {
    firm.truth("cases")
        .forEach(
            row -> {
              Map<String, Object> mixed = new LinkedHashMap<>(row.fields());
              Instant created = TestFirm.NOW.minus(Duration.ofDays(random.nextInt(400)));
              mixed.put(
                  "sol_date", sometimes() ? null : "2026-0" + (1 + random.nextInt(9)) + "-15");
              mixed.put(
                  "opened_date", sometimes() ? null : "2025-0" + (1 + random.nextInt(9)) + "-01");
              mixed.put("created_at", sometimes() ? null : created.toString());
              mixed.put(
                  "updated_at",
                  sometimes()
                      ? null
                      : created.plus(Duration.ofDays(random.nextInt(90) - 20)).toString());
              firm.sandbox.put("cases", mixed);
            });
  }

  private static Instant lastChange(Row row) {
    Instant updated = row.instant("updated_at");
    Instant created = row.instant("created_at");
    return updated == null || (created != null && created.isAfter(updated)) ? created : updated;
  }

  @Test
  void findExactlyTheCasesThatMeetAllInTheOrderAskedFor() {
    mixUp();
    List<Row> cases = firm.truth("cases");
    List<Long> staff = Row.ids(firm.truth("staff"));
    Set<Long> withOpenTasks =
        firm.truth("tasks").stream()
            .filter(row -> !Boolean.TRUE.equals(row.find("completed")))
            .map(row -> row.reference("case"))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    List<String> areas =
        cases.stream().map(row -> row.text("practice_area")).filter(Objects::nonNull).toList();
    int notEmpty = 0;
    for (int i = 0; i < COMBINATIONS; i++) {
      Map<String, Object> asked = TestFirm.arguments();
      List<Predicate<Row>> filters = new ArrayList<>();
      if (sometimes()) {
        String status = any(List.of("open", "closed"));
        asked.put("status", status);
        filters.add(row -> status.equals(row.text("status")));
      }
      if (sometimes()) {
        String area = any(areas);
        asked.put("practice_area", area);
        filters.add(row -> area.equals(row.text("practice_area")));
      }
      if (sometimes()) {
        long lead = any(staff);
        asked.put("lead_lawyer_id", lead);
        filters.add(
            row ->
                row.rows("staff").stream()
                    .anyMatch(s -> s.id() == lead && Boolean.TRUE.equals(s.find("lead_lawyer"))));
      }
      if (sometimes()) {
        long member = any(staff);
        asked.put("staff_id", member);
        filters.add(row -> row.references("staff").contains(member));
      }
      if (sometimes()) {
        boolean wanted = random.nextBoolean();
        asked.put("has_open_tasks", wanted);
        filters.add(row -> withOpenTasks.contains(row.id()) == wanted);
      }
      if (sometimes()) {
        boolean has = random.nextBoolean();
        asked.put("sol", has ? "any" : "none");
        filters.add(row -> (row.find("sol_date") != null) == has);
      }
      if (sometimes()) {
        Instant after = TestFirm.NOW.minus(Duration.ofDays(200 + random.nextInt(200)));
        asked.put("updated_after", after.toString());
        filters.add(row -> lastChange(row) != null && !lastChange(row).isBefore(after));
      }
      if (sometimes()) {
        Instant before = TestFirm.NOW.minus(Duration.ofDays(random.nextInt(200)));
        asked.put("updated_before", before.toString());
        filters.add(row -> lastChange(row) != null && lastChange(row).isBefore(before));
      }
      String sort = any(List.copyOf(new TreeSet<>(ORDERS.keySet())));
      asked.put("sort", sort);
      asked.put("limit", 1 + random.nextInt(40));
      List<Long> expected =
          Row.ids(
              cases.stream()
                  .filter(row -> filters.stream().allMatch(filter -> filter.test(row)))
                  .sorted(ORDERS.get(sort).thenComparing(Row::id))
                  .toList());
      notEmpty += expected.isEmpty() ? 0 : 1;
      Object[] arguments =
          asked.entrySet().stream()
              .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
              .toArray();
      assertThat(Row.ids(firm.all("list-cases", "cases", arguments)))
          .as("%s", asked)
          .isEqualTo(expected);
    }
    assertThat(notEmpty).isGreaterThan(COMBINATIONS / 2);
  }
}
