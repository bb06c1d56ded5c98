package io.github.mycase4j.client.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SleeperTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final Cancellation cancellation = new Cancellation();

  @Test
  void returnsWhenTheTimeIsOver() throws InterruptedException {
    long start = System.nanoTime();

    Sleeper.system().sleep(Duration.ofMillis(20), cancellation);

    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
  }

  @Test
  void returnsAtOnceWhenCancelledBefore() throws InterruptedException {
    cancellation.cancel();

    Sleeper.system().sleep(LONG, cancellation);
  }

  @Test
  void returnsWhenCancelledMeanwhile() throws InterruptedException {
    CountDownLatch woken = new CountDownLatch(1);
    Thread sleeping =
        new Thread(
            () -> {
              try {
                Sleeper.system().sleep(LONG, cancellation);
                woken.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    sleeping.start();

    cancellation.cancel();

    assertThat(woken.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void endsWhenInterruptedMeanwhile() throws InterruptedException {
    CountDownLatch woken = new CountDownLatch(1);
    Thread sleeping =
        new Thread(
            () -> {
              try {
                Sleeper.system().sleep(LONG, cancellation);
              } catch (InterruptedException e) {
                woken.countDown();
              }
            });
    sleeping.start();

    sleeping.interrupt();

    assertThat(woken.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void endsWhenInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> Sleeper.system().sleep(LONG, cancellation))
        .isInstanceOf(InterruptedException.class);
  }
}
