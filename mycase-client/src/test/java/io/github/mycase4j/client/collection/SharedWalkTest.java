package io.github.mycase4j.client.collection;

import static io.github.mycase4j.client.collection.ScriptedPages.area;
import static io.github.mycase4j.client.collection.ScriptedPages.serverFailure;
import static io.github.mycase4j.client.collection.ScriptedPages.throwing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.CallOptions;
import io.github.mycase4j.client.Cancellation;
import io.github.mycase4j.client.Progress;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.error.TimeBudgetExceededException;
import io.github.mycase4j.client.fake.MutableClock;
import io.github.mycase4j.client.model.PracticeArea;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several callers of one collection at the same time. */
class SharedWalkTest {
  private static final long GUARD_SECONDS = 60;
  private static final PracticeArea TAX = area(1, "Tax");
  private static final PracticeArea FAMILY = area(2, "Family");

  private final MutableClock clock = new MutableClock();
  private final WalkedCollection<PracticeArea> shared =
      new WalkedCollection<>("practice_areas", PracticeArea::id, clock);
  private final ScriptedPages pages = new ScriptedPages().page(TAX).page().page(FAMILY);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final CountDownLatch atSecondPage = new CountDownLatch(1);
  private final BlockingQueue<Progress> heard = new LinkedBlockingQueue<>();
  private final Cancellation cancellation = new Cancellation();

