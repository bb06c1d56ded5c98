package io.github.mycase4j.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.CallTimeoutException;
import io.github.mycase4j.client.fake.ScriptedWire;
import io.github.mycase4j.client.internal.auth.TokenRefresher;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The refresh continues without the caller that began it. */
class CallerLeavesTest extends TokenRefresherTestBase {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private final CountDownLatch saved = new CountDownLatch(1);
  private final AtomicInteger interruptsDuringSave = new AtomicInteger();
  private final TokenStore watched =
      new Disturbed(store) {
        @Override
        public void save(Tokens tokens) {
          if (Thread.currentThread().isInterrupted()) {
            interruptsDuringSave.incrementAndGet();
          }
          super.save(tokens);
          saved.countDown();
        }
      };
  private final ScriptedWire slow =
      new ScriptedWire()
          .then(
              request -> {
                asked.countDown();
                answer.await();
                return ScriptedWire.json(200, "{\"access_token\":\"access-1\"}");
              });
  private final TokenRefresher source = source(watched, slow);

  @BeforeEach
  void makeStale() {
    clock.advance(Duration.ofHours(2));
  }

  private Thread calling(CompletableFuture<Throwable> end, Cancellation cancellation) {
    Thread caller =
        new Thread(
            () ->
                end.complete(
                    catchThrowable(
                        () -> {
                          try {
                            source.current(null, cancellation, LONG);
                          } finally {
                            if (Thread.currentThread().isInterrupted()) {
                              interruptsDuringSave.addAndGet(100);
                            }
                          }
                        })));
    caller.start();
    return caller;
  }

  @Test
  void byInterruptKeepsItsFlagAndTheRefreshContinues() throws Exception {
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread caller = calling(end, new Cancellation());
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

    caller.interrupt();

    assertThat(end.get(60, TimeUnit.SECONDS)).isInstanceOf(CallCancelledException.class);
    answer.countDown();
    assertThat(saved.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(interruptsDuringSave).hasValue(100);
    assertThat(access(store.load().orElseThrow())).isEqualTo("access-1");
  }

  @Test
  void whenItsTimeIsOverAndTheRefreshContinues() throws Exception {
    assertThatThrownBy(() -> source.current(null, new Cancellation(), Duration.ofMillis(50)))
        .isInstanceOf(CallTimeoutException.class)
        .hasMessage("The time allowed was over before the login was refreshed; nothing was sent.");

    answer.countDown();
    assertThat(saved.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(access(current(source))).isEqualTo("access-1");
    assertThat(slow.requests()).hasSize(1);
  }

  @Test
  void byCancellationLeavesTheOthersWaiting() throws Exception {
    Cancellation cancellation = new Cancellation();
    CompletableFuture<Throwable> leaving = new CompletableFuture<>();
    CompletableFuture<Throwable> staying = new CompletableFuture<>();
    calling(leaving, cancellation);
    calling(staying, new Cancellation());
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

    cancellation.cancel();

    assertThat(leaving.get(60, TimeUnit.SECONDS)).isInstanceOf(CallCancelledException.class);
    answer.countDown();
    assertThat(staying.get(60, TimeUnit.SECONDS)).isNull();
    assertThat(slow.requests()).hasSize(1);
  }
}
