package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.mcp.config.Setting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;

/**
 * Limits the writes of one user to MyCase in any hour, so that a runaway assistant is stopped.
 * Thread-safe.
 */
final class WriteBudget {
  private static final Duration HOUR = Duration.ofHours(1);

  private final int perHour;
  private final InstantSource clock;
  private final ArrayDeque<Instant> sent = new ArrayDeque<>();

  WriteBudget(int perHour, InstantSource clock) {
    this.perHour = perHour;
    this.clock = clock;
  }

  /** A write was not sent, because the limit of the hour is reached. */
  static final class ExceededException extends MyCaseException {
    private static final long serialVersionUID = 1L;

    private ExceededException(String message) {
      super(message);
    }
  }

  /**
   * Makes sure that a write can be sent now.
   *
   * @throws ExceededException when none can; the message says when the next one can
   */
  synchronized void check() {
    Instant now = clock.instant();
    // A clock that was set back must not keep writes away for longer than an hour from now.
    long later = sent.stream().filter(each -> each.isAfter(now)).count();
    sent.removeIf(each -> each.isAfter(now));
    for (long i = 0; i < later; i++) {
      sent.add(now);
    }
    sent.removeIf(each -> !each.isAfter(now.minus(HOUR)));
    if (sent.size() >= perHour) {
      Instant first = sent.isEmpty() ? now : sent.element();
      long minutes = Math.max(1, Duration.between(now, first.plus(HOUR)).toMinutes());
      throw new ExceededException(
          "Nothing was sent: this connector writes to MyCase at most "
              + (perHour == 1 ? "once" : perHour + " times")
              + " an hour ("
              + Setting.MAX_WRITES
              + "). Try again in "
              + (minutes == 1 ? "a minute" : minutes + " minutes")
              + ", or ask the person who set it up to raise the limit.");
    }
  }

  /**
   * Counts a write that is about to be sent.
   *
   * @return when it was counted, for {@link #giveBack}
   * @throws ExceededException when it must not be sent
   */
  synchronized Instant take() {
    check();
    Instant now = clock.instant();
    sent.add(now);
    return now;
  }

  /** Releases a write that was counted but not sent. */
  synchronized void giveBack(Instant taken) {
    sent.removeLastOccurrence(taken);
  }
}
