package io.github.mycase4j.mcp.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimerTest {
  private final Timer timer = Timer.system();

  @Test
  void ringsOnADaemonThread() throws InterruptedException {
    CountDownLatch rung = new CountDownLatch(1);
    AtomicBoolean daemon = new AtomicBoolean();
    Runnable takeBack =
        timer.set(
            Duration.ofMillis(1),
            () -> {
              daemon.set(Thread.currentThread().isDaemon());
              rung.countDown();
            });
    assertThat(rung.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(daemon).isTrue();
    takeBack.run();
  }

  @Test
  void doesNotRingWhenItWasTakenBack() throws InterruptedException {
    AtomicInteger rung = new AtomicInteger();
    Runnable takeBack = timer.set(Duration.ofHours(1), rung::incrementAndGet);
    takeBack.run();
    takeBack.run();
    CountDownLatch later = new CountDownLatch(1);
    timer.set(Duration.ofMillis(1), later::countDown);
    assertThat(later.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(rung).hasValue(0);
  }

  @Test
  void canBeTakenBackByItsOwnAction() throws InterruptedException {
    CountDownLatch rung = new CountDownLatch(1);
    Runnable[] takeBack = new Runnable[1];
    CountDownLatch set = new CountDownLatch(1);
    takeBack[0] =
        timer.set(
            Duration.ofMillis(1),
            () -> {
              try {
                assertThat(set.await(30, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              takeBack[0].run();
              rung.countDown();
            });
    set.countDown();
    assertThat(rung.await(30, TimeUnit.SECONDS)).isTrue();
  }
}