  @AfterEach
  void stopThreads() throws Exception {
    goOn.countDown();
    threads.shutdown();
    assertThat(threads.awaitTermination(GUARD_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aCallerWaitsForItsResult() throws Exception {
    Future<Snapshot<PracticeArea>> walker = startWalk(() -> {});
    Future<Snapshot<PracticeArea>> waiter = startWaiter(pages);

    goOn.countDown();

    assertThat(get(waiter)).isSameAs(get(walker));
    assertThat(pages.walks).hasValue(0);
  }

  @Test
  void aCallerThatWaitsHearsHowFarItIs() throws Exception {
    Future<Snapshot<PracticeArea>> walker = startWalk(() -> {});
    Future<Snapshot<PracticeArea>> waiter =
        threads.submit(() -> view(pages, options(cancellation, heard::add)).read());

    assertThat(heard.poll(GUARD_SECONDS, TimeUnit.SECONDS))
        .isEqualTo(new Progress("practice_areas", 1, 2L, Duration.ZERO));
    goOn.countDown();
    assertThat(get(waiter)).isSameAs(get(walker));
  }

  @Test
  void aCallerThatIsCancelledStopsWaitingAtOnce() throws Exception {
    Future<Snapshot<PracticeArea>> walker = startWalk(() -> {});
    Future<Snapshot<PracticeArea>> waiter = startWaiter(pages);

    cancellation.cancel();

    assertFailed(waiter, CallCancelledException.class);
    assertThat(walker.isDone()).isFalse();
  }

  @Test
  void aCallerThatIsInterruptedStopsWaiting() throws Exception {
    Future<Snapshot<PracticeArea>> walker = startWalk(() -> {});
    Thread[] thread = new Thread[1];
    boolean[] stillInterrupted = new boolean[1];
    Future<Snapshot<PracticeArea>> waiter =
        threads.submit(
            () -> {
              thread[0] = Thread.currentThread();
              try {
                return view(pages, options(cancellation, heard::add)).read();
              } finally {
                stillInterrupted[0] = Thread.interrupted();
              }
            });
    assertThat(heard.poll(GUARD_SECONDS, TimeUnit.SECONDS)).isNotNull();

    thread[0].interrupt();

    assertFailed(waiter, CallCancelledException.class);
    assertThat(stillInterrupted[0]).isTrue();
    assertThat(walker.isDone()).isFalse();
  }

  @Test
  void aCallerTakesOverWhenTheWalkerIsCancelled() throws Exception {
    Future<?> walker = startWalk(throwing(new CallCancelledException("The call was cancelled.")));
    Future<Snapshot<PracticeArea>> waiter = startWaiter(pages);

    goOn.countDown();

    assertFailed(walker, CallCancelledException.class);
    assertThat(get(waiter).rows()).containsExactly(TAX, FAMILY);
    assertThat(pages.walks).hasValue(1);
  }

  @Test
  void aCallerTakesOverWhenTheWalkerHasNoTimeLeft() throws Exception {
    Future<?> walker =
        startWalk(throwing(new TimeBudgetExceededException("Too long.", Duration.ZERO)));
    Future<Snapshot<PracticeArea>> waiter = startWaiter(pages);

    goOn.countDown();

    assertFailed(walker, TimeBudgetExceededException.class);
    assertThat(get(waiter).rows()).containsExactly(TAX, FAMILY);
  }

  @Test
  void aCallerTakesOverWhenTheWalkerBreaks() throws Exception {
    Future<?> walker = startWalk(throwing(new AssertionError("a defect")));
    Future<Snapshot<PracticeArea>> waiter = startWaiter(pages);

    goOn.countDown();

    assertFailed(walker, AssertionError.class);
    assertThat(get(waiter).rows()).containsExactly(TAX, FAMILY);
  }

  @Test
  void aCallerSharesAFailureOfMyCase() throws Exception {
    Future<?> walker = startWalk(throwing(serverFailure()));
    Future<Snapshot<PracticeArea>> waiter = startWaiter(pages);

    goOn.countDown();

    assertFailed(walker, ServerException.class);
    assertFailed(waiter, ServerException.class);
    assertThat(pages.walks).hasValue(0);
  }

  @Test
  void aCallerWhoComesAfterAnInvalidationWalksAnew() throws Exception {
    Future<Snapshot<PracticeArea>> walker = startWalk(() -> {});
    view(pages).invalidate();
    Future<Snapshot<PracticeArea>> waiter = startWaiter(pages);
    assertThat(pages.walks).hasValue(0);

    goOn.countDown();

    assertThat(get(waiter)).isNotSameAs(get(walker));
    assertThat(pages.walks).hasValue(1);
  }

  @Test
  void aCallerForWhomTheWalkBeganTooEarlyWalksAnew() throws Exception {
    Future<Snapshot<PracticeArea>> walker = startWalk(() -> {});
    clock.advance(Duration.ofSeconds(31));
    Future<Snapshot<PracticeArea>> waiter = startWaiter(pages);

    goOn.countDown();

    assertThat(get(waiter).asOf()).isEqualTo(get(walker).asOf().plusSeconds(31));
    assertThat(pages.walks).hasValue(1);
  }

  /** Starts a walk that has read its first page and stands before its second. */
  private Future<Snapshot<PracticeArea>> startWalk(Runnable atTheEnd) throws Exception {
    ScriptedPages script =
        new ScriptedPages()
            .total(2)
            .page(TAX)
            .page(
                () -> {
                  atSecondPage.countDown();
                  hold(goOn);
                  atTheEnd.run();
                },
                FAMILY);
    Future<Snapshot<PracticeArea>> walk = threads.submit(() -> view(script).read());
    assertThat(atSecondPage.await(GUARD_SECONDS, TimeUnit.SECONDS)).isTrue();
    return walk;
  }

  /** Starts a caller and returns when it waits: what it hears is of the walk of another. */
  private Future<Snapshot<PracticeArea>> startWaiter(ScriptedPages own) throws Exception {
    Callable<Snapshot<PracticeArea>> read =
        () -> view(own, options(cancellation, heard::add)).read();
    Future<Snapshot<PracticeArea>> waiter = threads.submit(read);
    assertThat(heard.poll(GUARD_SECONDS, TimeUnit.SECONDS)).isNotNull();
    return waiter;
  }

  private SyncedCollection<PracticeArea> view(ScriptedPages script) {
    return view(script, CallOptions.standard());
  }

  private SyncedCollection<PracticeArea> view(ScriptedPages script, CallOptions options) {
    return shared.view(script::listing, options);
  }

  private static CallOptions options(Cancellation cancellation, Progress.Listener listener) {
    return CallOptions.standard().withCancellation(cancellation).withProgress(listener);
  }

  private static void hold(CountDownLatch latch) {
    try {
      if (!latch.await(GUARD_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody let the page come");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
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
}
