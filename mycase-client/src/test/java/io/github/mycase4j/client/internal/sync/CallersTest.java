package io.github.mycase4j.client.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.model.PracticeArea;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Several callers of one collection at the same time. */
class CallersTest extends HeldLoad {

  @Test
  void stopALoadThatWaitsForTheNextSecond() throws Exception {
    mycase.offsets = true;
    mycase.before("at 50", () -> mycase.replace(3, 151));
    loading.sleeper.during(
        () -> {
          atLastPage.countDown();
          await(goOn);
        });
    Future<Snapshot<PracticeArea>> caller = caller(cancellation);

    cancellation.cancel();
    assertFailed(caller, CallCancelledException.class);
    goOn.countDown();
    await(stopped);

    assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100");
  }

  @Nested
  class WhoComeTogether {
    @Test
    void shareOneLoad() throws Exception {
      holdAtLastPage();
      Future<Snapshot<PracticeArea>> first = caller();
      Future<Snapshot<PracticeArea>> second = caller();

      goOn.countDown();

      assertThat(get(second).rows()).hasSize(150).isEqualTo(get(first).rows());
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
      while (last.rowsRead() < 100) {
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
          .hasMessage("Reading practice areas was aborted.");
      await(stopped);
      assertThat(died).hasSize(1);
      assertThat(loading.read(collection).rows()).hasSize(150);
    }

    @Test
    void doNotWaitForThoseOfAnotherCollection() throws Exception {
      holdAtLastPage();
      Future<Snapshot<PracticeArea>> caller = caller();

      assertThat(loading.read(loading.collection(FakeMyCase.KIND, this::run, null)).rows())
          .hasSize(150);
      assertThat(caller.isDone()).isFalse();
    }

    private void run(Runnable load) {
      threads.execute(load);
    }

    @Test
    void requestADeltaAgainWhenTheyComeAfterAWrite() throws Exception {
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
}
