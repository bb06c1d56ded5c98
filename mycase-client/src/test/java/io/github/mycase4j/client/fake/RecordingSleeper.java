package io.github.mycase4j.client.fake;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.core.Sleeper;
import io.github.mycase4j.testsupport.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A sleeper that moves a clock on in place of waiting. */
public final class RecordingSleeper implements Sleeper {
  private final MutableClock clock;
  private final List<Duration> sleeps = new CopyOnWriteArrayList<>();
  private volatile Runnable during = () -> {};

  public RecordingSleeper(MutableClock clock) {
    this.clock = clock;
  }

  /** Runs something in the middle of every later sleep. */
  public void during(Runnable action) {
    during = action;
  }

  @Override
  public void sleep(Duration time, Cancellation cancellation) throws InterruptedException {
    sleeps.add(time);
    during.run();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (!cancellation.isCancelled()) {
      clock.advance(time);
    }
  }

  public List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }

  public Duration total() {
    return sleeps.stream().reduce(Duration.ZERO, Duration::plus);
  }
}
