package io.github.mycase4j.client.internal.ratelimit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decides when requests may leave. It never waits itself: the caller asks, waits as long as it is
 * told, and asks again.
 *
 * <p>Implementations are thread-safe.
 */
public interface RateLimit {

  /** Returns the reading of the ticker that the limit counts by, in nanoseconds. */
  long now();

  /**
   * Joins the queue.
   *
   * @param loading whether the request belongs to a bulk load, which yields to all others
   */
  Turn queue(boolean loading);

  /** Lets a request leave now if it need not wait for anything; returns whether it may. */
  boolean takeNow(boolean loading, long now);

  /**
   * Records a 429 response.
   *
   * @param retryAfter how long nobody may send a request; null when the response does not say
   */
  void refused(@Nullable Duration retryAfter, long now);

  /** Returns why requests wait, as the subject of "lets it go in … seconds". */
  String reason(long now);

  /** Records that a request with a permit succeeded. */
  default void onSuccess() {}

  /** Records that a request with a permit failed. */
  default void onError(Throwable failure) {}

  /**
   * A place in the queue. Closing it gives it back, unless the request has left by then. Used by
   * one thread.
   */
  interface Turn extends AutoCloseable {

    /**
     * Takes the permit when the turn has come.
     *
     * @return zero when the request may go now; else how long to wait before asking again
     * @throws PermitRefusedException when waiting does not help
     */
    Duration take(long now);

    /** Records that the request leaves, which may be later than it was let go. */
    void leave(long now);

    @Override
    void close();
  }
}
