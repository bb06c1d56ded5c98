package io.github.mycase4j.client.internal.sync;

import static io.github.mycase4j.client.internal.sync.Loading.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.model.PracticeArea;
import io.github.mycase4j.testsupport.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is asked of MyCase once a collection of three pages is known, and what comes of it. */
class LaterUseTest {
  private static final String SINCE_NEWEST = "since 2026-03-01T10:02:30Z";

  private final Loading loading = new Loading();
  private final MutableClock clock = loading.clock;
  private final FakeMyCase mycase = loading.mycase.fill(150);
  private final SharedCollection<PracticeArea> collection = loading.collection();

  private Snapshot<PracticeArea> readLater() {
    return loading.readLater(collection);
  }

  @BeforeEach
  void readOnce() {
    loading.read(collection);
    assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100");
  }

  @Nested
  class WhenNothingHappened {
    @Test
    void asksNothingWithinThirtySeconds() {
      clock.advance(Duration.ofSeconds(30));

      assertThat(loading.read(collection).asOf()).isEqualTo(MutableClock.START);
      assertThat(mycase.asked()).isEmpty();
    }

    @Test
    void asksForTheChangesAndTheCountLater() {
      assertThat(readLater().rows()).hasSize(150);
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count");
    }

    @Test
    void asksNothingWithinThirtySecondsOfADelta() {
      Snapshot<PracticeArea> updated = readLater();
      clock.advance(Duration.ofSeconds(30));
      mycase.asked();

      assertThat(loading.read(collection).rows()).isEqualTo(updated.rows());
      assertThat(mycase.asked()).isEmpty();
    }

    @Test
    void saysAsOfWhenItWasTrue() {
      assertThat(readLater().asOf()).isEqualTo(MutableClock.START.plusSeconds(31));
    }

    @Test
    void asksNothingForNamesWithinTenMinutes() {
      clock.advance(Duration.ofMinutes(10));

      assertThat(loading.view(collection).read(Duration.ofMinutes(10)).incompleteness()).isEmpty();
      assertThat(loading.view(collection).cached()).isPresent();
      assertThat(mycase.asked()).isEmpty();
    }

    @Test
    void requestsNamesAgainAfterTenMinutes() {
      clock.advance(Duration.ofMinutes(10).plusSeconds(1));

      assertThat(loading.view(collection).cached()).isEmpty();
      loading.view(collection).read(Duration.ofMinutes(10));
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count");
    }

    @Test
    void countsEveryRequestForTheCallerOnce() {
      readLater();

      assertThat(loading.claimed).hasValue(5);
    }
  }

  @Nested
  class WhenRowsChanged {
    @Test
    void givesEachOnceAndAsItIsNow() {
      mycase.put(7, "changed");

      Snapshot<PracticeArea> now = readLater();

      assertThat(name(now, 7)).isEqualTo("changed");
      assertThat(now.rows()).hasSize(150).extracting(PracticeArea::id).doesNotHaveDuplicates();
    }

    @Test
    void asksFromTheNewestChangeOnAndTakesItTwice() {
      mycase.put(7, "changed");
      readLater();
      mycase.put(8, "changed within the same second", MutableClock.START);
      mycase.asked();

      assertThat(name(readLater(), 8)).isEqualTo("changed within the same second");
      assertThat(mycase.asked()).containsExactly("since 2026-03-02T10:00:00Z", "count");
    }

    @Test
    void readsAllPagesOfTheChanges() {
      for (int id = 1; id <= 120; id++) {
        mycase.put(id, "changed");
      }

      assertThat(readLater().rows()).filteredOn(row -> row.name().equals("changed")).hasSize(120);
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "more", "more", "count");
    }

    @Test
    void findsWhatIsCreated() {
      mycase.put(151, "created");

      assertThat(name(readLater(), 151)).isEqualTo("created");
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count");
    }

    @Test
    void requestsTheDeltaTwiceWhenARowIsCreatedBetweenTheTwoRequests() {
      mycase.before("count", () -> mycase.put(151, "created"));

      assertThat(readLater().rows()).hasSize(151);
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count", SINCE_NEWEST, "count");
    }

    @Test
    void doesNotLoseOthersBehindARowThatIsDatedInTheFuture() {
      mycase.put(9, "of next year", Instant.parse("2027-01-01T00:00:00Z"));
      readLater();
      mycase.put(5, "changed");

      assertThat(name(readLater(), 5)).isEqualTo("changed");
    }

    @Test
    void doesNotLoseOthersWhenMyCasesClockIsBehindAsWell() {
      mycase.ahead = Duration.ofSeconds(-20);
      mycase.put(9, "of next year", Instant.parse("2027-01-01T00:00:00Z"));
      readLater();
      mycase.put(5, "changed");

      assertThat(name(readLater(), 5)).isEqualTo("changed");
    }

