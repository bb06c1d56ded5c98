package io.github.mycase4j.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a long read is.
 *
 * @param what MyCase's word for what is being read, such as {@code time_entries}
 * @param read rows read so far
 * @param total rows in all, where MyCase said so
 * @param waiting how long the next request waits for the rate limit; zero while reading
 * @param left how long the rest takes at the pace so far, where that can be told
 */
public record Progress(
    String what, long read, @Nullable Long total, Duration waiting, @Nullable Duration left) {

  /** Tells of a read whose end cannot be foretold. */
  public Progress(String what, long read, @Nullable Long total, Duration waiting) {
    this(what, read, total, waiting, null);
  }

  /** Returns the same with how long the rest takes. */
  public Progress withLeft(@Nullable Duration time) {
    return new Progress(what, read, total, waiting, time);
  }

  /** Hears of progress, on the thread that reads; must be quick and must not throw. */
  @FunctionalInterface
  public interface Listener {
    /** Takes one report. */
    void onProgress(Progress progress);
  }
}
