package io.github.mycase4j.client.internal.sync;

import static io.github.mycase4j.client.internal.sync.Loading.ids;
import static io.github.mycase4j.client.internal.sync.Loading.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.model.PracticeArea;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a process knows of what an earlier one has read. */
class MirrorWriterTest extends Restarts {

  @Nested
  class AfterARestart {
    @BeforeEach
    void readOnce() {
      read();
    }

    @Test
    void asksForWhatChangedAndTheCount() {
      restart();

      Snapshot<PracticeArea> all = read();

      assertThat(ids(all)).hasSize(150);
      assertThat(all.asOf()).isEqualTo(loading.clock.instant());
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count");
    }

    @Test
    void givesNothingBeforeItHasRequestedADelta() {
      restart();

      assertThat(loading.view(collection).cached()).isEmpty();
    }

    @Test
    void requestsTheDeltaEvenWithinThirtySeconds() {
      collection = process();
      mycase.put(7, "changed meanwhile");

      assertThat(name(read(), 7)).isEqualTo("changed meanwhile");
    }

    @Test
    void findsWhatWasChangedAndDeletedMeanwhile() {
      restart();
      mycase.put(7, "changed");
      mycase.delete(8);

      Snapshot<PracticeArea> all = read();

      assertThat(name(all, 7)).isEqualTo("changed");
      assertThat(all.find(8)).isEmpty();
    }

    @Test
    void hasTheChangesThatADeltaFound() {
      mycase.put(7, "changed");
      mycase.put(151, "created");
      readLater();
      mycase.putUndated(9, "ours");
      mycase.delete(8);
      collection.invalidate(9);
      collection.invalidate(8);
      read();
      restart();

      Snapshot<PracticeArea> all = read();

      assertThat(mycase.asked()).containsExactly("since 2026-03-02T10:00:00Z", "count");
      assertThat(name(all, 7)).isEqualTo("changed");
      assertThat(name(all, 9)).isEqualTo("ours");
      assertThat(ids(all)).hasSize(150).contains(151L).doesNotContain(8L);
    }

    @Test
    void hasWhatAnotherScanFound() {
      mycase.delete(150);
      readLater();
      restart();

      assertThat(ids(read())).hasSize(149);
      assertThat(mycase.asked()).containsExactly("since 2026-03-01T10:02:29Z", "count");
    }

    @Test
    void writesNothingWhenNothingChanged() {
      int before = mirror.written;

      readLater();

      assertThat(mirror.written).isEqualTo(before);
    }

    @Test
    void requestsTheDeltaAgainWhenTheFirstFailed() {
      restart();
      mycase.failAt("since", FakeMyCase.failure());
      assertThatThrownBy(MirrorWriterTest.this::read).isInstanceOf(ServerException.class);
      mycase.asked();

      assertThat(ids(read())).hasSize(150);
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count");
    }

    @Test
    void givesTheOldRowsToWhomHasNoTimeToWait() {
      restart();

      Snapshot<PracticeArea> old = readWithoutTimeBefore("since");

      assertThat(old.rows()).hasSize(150);
      assertThat(old.incompleteness().orElseThrow().reason())
          .isEqualTo(
              "These are the practice areas as they were 86,400 seconds ago; what changed since"
                  + " is being read.");
    }

    @Test
    void usesNothingOfAnotherAccount() {
      restart();
      loading.account = new Account(6L, "Bob Example", "Example Law", "firm-1");

      assertThat(ids(read())).hasSize(150);
      assertThat(mycase.asked()).startsWith("first", "at 50", "at 100");
    }

    @Test
    void usesNothingThatItCannotRead() {
      mirror.kept.get(NAME).add(1, new byte[] {1, 2, 3});
      restart();

      assertThat(ids(read())).hasSize(150);
      assertThat(mycase.asked()).startsWith("first", "at 50", "at 100");
      assertThat(collection.problem()).isNull();
    }

    @Test
    void takesItUpAgainAfterThat() {
      mirror.kept.get(NAME).add(1, new byte[] {1, 2, 3});
      restart();
      read();
      restart();

      assertThat(ids(read())).hasSize(150);
      assertThat(mycase.asked()).hasSize(2);
    }
  }

  @Nested
  class WhileAListIsRead {
    @BeforeEach
    void breakOff() {
      mycase.failAt("at 100", FakeMyCase.failure());
      assertThatThrownBy(MirrorWriterTest.this::read).isInstanceOf(ServerException.class);
    }

