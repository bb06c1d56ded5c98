package io.github.mycase4j.client.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.client.model.PracticeArea;
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

/** A collection that loads on a thread of its own, and can be held in the middle of a scan. */
abstract class HeldLoad {
  static final long GUARD_SECONDS = 120;

  final Loading loading = new Loading();
  final FakeMyCase mycase = loading.mycase.fill(150);
  final ExecutorService threads = Executors.newCachedThreadPool();
  final List<Throwable> died = new ArrayList<>();
  final SharedCollection<PracticeArea> collection =
      loading.collection(FakeMyCase.KIND, this::load, null);
  final BlockingQueue<Progress> heard = new LinkedBlockingQueue<>();
  final Cancellation cancellation = new Cancellation();
  final CountDownLatch atLastPage = new CountDownLatch(1);
  final CountDownLatch goOn = new CountDownLatch(1);
  final CountDownLatch stopped = new CountDownLatch(1);

  void load(Runnable load) {
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

  /** Holds the scan before its last page until it may continue, and then runs an action. */
  void holdAtLastPage(Runnable then) {
    mycase.before(
        "at 100",
        () -> {
          atLastPage.countDown();
          await(goOn);
          then.run();
        });
  }

  void holdAtLastPage() {
    holdAtLastPage(() -> {});
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(GUARD_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody opened the latch");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  CallOptions options(Cancellation stop) {
    return CallOptions.defaults().withCancellation(stop).withProgress(heard::add);
  }

  /** Starts a caller, and returns when it waits for a load of which it has heard. */
  Future<Snapshot<PracticeArea>> caller(Cancellation stop) throws Exception {
    Future<Snapshot<PracticeArea>> caller =
        threads.submit(() -> loading.view(collection, options(stop), Loading.NEVER).read());
    await(atLastPage);
    Progress progress;
    do {
      progress = heard.poll(GUARD_SECONDS, TimeUnit.SECONDS);
      assertThat(progress).isNotNull();
    } while (progress.rowsRead() < 100);
    return caller;
  }

  Future<Snapshot<PracticeArea>> caller() throws Exception {
    return caller(new Cancellation());
  }

  static <T> T get(Future<T> future)
      throws ExecutionException, InterruptedException, TimeoutException {
    return future.get(GUARD_SECONDS, TimeUnit.SECONDS);
  }

  static void assertFailed(Future<?> future, Class<? extends Throwable> failure) {
    assertThatThrownBy(() -> get(future))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(failure);
  }
}
