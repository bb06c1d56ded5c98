package io.github.mycase4j.client.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.collection.RowFilter;
import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.CallTimeoutException;
import io.github.mycase4j.client.model.PracticeArea;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Whoever goes through the rows of a large firm hears in time that nobody waits any more. */
class LongWorkOnRowsTest {
  private static final int ROWS = 5000;

  private final Cancellation cancellation = new Cancellation();
  private final Loading loading = new Loading();
  private final SharedCollection<PracticeArea> collection =
      loading.collection(FakeMyCase.KIND, Runnable::run, null);

  private Snapshot<PracticeArea> snapshot() {
    loading.mycase.fill(ROWS);
    CallOptions options =
        CallOptions.defaults()
            .withCancellation(cancellation)
            .withTotalTimeout(Duration.ofSeconds(50));
    return loading.view(collection, options, Loading.NEVER).read();
  }

  @Test
  void aLoopEndsWhenTheCallIsCancelled() {
    Snapshot<PracticeArea> snapshot = snapshot();
    AtomicInteger seen = new AtomicInteger();

    assertThatThrownBy(
            () -> {
              for (PracticeArea area : snapshot.rows()) {
                assertThat(area).isNotNull();
                if (seen.incrementAndGet() == 10) {
                  cancellation.cancel();
                }
              }
            })
        .isInstanceOf(CallCancelledException.class);
    assertThat(seen.get()).isLessThan(ROWS / 2);
  }

  @Test
  void aStreamEndsWhenTheTimeIsOver() {
    Snapshot<PracticeArea> snapshot = snapshot();
    loading.clock.advance(Duration.ofSeconds(51));

    assertThatThrownBy(() -> snapshot.rows().stream().filter(a -> a.name() == null).toList())
        .isInstanceOf(CallTimeoutException.class)
        .hasMessage(
            "The time allowed for this call is over; it ended while practice areas were searched.");
  }

  @Test
  void thereIsTimeLeftForTheRowsWhenReadingEnds() {
    Snapshot<PracticeArea> snapshot = snapshot();
    loading.clock.advance(Duration.ofSeconds(48));

    assertThat(snapshot.rows().stream().filter(a -> a.id() > 0)).hasSize(ROWS);
    assertThat(snapshot.unreadable()).isEmpty();
  }

  @Nested
  class AnIndex {
    private final IllegalStateException stop = new IllegalStateException("stop");
    private final RowSet<Row> rows =
        RowSet.of(KIND, LongStream.rangeClosed(1, ROWS).mapToObj(Row::new).toList());

    private void stops(RowFilter selection) {
      assertThatThrownBy(
              () ->
                  rows.select(
                      selection,
                      () -> {
                        throw stop;
                      }))
          .isSameAs(stop);
    }

    @Test
    void ofCasesIsNotBuiltToTheEnd() {
      stops(RowFilter.all().ofCase(7L));
    }

    @Test
    void ofStaffIsNotBuiltToTheEnd() {
      stops(RowFilter.all().ofStaff(7L));
    }

    @Test
    void ofDaysIsNotBuiltToTheEnd() {
      stops(RowFilter.all().between(DAY, DAY));
    }
  }

  private static final LocalDate DAY = LocalDate.of(2026, 2, 27);
  private static final CollectionType<Row> KIND =
      new CollectionType<>(
          "rows",
          Row.class,
          Row::id,
          row -> null,
          row -> null,
          List.of(),
          false,
          Set.of(),
          row -> new long[] {row.id()},
          row -> new long[] {row.id()},
          row -> CollectionType.Days.of(DAY));

  private record Row(long id) {}
}