    @Test
    void continuesWithThePagesThatAreLeft() {
      restart();
      mycase.put(1, "changed");

      assertThat(name(read(), 1)).isEqualTo("changed");
      assertThat(mycase.asked()).containsExactly("at 100", SINCE_NEWEST, "count");
    }

    @Test
    void keepsItsEndAsWell() {
      restart();
      read();
      restart();

      assertThat(ids(read())).hasSize(150);
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count");
    }

    @Test
    void continuesAfterSeveralRestarts() {
      restart();
      mycase.failAt("at 100", FakeMyCase.failure());
      assertThatThrownBy(MirrorWriterTest.this::read).isInstanceOf(ServerException.class);
      restart();

      assertThat(ids(read())).hasSize(150);
      assertThat(mycase.asked()).startsWith("at 100");
    }

    @Test
    void beginsAnewAfterThreeDays() {
      restart();
      loading.clock.advance(Duration.ofDays(2));

      assertThat(ids(read())).hasSize(150);
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100");
    }

    @Test
    void beginsAnewWhenTheLinkLeadsToAnotherMyCase() {
      List<byte[]> elsewhere =
          mirror.kept.get(NAME).stream()
              .map(part -> MirrorSegment.decode(part, PracticeArea.class))
              .map(part -> new MirrorSegment<>(elsewhere(part.head()), part.rows()).encode())
              .toList();
      mirror.kept.put(NAME, elsewhere);
      restart();

      assertThat(ids(read())).hasSize(150);
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100");
    }

    private static MirrorSegment.Head elsewhere(MirrorSegment.Head head) {
      return new MirrorSegment.Head(
          head.version(),
          head.account(),
          head.began(),
          head.next().replace("//mycase.example", "//nobody.example"),
          head.total(),
          head.since(),
          head.asOf(),
          head.deleted());
    }

    @Test
    void continuesInTheSameProcessAndKeepsTheWhole() {
      read();
      restart();

      assertThat(ids(read())).hasSize(150);
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count");
    }

    @Test
    void usesNothingOfAnotherAccount() {
      restart();
      loading.account = new Account(5L, "Ann Example", "Other Law", "firm-2");

      read();

      assertThat(mycase.asked()).startsWith("first", "at 50", "at 100");
    }
  }

  @Nested
  class WithFewRows {
    @BeforeEach
    void readOnce() {
      for (int id = 31; id <= 150; id++) {
        mycase.delete(id);
      }
      read();
    }

    @Test
    void writesNothingWhenTheyAreReadAgainAndNothingChanged() {
      int before = mirror.written;

      readLater();

      assertThat(mirror.written).isEqualTo(before);
    }

    @Test
    void hasTheChangesThatWereFound() {
      mycase.put(7, "changed");
      readLater();
      readLater();
      restart();

      Snapshot<PracticeArea> old = readWithoutTimeBefore("first");

      assertThat(old.rows()).hasSize(30);
      assertThat(name(old, 7)).isEqualTo("changed");
    }
  }

  @Nested
  class WithManyRows {
    @Test
    void keepsAllOfManyChanges() {
      mycase.fill(2500);
      read();
      for (int id = 1; id <= 2100; id++) {
        mycase.put(id, "changed");
      }
      readLater();
      List<byte[]> parts = mirror.kept.get(NAME);
      restart();

      assertThat(read().rows()).filteredOn(row -> row.name().equals("changed")).hasSize(2100);
      assertThat(parts).hasSize(3);
    }
  }

  @Nested
  class WhenRowsWereDeletedDuringAWalk {
    @Test
    void keepsWhatTheSecondScanFound() {
      mycase.offsets = true;
      mycase.before("at 50", () -> mycase.replace(3, 151));
      mycase.before("at 100", () -> loading.clock.advance(Duration.ofSeconds(2)));
      read();
      restart();

      assertThat(ids(read())).hasSize(150).contains(51L, 151L).doesNotContain(3L);
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count");
    }

    @Test
    void keepsNothingThatIsInDoubt() {
      mycase.offsets = true;
      mycase.replaceDuringTwoScans();
      assertThat(read().incompleteness()).isPresent();
      restart();

      Snapshot<PracticeArea> all = read();

      assertThat(ids(all)).hasSize(150).contains(51L, 52L, 152L).doesNotContain(3L, 4L);
      assertThat(all.incompleteness()).isEmpty();
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100");
    }

    @Test
    void keepsNothingOfThatInTheNextDeltaEither() {
      mycase.offsets = true;
      mycase.replaceDuringTwoScans();
      read();
      mycase.put(7, "changed");
      readLater();
      restart();

      assertThat(name(read(), 7)).isEqualTo("changed");
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100");
    }
  }
}
