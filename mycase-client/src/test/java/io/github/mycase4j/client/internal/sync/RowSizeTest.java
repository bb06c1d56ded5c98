package io.github.mycase4j.client.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.model.Ref;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sizes as a 64-bit HotSpot with compressed references lays objects out. */
class RowSizeTest {
  private record Row(long id, String name, Boolean open, BigDecimal amount, List<Ref> refs) {}

  private record Days(LocalDate first, Map<String, Object> others) {}

  @Test
  void addsUpObjectsAndWhatTheyReferTo() {
    // The record 12 + 8 + 4 * 4, aligned; the text 24 + 16 + 5, aligned; the number; the list with
    // its array and two references.
    assertThat(
            RowSize.average(
                List.of(new Row(1, "A v B", true, new BigDecimal("1.5"), List.of(ref(1), ref(2))))))
        .isEqualTo(40 + 48 + 40 + (16 + 24) + 2 * 24);
    assertThat(RowSize.average(List.of(new Days(null, Map.of())))).isEqualTo(24);
    assertThat(RowSize.average(List.of(new Days(LocalDate.EPOCH, Map.of("a", 1L)))))
        .isEqualTo(24 + 24 + 168 + 40 + 48 + 24);
  }

  @Test
  void takesTwoBytesForEachCharacterBeyondLatin() {
    assertThat(RowSize.average(List.of(new Row(1, "x".repeat(40), null, null, List.of()))))
        .isEqualTo(40 + 24 + 56);
    assertThat(RowSize.average(List.of(new Row(1, "ł".repeat(40), null, null, List.of()))))
        .isEqualTo(40 + 24 + 96);
  }

  @Test
  void countsOnceWhatRowsShare() {
    String name = "A v B";
    List<Row> rows =
        IntStream.range(0, 1000).mapToObj(i -> new Row(i, name, true, null, List.of())).toList();
    assertThat(RowSize.average(rows)).isEqualTo(40);
  }

  @Test
  void isNeverNothing() {
    assertThat(RowSize.average(Collections.singletonList(true))).isEqualTo(1);
  }

  private static Ref ref(long id) {
    return Ref.of(id);
  }
}
