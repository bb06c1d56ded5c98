package io.github.mycase4j.client.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.error.CallCancelledException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancellationTest {
  private final Cancellation cancellation = new Cancellation();
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void runsWhatWaitsForItOnce() {
    cancellation.onCancel(runs::incrementAndGet);
    cancellation.onCancel(runs::incrementAndGet);

    cancellation.cancel();
    cancellation.cancel();

    assertThat(runs).hasValue(2);
    assertThat(cancellation.isCancelled()).isTrue();
  }

  @Test
  void runsWhatComesTooLateAtOnce() {
    cancellation.cancel();

    cancellation.onCancel(runs::incrementAndGet);

    assertThat(runs).hasValue(1);
  }

  @Test
  void runsNothingThatWasTakenBack() {
    Cancellation.Registration registration = cancellation.onCancel(runs::incrementAndGet);
    registration.close();
    registration.close();

    cancellation.cancel();

    assertThat(runs).hasValue(0);
  }

  @Test
  void runsNothingWhenItEnds() {
    cancellation.onCancel(runs::incrementAndGet);

    cancellation.end();
    cancellation.cancel();

    assertThat(runs).hasValue(0);
  }

  @Test
  void letsNothingBeginOnceItHasEnded() {
    cancellation.check();
    cancellation.end();

    assertThatThrownBy(cancellation::check).isInstanceOf(CallCancelledException.class);
    cancellation.onCancel(runs::incrementAndGet);
    assertThat(runs).hasValue(1);
  }
}
