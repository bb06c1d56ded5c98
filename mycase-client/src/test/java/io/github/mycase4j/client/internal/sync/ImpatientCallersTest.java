package io.github.mycase4j.client.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.collection.SyncedCollection;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.model.PracticeArea;
import io.github.mycase4j.testsupport.MutableClock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Callers who do not wait for the end of a load, or not yet. */
class ImpatientCallersTest extends HeldLoad {
  private static final long END = Duration.ofSeconds(45).toNanos();

  @Test
  void hearThatALoadIsRunningBeforeThereIsAPage() throws Exception {
    mycase.before("first", () -> await(goOn));
    Future<Snapshot<PracticeArea>> caller =
        threads.submit(() -> loading.view(collection, options(cancellation), Loading.NEVER).read());

    assertThat(heard.poll(GUARD_SECONDS, TimeUnit.SECONDS))
        .isEqualTo(new Progress("practice_areas", 0, null, Duration.ZERO));
    goOn.countDown();
    assertThat(get(caller).rows()).hasSize(150);
  }

  @Nested
  class WhoHaveNoTimeLeft {
    /** A caller whose time is over when it hears of the second page. */
    private Snapshot<PracticeArea> readAsFarAsTimeAllows() {
      Progress.Listener listener =
          progress -> {
            if (progress.rowsRead() == 100) {
              loading.clock.advance(Duration.ofSeconds(46));
            }
          };
      return loading.view(collection, CallOptions.defaults().withProgress(listener), END).read();
    }

    @Test
    void getWhatThereIsAndAreToldSo() {
      holdAtLastPage();

      Snapshot<PracticeArea> partial = readAsFarAsTimeAllows();

      assertThat(partial.rows()).hasSize(100);
      assertThat(partial.asOf()).isEqualTo(MutableClock.START);
      assertThat(partial.incompleteness().orElseThrow())
          .isEqualTo(
              new Snapshot.Incompleteness(
                  "100 of 150 practice areas are read so far, about 23 seconds are left; reading"
                      + " continues.",
                  100,
                  150L,
                  Duration.ofSeconds(23)));
    }

    @Test
    void doNotStopTheLoad() throws Exception {
      holdAtLastPage();
      readAsFarAsTimeAllows();
      Future<Snapshot<PracticeArea>> next = caller();

      goOn.countDown();

      assertThat(get(next).rows()).hasSize(150);
      assertThat(get(next).incompleteness()).isEmpty();
      assertThat(mycase.asked()).contains("at 100").startsWith("first", "at 50", "at 100");
      assertThat(mycase.asked()).isEmpty();
    }

    @Test
    void getOldRowsAndAreToldSo() {
      loading.read(collection);
      mycase.delete(150);
      loading.clock.advance(Duration.ofSeconds(31));
      long endsAt = loading.clock.getAsLong() + END;
      holdAtLastPage();
      Progress.Listener listener =
          progress -> {
            if (progress.rowsRead() == 100) {
              loading.clock.advance(Duration.ofSeconds(46));
            }
          };

      Snapshot<PracticeArea> old =
          loading.view(collection, CallOptions.defaults().withProgress(listener), endsAt).read();

      assertThat(old.rows()).hasSize(150);
      assertThat(old.asOf()).isEqualTo(MutableClock.START);
      assertThat(old.incompleteness().orElseThrow().reason())
          .startsWith(
              "These are the practice areas as they were 77 seconds ago; what changed since is"
                  + " being read. 100 of 149 practice areas are read so far");
    }

    @Test
    void getNothingAtOnceWhereNothingIsKnown() {
      holdAtLastPage();
      loading.clock.advance(Duration.ofHours(1));

      Snapshot<PracticeArea> nothing = loading.view(collection, CallOptions.defaults(), END).read();

      assertThat(nothing.incompleteness()).isPresent();
      goOn.countDown();
      assertThat(loading.read(collection).rows()).hasSize(150);
    }

    @Test
    void areToldOfAllThatALoadBeforeHasRead() throws Exception {
      mycase.failAt("at 100", FakeMyCase.failure());
      assertThatThrownBy(() -> loading.read(collection)).isInstanceOf(ServerException.class);
      holdAtLastPage();
      loading.clock.advance(Duration.ofSeconds(46));

      Snapshot<PracticeArea> partial = loading.view(collection, CallOptions.defaults(), END).read();

      assertThat(partial.rows()).hasSize(100);
      assertThat(partial.incompleteness().orElseThrow())
          .isEqualTo(
              new Snapshot.Incompleteness(
                  "100 of 150 practice areas are read so far; reading continues.",
                  100,
                  150L,
                  Duration.ofSeconds(15)));
    }
  }

  @Nested
  class WhoPrepare {
    private final SyncedCollection<PracticeArea> view =
        loading.view(collection, options(cancellation), Loading.NEVER);

    @Test
    void findItReadyLater() throws Exception {
      view.prefetch();
      await(stopped);

      assertThat(view.read().rows()).hasSize(150);
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100");
      assertThat(loading.claimed).hasValue(3);
    }

    @Test
    void beginNothingTwice() throws Exception {
      holdAtLastPage();
      view.prefetch();
      await(atLastPage);
      view.prefetch();
      view.prefetch(Duration.ofMinutes(10));

      goOn.countDown();
      assertThat(view.read().rows()).hasSize(150);
      view.prefetch();
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100");
    }

    @Test
    void stopItWhenTheyAreCancelled() throws Exception {
      holdAtLastPage();
      view.prefetch();
      await(atLastPage);

      cancellation.cancel();
      goOn.countDown();
      await(stopped);

      assertThat(loading.view(collection).cached()).isEmpty();
      loading.read(collection);
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100", "at 100");
    }

    @Test
    void doNotStopItForOneWhoWaits() throws Exception {
      holdAtLastPage();
      view.prefetch();
      Future<Snapshot<PracticeArea>> waits = caller();

      cancellation.cancel();
      goOn.countDown();

      assertThat(get(waits).rows()).hasSize(150);
    }

    @Test
    void leaveItUnderWayWhenTheyEnd() throws Exception {
      holdAtLastPage();
      view.prefetch();
      await(atLastPage);

      cancellation.end();
      cancellation.cancel();
      goOn.countDown();
      await(stopped);

      assertThat(loading.view(collection).cached()).isPresent();
    }

    @Test
    void beginNothingOnceTheyHaveEnded() throws Exception {
      cancellation.end();

      view.prefetch();
      await(stopped);

      assertThat(mycase.asked()).isEmpty();
    }
  }
}
