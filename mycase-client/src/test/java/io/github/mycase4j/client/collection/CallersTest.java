package io.github.mycase4j.client.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.CallOptions;
import io.github.mycase4j.client.Cancellation;
import io.github.mycase4j.client.Progress;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.fake.MutableClock;
import io.github.mycase4j.client.model.PracticeArea;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Several callers of one collection at the same time, while it loads on a thread of its own. */
class CallersTest {
  private static final long GUARD_SECONDS = 120;
  private static final long END = Duration.ofSeconds(45).toNanos();

  private final Loading loading = new Loading();
  private final FakeMyCase mycase = loading.mycase.fill(150);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Throwable> died = new ArrayList<>();
  private final LoadedCollection<PracticeArea> collection =
      loading.collection(FakeMyCase.KIND, this::load, null);
  private final BlockingQueue<Progress> heard = new LinkedBlockingQueue<>();
  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch atLastPage = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  private void load(Runnable load) {
    threads.execute(
        () -> {
          try {
            load.run();
          } catch (StackOverflowError e) {
            died.add(e);
          } finally {
            stopped.countDown();
          }
        });
  }

  @AfterEach
  void stopThreads() throws Exception {
    goOn.countDown();
    threads.shutdown();
    assertThat(threads.awaitTermination(GUARD_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  /** Makes the walk stand before its last page until it may go on, and then do something. */
  private void holdAtLastPage(Runnable then) {
    mycase.before(
        "at 100",
        () -> {
          atLastPage.countDown();
          await(goOn);
          then.run();
        });
  }

  private void holdAtLastPage() {
    holdAtLastPage(() -> {});
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(GUARD_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody opened the latch");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private CallOptions options(Cancellation stop) {
    return CallOptions.standard().withCancellation(stop).withProgress(heard::add);
  }

  /** Starts a caller, and returns when it waits for a load of which it has heard. */
  private Future<Snapshot<PracticeArea>> caller(Cancellation stop) throws Exception {
    Future<Snapshot<PracticeArea>> caller =
        threads.submit(() -> loading.view(collection, options(stop), Loading.NEVER).read());
    await(atLastPage);
    Progress progress;
    do {
      progress = heard.poll(GUARD_SECONDS, TimeUnit.SECONDS);
      assertThat(progress).isNotNull();
    } while (progress.read() < 100);
    return caller;
  }

  private Future<Snapshot<PracticeArea>> caller() throws Exception {
    return caller(new Cancellation());
  }

  private static <T> T get(Future<T> future)
      throws ExecutionException, InterruptedException, TimeoutException {
    return future.get(GUARD_SECONDS, TimeUnit.SECONDS);
  }

  private static void assertFailed(Future<?> future, Class<? extends Throwable> failure) {
    assertThatThrownBy(() -> get(future))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(failure);
  }

  @Nested
  class WhoComeTogether {
    @Test
    void shareOneLoad() throws Exception {
      holdAtLastPage();
      Future<Snapshot<PracticeArea>> first = caller();
      Future<Snapshot<PracticeArea>> second = caller();

      goOn.countDown();

      assertThat(get(second).rows()).hasSize(150).isSameAs(get(first).rows());
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100");
    }

    @Test
    void countEachRequestOnceInAll() throws Exception {
      holdAtLastPage();
      Future<Snapshot<PracticeArea>> first = caller();
      Future<Snapshot<PracticeArea>> second = caller();

      goOn.countDown();
      get(first);
      get(second);

      assertThat(loading.claimed).hasValue(3);
    }

    @Test
    void hearHowFarItIs() throws Exception {
      mycase.before("at 50", () -> loading.clock.advance(Duration.ofSeconds(10)));
      holdAtLastPage();
      Future<Snapshot<PracticeArea>> caller =
          threads.submit(
              () -> loading.view(collection, options(cancellation), Loading.NEVER).read());
      await(atLastPage);

      Progress last = heard.poll(GUARD_SECONDS, TimeUnit.SECONDS);
      while (last.read() < 100) {
        last = heard.poll(GUARD_SECONDS, TimeUnit.SECONDS);
      }
      goOn.countDown();
      get(caller);

      assertThat(last)
          .isEqualTo(
              new Progress("practice_areas", 100, 150L, Duration.ZERO, Duration.ofSeconds(5)));
    }

    @Test
    void shareItsFailure() throws Exception {
      holdAtLastPage(
          () -> {
            throw FakeMyCase.failure();
          });
      Future<Snapshot<PracticeArea>> first = caller();
      Future<Snapshot<PracticeArea>> second = caller();

      goOn.countDown();

      assertFailed(first, ServerException.class);
      assertFailed(second, ServerException.class);
      mycase.asked();
      assertThat(loading.read(collection).rows()).hasSize(150);
      assertThat(mycase.asked()).containsExactly("at 100");
    }

    @Test
    void hearOfAnErrorAndCanTryAgain() throws Exception {
      holdAtLastPage(
          () -> {
            throw new StackOverflowError();
          });
      Future<Snapshot<PracticeArea>> caller = caller();

      goOn.countDown();

      assertThatThrownBy(() -> get(caller))
          .cause()
          .isInstanceOf(MyCaseException.class)
          .hasMessage("Reading practice areas broke off.");
      await(stopped);
      assertThat(died).hasSize(1);
      assertThat(loading.read(collection).rows()).hasSize(150);
    }

    @Test
    void lookAgainWhenTheyComeAfterAWrite() throws Exception {
      holdAtLastPage();
      Future<Snapshot<PracticeArea>> before = caller();
      mycase.put(1, "ours");
      collection.invalidate();
      Future<Snapshot<PracticeArea>> after = caller();

      goOn.countDown();

      assertThat(Loading.name(get(after), 1)).isEqualTo("ours");
      assertThat(get(before).rows()).hasSize(150);
    }
  }

  @Nested
  class WhoAreCancelled {
    @Test
    void stopTheRequestsWhenNobodyElseWaits() throws Exception {
      holdAtLastPage();
      Future<Snapshot<PracticeArea>> caller = caller(cancellation);

      cancellation.cancel();

      assertFailed(caller, CallCancelledException.class);
      goOn.countDown();
      await(stopped);
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100");
      assertThat(loading.read(collection).rows()).hasSize(150);
      assertThat(mycase.asked()).containsExactly("at 100");
    }

    @Test
    void doNotStopThemForOthers() throws Exception {
      holdAtLastPage();
      Future<Snapshot<PracticeArea>> stays = caller();
      Future<Snapshot<PracticeArea>> leaves = caller(cancellation);

      cancellation.cancel();

      assertFailed(leaves, CallCancelledException.class);
      goOn.countDown();
      assertThat(get(stays).rows()).hasSize(150);
    }

    @Test
    void doNotStopOneWhoCameAfterThem() throws Exception {
      holdAtLastPage();
      Future<Snapshot<PracticeArea>> leaves = caller(cancellation);
      cancellation.cancel();
      assertFailed(leaves, CallCancelledException.class);
      Future<Snapshot<PracticeArea>> comes = threads.submit(() -> loading.view(collection).read());

      goOn.countDown();

      assertThat(get(comes).rows()).hasSize(150);
    }

    @Test
    void beginNothingAfterwards() {
      cancellation.cancel();

      assertThatThrownBy(
              () -> loading.view(collection, options(cancellation), Loading.NEVER).read())
          .isInstanceOf(CallCancelledException.class);
      assertThat(mycase.asked()).isEmpty();
    }

    @Test
    void areCancelledByAnInterruptAsWell() throws Exception {
      holdAtLastPage();
      Thread[] thread = new Thread[1];
      boolean[] stillInterrupted = new boolean[1];
      Future<Snapshot<PracticeArea>> caller =
          threads.submit(
              () -> {
                thread[0] = Thread.currentThread();
                try {
                  return loading.view(collection, options(cancellation), Loading.NEVER).read();
                } finally {
                  stillInterrupted[0] = Thread.interrupted();
                }
              });
      await(atLastPage);
      assertThat(heard.poll(GUARD_SECONDS, TimeUnit.SECONDS)).isNotNull();

      thread[0].interrupt();

      assertFailed(caller, CallCancelledException.class);
      assertThat(stillInterrupted[0]).isTrue();
      goOn.countDown();
      await(stopped);
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100");
    }
  }

  @Nested
  class WhoHaveNoTimeLeft {
    /** A caller whose time is over when it hears of the second page. */
    private Snapshot<PracticeArea> readAsFarAsTimeAllows() {
      Progress.Listener listener =
          progress -> {
            if (progress.read() == 100) {
              loading.clock.advance(Duration.ofSeconds(46));
            }
          };
      return loading.view(collection, CallOptions.standard().withProgress(listener), END).read();
    }

    @Test
    void getWhatThereIsAndAreToldSo() {
      holdAtLastPage();

      Snapshot<PracticeArea> partial = readAsFarAsTimeAllows();

      assertThat(partial.rows()).hasSize(100);
      assertThat(partial.asOf()).isEqualTo(MutableClock.START);
      assertThat(partial.missing())
          .isEqualTo(
              new Snapshot.Missing(
                  "100 of 150 practice areas are read so far, about 23 seconds are left; reading"
                      + " goes on.",
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
      assertThat(get(next).missing()).isNull();
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
            if (progress.read() == 100) {
              loading.clock.advance(Duration.ofSeconds(46));
            }
          };

      Snapshot<PracticeArea> old =
          loading.view(collection, CallOptions.standard().withProgress(listener), endsAt).read();

      assertThat(old.rows()).hasSize(150);
      assertThat(old.asOf()).isEqualTo(MutableClock.START);
      assertThat(old.missing().reason())
          .startsWith(
              "These are the practice areas as they were 77 seconds ago; what changed since is"
                  + " being read. 100 of 149 practice areas are read so far");
    }

    @Test
    void getNothingAtOnceWhereNothingIsKnown() {
      holdAtLastPage();
      loading.clock.advance(Duration.ofHours(1));

      Snapshot<PracticeArea> nothing = loading.view(collection, CallOptions.standard(), END).read();

      assertThat(nothing.missing()).isNotNull();
      goOn.countDown();
      assertThat(loading.read(collection).rows()).hasSize(150);
    }

    @Test
    void areToldOfAllThatALoadBeforeHasRead() throws Exception {
      mycase.failAt("at 100", FakeMyCase.failure());
      assertThatThrownBy(() -> loading.read(collection)).isInstanceOf(ServerException.class);
      holdAtLastPage();
      loading.clock.advance(Duration.ofSeconds(46));

      Snapshot<PracticeArea> partial = loading.view(collection, CallOptions.standard(), END).read();

      assertThat(partial.rows()).hasSize(100);
      assertThat(partial.missing())
          .isEqualTo(
              new Snapshot.Missing(
                  "100 of 150 practice areas are read so far; reading goes on.",
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
      view.prepare();
      await(stopped);

      assertThat(view.read().rows()).hasSize(150);
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100");
      assertThat(loading.claimed).hasValue(3);
    }

    @Test
    void beginNothingTwice() throws Exception {
      holdAtLastPage();
      view.prepare();
      await(atLastPage);
      view.prepare();
      view.prepareForNames();

      goOn.countDown();
      assertThat(view.read().rows()).hasSize(150);
      view.prepare();
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100");
    }

    @Test
    void stopItWhenTheyAreCancelled() throws Exception {
      holdAtLastPage();
      view.prepare();
      await(atLastPage);

      cancellation.cancel();
      goOn.countDown();
      await(stopped);

      assertThat(loading.view(collection).remembered()).isEmpty();
      loading.read(collection);
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100", "at 100");
    }

    @Test
    void doNotStopItForOneWhoWaits() throws Exception {
      holdAtLastPage();
      view.prepare();
      Future<Snapshot<PracticeArea>> waits = caller();

      cancellation.cancel();
      goOn.countDown();

      assertThat(get(waits).rows()).hasSize(150);
    }

    @Test
    void leaveItUnderWayWhenTheyEnd() throws Exception {
      holdAtLastPage();
      view.prepare();
      await(atLastPage);

      cancellation.end();
      cancellation.cancel();
      goOn.countDown();
      await(stopped);

      assertThat(loading.view(collection).remembered()).isPresent();
    }

    @Test
    void beginNothingOnceTheyHaveEnded() throws Exception {
      cancellation.end();

      view.prepare();
      await(stopped);

      assertThat(mycase.asked()).isEmpty();
    }
  }
}
