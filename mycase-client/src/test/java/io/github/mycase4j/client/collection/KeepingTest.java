package io.github.mycase4j.client.collection;

import static io.github.mycase4j.client.collection.Loading.ids;
import static io.github.mycase4j.client.collection.Loading.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.CallOptions;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.error.NotConnectedException;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.model.PracticeArea;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Collections that outlive the process. */
class KeepingTest {
  private static final String SINCE_NEWEST = "since 2026-03-01T10:02:30Z";
  private static final String NAME = "practice_areas";

  private final MemoryMirror mirror = new MemoryMirror();
  private final Loading loading = new Loading();
  private final FakeMyCase mycase = loading.mycase.fill(150);
  private LoadedCollection<PracticeArea> collection = process();

  private LoadedCollection<PracticeArea> process() {
    return loading.collection(FakeMyCase.KIND, Runnable::run, mirror.process());
  }

  /** The process ends, and another starts a day later. */
  private void restart() {
    collection = process();
    loading.clock.advance(Duration.ofDays(1));
    mycase.asked();
  }

  private Snapshot<PracticeArea> read() {
    return loading.read(collection);
  }

  private Snapshot<PracticeArea> readLater() {
    return loading.readLater(collection);
  }

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
    void givesNothingBeforeItHasLooked() {
      restart();

      assertThat(loading.view(collection).remembered()).isEmpty();
    }

    @Test
    void looksEvenWithinThirtySeconds() {
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
    void hasTheChangesThatALookFound() {
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
    void hasWhatAnotherWalkFound() {
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
    void looksAgainWhenTheFirstLookFailed() {
      restart();
      mycase.failAt("since", FakeMyCase.failure());
      assertThatThrownBy(KeepingTest.this::read).isInstanceOf(ServerException.class);
      mycase.asked();

      assertThat(ids(read())).hasSize(150);
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count");
    }

    @Test
    void givesTheOldRowsToWhomHasNoTimeToWait() {
      restart();
      Snapshot<PracticeArea>[] old = newArray();
      mycase.before(
          "since", () -> old[0] = loading.view(collection, CallOptions.standard(), 0).read());

      read();

      assertThat(old[0].rows()).hasSize(150);
      assertThat(old[0].missing().reason())
          .isEqualTo(
              "These are the practice areas as they were 86,400 seconds ago; what changed since"
                  + " is being read.");
    }

    @SuppressWarnings("unchecked")
    private Snapshot<PracticeArea>[] newArray() {
      return new Snapshot[1];
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
  class InTheMiddleOfAWalk {
    @BeforeEach
    void breakOff() {
      mycase.failAt("at 100", FakeMyCase.failure());
      assertThatThrownBy(KeepingTest.this::read).isInstanceOf(ServerException.class);
    }

    @Test
    void goesOnWithThePagesThatAreLeft() {
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
    void goesOnAfterSeveralRestarts() {
      restart();
      mycase.failAt("at 100", FakeMyCase.failure());
      assertThatThrownBy(KeepingTest.this::read).isInstanceOf(ServerException.class);
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
              .map(part -> new String(part, StandardCharsets.ISO_8859_1))
              .map(part -> part.replace("//mycase.example", "//nobody.example"))
              .map(part -> part.getBytes(StandardCharsets.ISO_8859_1))
              .toList();
      mirror.kept.put(NAME, elsewhere);
      restart();

      assertThat(ids(read())).hasSize(150);
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100");
    }

    @Test
    void goesOnInTheSameProcessAndKeepsTheWhole() {
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
  class WhereAnotherProcessKeepsTheSame {
    @Test
    void leavesTheFurtherChangesToThatOne() {
      read();
      LoadedCollection<PracticeArea> other = process();
      loading.read(other);
      mycase.put(7, "changed");
      loading.readLater(other);
      int before = mirror.written;

      assertThat(name(readLater(), 7)).isEqualTo("changed");
      mycase.put(8, "changed");
      assertThat(name(readLater(), 8)).isEqualTo("changed");

      assertThat(mirror.written).isEqualTo(before);
      assertThat(collection.problem()).isNull();
    }

    @Test
    void keepsTheWholeAllTheSameAfterAWalk() {
      mycase.before("at 100", () -> loading.read(process()));
      read();
      restart();

      assertThat(ids(read())).hasSize(150);
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count");
    }
  }

  @Nested
  class WhenTheStoreFails {
    @BeforeEach
    void fail() {
      mirror.failure = new MirrorStoreException("The disk is full.", null);
    }

    @Test
    void readsAllTheSameAndSaysSo() {
      assertThat(ids(read())).hasSize(150);
      assertThat(ids(readLater())).hasSize(150);
      assertThat(collection.problem())
          .isEqualTo("The practice areas could not be kept for the next start: The disk is full.");
    }

    @Test
    void keepsThemWhenItWorksAgain() {
      read();
      mirror.failure = null;
      mycase.delete(150);
      readLater();

      assertThat(collection.problem()).isNull();
      restart();
      assertThat(ids(read())).hasSize(149);
      assertThat(mycase.asked()).hasSize(2);
    }
  }

  @Nested
  class WhoseLoginEnds {
    @Test
    void writesNothingMoreOfALoadUnderWay() {
      mycase.before(
          "at 50",
          () -> {
            collection.clear();
            mirror.process().clear();
          });

      assertThatThrownBy(KeepingTest.this::read).isInstanceOf(NotConnectedException.class);
      assertThat(mirror.kept).isEmpty();
    }

    @Test
    void readsNothingThatIsStillThere() {
      read();
      restart();
      collection.clear();

      read();

      assertThat(mycase.asked()).startsWith("first");
    }

    @Test
    void keepsWhatTheNextLoginReads() {
      read();
      collection.clear();
      mirror.process().clear();
      read();
      restart();

      read();

      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count");
    }

    @Test
    void clearsTheStore() {
      Workshop workshop =
          new Workshop(
              (options, loads, sent) -> {
                throw new AssertionError("nothing is read");
              },
              loading.clock,
              loading.clock,
              Runnable::run,
              mirror.process(),
              () -> loading.account);
      FirmCollections firm =
          new LoadedCollections(workshop)
              .view(new Caller(CallOptions.standard(), sent -> {}, Loading.NEVER));
      read();

      firm.clear();

      assertThat(mirror.kept).isEmpty();
      assertThat(firm.mirrorProblem()).isEmpty();
    }
  }

  @Test
  void nothingIsKeptOfALoginOfWhichNobodyKnowsWhoseItIs() {
    loading.account = Account.UNKNOWN;

    assertThat(ids(read())).hasSize(150);
    assertThat(mirror.kept).isEmpty();
    assertThat(collection.problem()).isNull();
  }
}