    @Test
    void doesNotLoseOthersWhenMyCasesClockIsAhead() {
      mycase.ahead = Duration.ofHours(2);
      mycase.put(9, "changed");
      readLater();
      mycase.put(5, "changed");

      assertThat(name(readLater(), 5)).isEqualTo("changed");
    }
  }

  @Nested
  class WhenRowsWereDeleted {
    @Test
    void readsAllAgain() {
      mycase.delete(150);

      Snapshot<PracticeArea> now = readLater();

      assertThat(now.find(150)).isEmpty();
      assertThat(now.incompleteness()).isEmpty();
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count", "first", "at 50", "at 100");
    }

    @Test
    void readsAllAgainWhenAsManyWereCreated() {
      mycase.delete(150);
      mycase.put(151, "created");

      assertThat(readLater().rows()).hasSize(150).extracting(PracticeArea::id).contains(151L);
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count", "first", "at 50", "at 100");
    }

    @Test
    void requestsTheDeltaAgainAfterwards() {
      mycase.delete(150);
      readLater();
      mycase.asked();

      readLater();

      assertThat(mycase.asked()).containsExactly("since 2026-03-01T10:02:29Z", "count");
    }
  }

  @Nested
  class AfterOwnWrites {
    @Test
    void requestsTheDeltaAtOnce() {
      mycase.put(7, "ours");
      collection.invalidate();

      assertThat(name(loading.read(collection), 7)).isEqualTo("ours");
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count");
    }

    @Test
    void doesNotTrustWhatIsRememberedForNames() {
      collection.invalidate();

      assertThat(loading.view(collection).cached()).isEmpty();
    }

    @Test
    void asksForTheRowThatMyCaseDoesNotDate() {
      mycase.putUndated(7, "ours");
      collection.invalidate(7);

      assertThat(name(loading.read(collection), 7)).isEqualTo("ours");
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "find 7", "count");
      readLater();
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count");
    }

    @Test
    void doesNotGiveARowThatIsGone() {
      mycase.delete(7);
      collection.invalidate(7);

      assertThat(loading.read(collection).find(7)).isEmpty();
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "find 7", "count");
    }

    @Test
    void asksAgainForARowThatIsWrittenWhileItIsAskedFor() {
      mycase.putUndated(7, "ours");
      collection.invalidate(7);
      mycase.before(
          "count",
          () -> {
            mycase.putUndated(7, "ours again");
            collection.invalidate(7);
          });

      assertThat(name(loading.read(collection), 7)).isEqualTo("ours again");
      assertThat(mycase.asked())
          .containsExactly(SINCE_NEWEST, "find 7", "count", SINCE_NEWEST, "find 7", "count");
    }

    @Test
    void asksForTheRowAgainWhenTheDeltaFailed() {
      mycase.putUndated(7, "ours");
      collection.invalidate(7);
      mycase.failAt("count", FakeMyCase.failure());
      assertThat(catchThrowable(() -> loading.read(collection))).isNotNull();
      mycase.asked();

      assertThat(name(loading.read(collection), 7)).isEqualTo("ours");
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "find 7", "count");
    }

    @Test
    void asksForNoRowThatAScanHasReadSince() {
      collection.forget();
      mycase.putUndated(7, "ours");
      collection.invalidate(7);

      assertThat(name(loading.read(collection), 7)).isEqualTo("ours");
      readLater();
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100", SINCE_NEWEST, "count");
    }

    @Test
    void requestsTheDeltaAgainAfterAScanDuringWhichTheyWere() {
      collection.forget();
      mycase.before(
          "at 100",
          () -> {
            mycase.putUndated(7, "ours");
            collection.invalidate(7);
          });

      assertThat(name(loading.read(collection), 7)).isEqualTo("ours");
      assertThat(mycase.asked())
          .containsExactly("first", "at 50", "at 100", SINCE_NEWEST, "find 7", "count");
    }
  }

  @Nested
  class WhenTheClockIsSetBack {
    @Test
    void requestsTheDeltaAgainSinceTheAgeIsNotKnown() {
      clock.advance(Duration.ofHours(-1));

      assertThat(loading.read(collection).asOf()).isEqualTo(clock.instant());
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count");
    }

    @Test
    void requestsAnotherDeltaWhenThatWasDuringADelta() {
      mycase.before("count", () -> clock.advance(Duration.ofHours(-1)));

      assertThat(readLater().incompleteness()).isEmpty();
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count", SINCE_NEWEST, "count");
    }
  }

  @Nested
  class WhenMyCaseCountsMoreThanItLists {
    @BeforeEach
    void hide() {
      mycase.hidden = 2;
    }

    @Test
    void scansOnceToBeSureAndSaysSo() {
      Snapshot<PracticeArea> now = readLater();

      assertThat(now.rows()).hasSize(150);
      assertThat(now.incompleteness().orElseThrow())
          .isEqualTo(
              new Snapshot.Incompleteness(
                  "MyCase counts 152 practice areas but lists 150.",
                  150,
                  152L,
                  Duration.ofSeconds(60)));
      assertThat(mycase.asked().stream().filter("first"::equals).count()).isLessThanOrEqualTo(2);
    }

    @Test
    void requestsTheDeltaAsUsualAfterwardsAndStillSaysSo() {
      readLater();
      mycase.asked();

      assertThat(readLater().incompleteness()).isPresent();
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count");
    }

    @Test
    void findsADeletionAllTheSame() {
      readLater();
      mycase.asked();
      mycase.delete(3);

      assertThat(readLater().find(3)).isEmpty();
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count", "first", "at 51", "at 101");
    }

    @Test
    void isCompleteAgainWhenTheCountFits() {
      readLater();
      mycase.hidden = 0;

      assertThat(readLater().incompleteness()).isEmpty();
    }
  }

  @Test
  void aFewRowsAreReadAgainWithOneRequest() {
    Loading few = new Loading();
    few.mycase.pageSize = 1000;
    few.mycase.fill(100).hidden = 1;
    SharedCollection<PracticeArea> rows = few.collection();
    few.read(rows);
    few.mycase.asked();
    few.mycase.delete(3);
    few.mycase.putUndated(4, "changed");

    Snapshot<PracticeArea> now = few.readLater(rows);

    assertThat(name(now, 4)).isEqualTo("changed");
    assertThat(now.rows()).hasSize(99);
    assertThat(few.mycase.asked()).isEqualTo(List.of("first"));
  }
}
