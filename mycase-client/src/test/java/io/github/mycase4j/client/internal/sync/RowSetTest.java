package io.github.mycase4j.client.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.collection.RowFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSetTest {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 27);
  private static final CollectionType<Row> KIND =
      new CollectionType<>(
          "rows",
          Row.class,
          Row::id,
          Row::changed,
          Row::changed,
          List.of(),
          false,
          Set.of(),
          Row::cases,
          Row::staff,
          Row::days);

  /** A row with everything that a selection can ask for. */
  private record Row(
      long id, List<Long> ofCases, List<Long> ofStaff, CollectionType.Days days, Instant changed) {
    static Row of(long id) {
      return new Row(id, List.of(), List.of(), null, null);
    }

    long[] cases() {
      return ofCases.stream().mapToLong(Long::longValue).toArray();
    }

    long[] staff() {
      return ofStaff.stream().mapToLong(Long::longValue).toArray();
    }

    boolean meets(RowFilter selection) {
      LocalDate from = selection.from();
      LocalDate to = selection.to();
      boolean dated = from != null || to != null;
      return (selection.caseId() == null || ofCases.contains(selection.caseId()))
          && (selection.staffId() == null || ofStaff.contains(selection.staffId()))
          && (!dated || days != null)
          && (from == null || !days.last().isBefore(from))
          && (to == null || !days.first().isAfter(to));
    }
  }

  /** Ids among which are such that do not fit into an int, and the ends of what a long can be. */
  private static long key(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> Long.MAX_VALUE;
      case 1 -> Long.MIN_VALUE;
      case 2 -> Long.MAX_VALUE - 1;
      case 3, 4 -> 5_000_000_000L + random.nextInt(3);
      default -> random.nextInt(15);
    };
  }

  private static List<Long> keys(Random random, int most) {
    return random.longs(random.nextInt(most + 1)).map(x -> key(random)).distinct().boxed().toList();
  }

  private static Row row(Random random, long id) {
    LocalDate first = DAY.plusDays(random.nextInt(60));
    int longer = random.nextInt(4) == 0 ? random.nextInt(30) : 0;
    return new Row(
        id,
        keys(random, 1),
        keys(random, 4),
        random.nextInt(5) == 0 ? null : new CollectionType.Days(first, first.plusDays(longer)),
        null);
  }

  private static RowFilter selection(Random random) {
    RowFilter selection = RowFilter.all();
    if (random.nextBoolean()) {
      selection = selection.ofCase(key(random));
    }
    if (random.nextBoolean()) {
      selection = selection.ofStaff(key(random));
    }
    LocalDate from = random.nextBoolean() ? null : DAY.plusDays(random.nextInt(70) - 5);
    LocalDate to = random.nextBoolean() ? null : DAY.plusDays(random.nextInt(70) - 5);
    return selection.between(from, to);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void selectsWhatAPassThroughAllRowsFinds(long seed) {
    Random random = new Random(seed);
    List<Row> all = new ArrayList<>();
    int size = random.nextInt(400);
    for (int i = 0; i < size; i++) {
      all.add(row(random, i * 7L));
    }
    RowSet<Row> rows = RowSet.of(KIND, all);

    for (int i = 0; i < 500; i++) {
      RowFilter selection = selection(random);
      assertThat(rows.select(selection, () -> {}))
          .as("%s", selection)
          .containsExactlyInAnyOrderElementsOf(
              all.stream().filter(row -> row.meets(selection)).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void keepsUpWithChangesAsAMapDoes(long seed) {
    Random random = new Random(seed);
    Map<Long, Row> expected = new LinkedHashMap<>();
    RowSet<Row> rows = RowSet.of(KIND, List.of());
    for (int i = 0; i < 200; i++) {
      if (random.nextInt(3) == 0) {
        long id = random.nextInt(100);
        expected.remove(id);
        rows = rows.without(id);
      } else {
        List<Row> changed = new ArrayList<>();
        for (int j = random.nextInt(5); j >= 0; j--) {
          changed.add(row(random, random.nextInt(100)));
        }
        changed.forEach(row -> expected.put(row.id(), row));
        rows = rows.with(changed);
      }
      assertThat(rows.all()).containsExactlyInAnyOrderElementsOf(expected.values());
      assertThat(rows.all()).extracting(Row::id).isSorted();
      RowFilter selection = selection(random);
      assertThat(rows.select(selection, () -> {}))
          .containsExactlyInAnyOrderElementsOf(
              expected.values().stream().filter(row -> row.meets(selection)).toList());
    }
  }

  @Test
  void findsARowByItsId() {
    RowSet<Row> rows = RowSet.of(KIND, List.of(Row.of(5_000_000_000L), Row.of(-3), Row.of(4)));

    assertThat(rows.find(5_000_000_000L)).contains(Row.of(5_000_000_000L));
    assertThat(rows.find(-3)).isPresent();
    assertThat(rows.find(705_032_704)).as("the same id as an int").isEmpty();
  }

  @Test
  void keepsTheLaterOfTwoWithOneId() {
    Row later = new Row(4, List.of(9L), List.of(), null, null);

    assertThat(RowSet.of(KIND, List.of(Row.of(4), Row.of(1), later)).all())
        .containsExactly(Row.of(1), later);
  }

  @Test
  void staysWhatItIsWhenNothingChanges() {
    RowSet<Row> rows = RowSet.of(KIND, List.of(Row.of(1), Row.of(4)));

    assertThat(rows.with(List.of(Row.of(4)))).isSameAs(rows);
    assertThat(rows.with(List.of())).isSameAs(rows);
    assertThat(rows.without(2)).isSameAs(rows);
  }

  @Test
  void tellsTheNewestChangeUpToAnInstant() {
    Instant early = Instant.parse("2026-01-01T00:00:00Z");
    Instant late = Instant.parse("2026-02-01T00:00:00Z");
    RowSet<Row> rows =
        RowSet.of(
            KIND,
            List.of(
                new Row(1, List.of(), List.of(), null, late),
                new Row(2, List.of(), List.of(), null, early),
                Row.of(3)));

    assertThat(rows.newest(late)).isEqualTo(late);
    assertThat(rows.newest(late.minusNanos(1))).isEqualTo(early);
    assertThat(rows.newest(early.minusNanos(1))).isNull();
  }

  @Test
  void rejectsAFilterByWhatTheRowsDoNotHave() {
    CollectionType<Row> plain =
        CollectionType.of("case_stages", Row.class, Row::id, Row::changed, null);
    RowSet<Row> rows = RowSet.of(plain, List.of(Row.of(1)));

    assertThat(rows.select(RowFilter.all(), () -> {})).hasSize(1);
    assertThatThrownBy(() -> rows.select(RowFilter.all().ofCase(1L), () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("MyCase's case stages have no case.");
    assertThatThrownBy(() -> rows.select(RowFilter.all().ofStaff(1L), () -> {}))
        .hasMessage("MyCase's case stages have no staff member.");
    assertThatThrownBy(() -> rows.select(RowFilter.all().between(null, DAY), () -> {}))
        .hasMessage("MyCase's case stages have no day.");
  }

  @Test
  void givesWhatNobodyCanChange() {
    RowSet<Row> rows = RowSet.of(KIND, List.of(new Row(1, List.of(2L), List.of(), null, null)));

    List<Row> selected = rows.select(RowFilter.all().ofCase(2L), () -> {});

    assertThat(selected).hasSize(1);
    assertThatThrownBy(selected::clear).isInstanceOf(UnsupportedOperationException.class);
  }
}
