package io.github.mycase4j.client.internal.sync;

import static io.github.mycase4j.client.internal.sync.Loading.ids;
import static io.github.mycase4j.client.internal.sync.Loading.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.model.PracticeArea;
import io.github.mycase4j.testsupport.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The full scan, and what can happen during it. */
class FullScanTest {
  private final Loading loading = new Loading();
  private final MutableClock clock = loading.clock;
  private final FakeMyCase mycase = loading.mycase.fill(150);
  private final SharedCollection<PracticeArea> collection = loading.collection();

  private Snapshot<PracticeArea> read() {
    return loading.read(collection);
  }

  @Test
  void givesAllRowsOnceAndInOrder() {
    Snapshot<PracticeArea> all = read();

    assertThat(ids(all)).hasSize(150).isSorted().doesNotHaveDuplicates();
    assertThat(all.incompleteness()).isEmpty();
    assertThat(all.asOf()).isEqualTo(MutableClock.START);
    assertThat(all).hasToString("Snapshot[rows=150, asOf=2026-03-02T10:00:00Z]");
    assertThatThrownBy(() -> all.rows().remove(0)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void givesNothingWhereThereIsNothing() {
    for (int id = 1; id <= 150; id++) {
      mycase.delete(id);
    }

    assertThat(read().rows()).isEmpty();
    assertThat(read().incompleteness()).isEmpty();
    assertThat(mycase.asked()).containsExactly("first");
  }

  @Nested
  class WhileRowsChange {
    @Test
    void asksAgainForNothingThatChangedBeforeItWhereMyCaseTellsTheTime() {
      mycase.tellsTime = true;
      mycase.ahead = Duration.ofHours(1);
      for (int id = 1; id <= 100; id++) {
        mycase.put(id, "imported");
      }
      clock.advance(Duration.ofSeconds(10));
      mycase.put(101, "the newest");
      clock.advance(Duration.ofSeconds(5));
      read();
      clock.advance(Duration.ofSeconds(31));

      read();

      assertThat(mycase.asked()).contains("since 2026-03-02T11:00:10Z");
    }

    @Test
    void takesWhatChangedOnPagesThatItHadReadAlsoWhereMyCaseTellsTheTime() {
      mycase.tellsTime = true;
      mycase.ahead = Duration.ofHours(-2);
      mycase.before(
          "at 100",
          () -> {
            clock.advance(Duration.ofSeconds(40));
            mycase.put(1, "changed");
            clock.advance(Duration.ofSeconds(1));
            mycase.put(150, "changed later");
          });

      Snapshot<PracticeArea> all = read();

      assertThat(name(all, 1)).isEqualTo("changed");
      assertThat(name(all, 150)).isEqualTo("changed later");
    }

    @Test
    void takesWhatChangedOnPagesThatItHadReadWhenItTookLong() {
      mycase.before(
          "at 100",
          () -> {
            clock.advance(Duration.ofSeconds(40));
            mycase.put(1, "changed");
          });

      Snapshot<PracticeArea> all = read();

      assertThat(name(all, 1)).isEqualTo("changed");
      assertThat(all.asOf()).isEqualTo(MutableClock.START.plusSeconds(40));
      assertThat(mycase.asked())
          .containsExactly("first", "at 50", "at 100", "since 2026-03-01T10:02:30Z", "count");
    }

    @Test
    void letsTheNextDeltaFindThemWhenItTookNoTime() {
      mycase.before("at 100", () -> mycase.put(1, "changed"));
      read();

      assertThat(name(loading.readLater(collection), 1)).isEqualTo("changed");
    }

    @Test
    void letsTheNextDeltaFindThemWhenMyCasesClockIsFarBehind() {
      mycase.ahead = Duration.ofMinutes(-14);
      mycase.put(2, "the newest");
      mycase.before("at 100", () -> mycase.put(1, "changed"));
      read();

      assertThat(name(loading.readLater(collection), 1)).isEqualTo("changed");
    }

    @Test
    void readsAllAgainWhenARowIsDeletedThatItHadRead() {
      mycase.before("at 100", () -> mycase.delete(3));

      Snapshot<PracticeArea> all = read();

      assertThat(all.find(3)).isEmpty();
      assertThat(all.rows()).hasSize(149);
      assertThat(all.incompleteness()).isEmpty();
      assertThat(mycase.asked())
          .containsExactly("first", "at 50", "at 100", "first", "at 51", "at 101");
    }

    @Test
    void missesNoRowThatMovesUpBehindADeletedOne() {
      mycase.offsets = true;
      mycase.before("at 50", () -> mycase.delete(3));

      assertThat(ids(read())).hasSize(149).contains(51L).doesNotContain(3L);
    }

    @Test
    void missesNoRowThatMovesUpWhileAnotherIsCreated() {
      mycase.offsets = true;
      mycase.before("at 50", () -> mycase.replace(3, 151));

      Snapshot<PracticeArea> all = read();

      assertThat(ids(all)).hasSize(150).contains(51L, 151L).doesNotContain(3L);
      assertThat(all.incompleteness()).isEmpty();
      assertThat(mycase.asked())
          .containsExactly("first", "at 50", "at 100", "first", "at 50", "at 100");
    }

    @Test
    void missesNoRowThatMovesUpWhereMyCasesClockIsBehind() {
      mycase.offsets = true;
      mycase.tellsTime = true;
      mycase.ahead = Duration.ofHours(-2);
      mycase.before("at 50", () -> mycase.replace(3, 151));

      assertThat(ids(read())).hasSize(150).contains(51L, 151L).doesNotContain(3L);
    }

    @Test
    void isInDoubtWhenThatHappensTwiceAndReadsAllAgainInAWhile() {
      mycase.offsets = true;
      mycase.replaceDuringTwoScans();

      assertThat(read().incompleteness().orElseThrow().reason())
          .isEqualTo(
              "Some practice areas were deleted while all were read, so that others may be"
                  + " missing; all are read again in a few minutes.");
      mycase.asked();
      assertThat(loading.readLater(collection).incompleteness()).isPresent();
      assertThat(mycase.asked()).hasSize(2);
      clock.advance(CollectionSync.AGE_LIMIT);
      assertThat(ids(read())).hasSize(150).contains(51L, 52L).doesNotContain(3L, 4L);
      assertThat(read().incompleteness()).isEmpty();
    }

    @Test
    void isInNoDoubtWhenRowsAreOnlyCreated() {
      mycase.offsets = true;
      mycase.before("at 50", () -> mycase.put(151, "created"));
      mycase.before("at 150", () -> mycase.put(152, "created"));

      Snapshot<PracticeArea> all = read();

      assertThat(ids(all)).hasSize(152);
      assertThat(all.incompleteness()).isEmpty();
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100", "at 150");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isInNoDoubtWhenMyCaseDoesItAllWithinASecond(boolean tellsTime) {
      mycase.tellsTime = tellsTime;
      mycase.offsets = true;
      mycase.before(
          "at 50",
          () -> {
            mycase.replace(3, 151);
            mycase.replace(4, 152);
            mycase.put(0, "created where the scan had been");
          });

      Snapshot<PracticeArea> all = read();

      assertThat(ids(all)).hasSize(151).contains(0L, 51L, 52L, 152L).doesNotContain(3L, 4L);
      assertThat(all.incompleteness()).isEmpty();
      assertThat(loading.sleeper.total()).isEqualTo(Duration.ofMillis(1100));
    }

    @Test
    void isInNoDoubtAboutWhatADeltaFoundBefore() {
      mycase.offsets = true;
      mycase.before(
          "at 50",
          () -> {
            mycase.replace(3, -1);
            mycase.replace(120, 0);
          });

      Snapshot<PracticeArea> all = read();

      assertThat(ids(all)).hasSize(150).contains(-1L, 0L).doesNotContain(3L, 120L);
      assertThat(all.incompleteness()).isEmpty();
      assertThat(mycase.asked())
          .startsWith("first", "at 50", "at 100", "since 2026-03-01T10:02:30Z", "count", "first");
    }

    @Test
    void isInNoDoubtWhenTheSecondScanFindsTheSame() {
      mycase.put(151, "created in the second in which the scan begins");

      Snapshot<PracticeArea> all = read();

      assertThat(ids(all)).hasSize(151);
      assertThat(all.incompleteness()).isEmpty();
    }

    @Test
    void givesNoRowTwiceThatMovesDownBehindANewOne() {
      mycase.offsets = true;
      mycase.before("at 50", () -> mycase.put(0, "created"));

      assertThat(ids(read())).hasSize(151).contains(0L, 50L).doesNotHaveDuplicates();
    }

    @Test
    void takesARowThatIsCreatedMeanwhile() {
      mycase.before("at 100", () -> mycase.put(-5, "created"));

      assertThat(ids(read())).hasSize(151).contains(-5L);
    }

    @Test
    void endsWhenRowsAreDeletedAllTheTime() {
      mycase.before(
          "at 50",
          () -> {
            mycase.delete(1);
            mycase.before("at 51", () -> mycase.delete(2));
          });

      assertThat(read().incompleteness()).isPresent();
      assertThat(mycase.requests()).isLessThan(20);
    }
  }

  @Nested
  class WhenMyCaseCountsMoreThanItLists {
    @Test
    void scansTwiceToBeSureAndSaysSo() {
      mycase.hidden = 2;

      Snapshot<PracticeArea> all = read();

      assertThat(all.rows()).hasSize(150);
      assertThat(all.incompleteness().orElseThrow().reason())
          .isEqualTo("MyCase counts 152 practice areas but lists 150.");
      assertThat(mycase.asked()).filteredOn("first"::equals).hasSize(2);
    }
  }
}
