package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.CallOptions;
import io.github.mycase4j.client.auth.Tokens;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What tells one view of a client from another.
 *
 * @param options what the caller allows
 * @param readOnly whether writes are refused
 * @param loads runs what a view that loads whole collections begins ahead of time; null where a
 *     view does not load
 * @param sent counts the requests that left
 * @param endsAt the ticker's reading at which no call of the view may take longer
 * @param login the login that is used; null for the stored one
 */
public record CallScope(
    CallOptions options,
    boolean readOnly,
    @Nullable Executor loads,
    AtomicLong sent,
    long endsAt,
    @Nullable Tokens login) {

  /** Returns a view that begins now. */
  public static CallScope of(CallOptions options, boolean readOnly, long nanos) {
    return of(options, readOnly, null, new AtomicLong(), nanos);
  }

  /** Returns a view that begins now and counts its requests here. */
  public static CallScope of(
      CallOptions options,
      boolean readOnly,
      @Nullable Executor loads,
      AtomicLong sent,
      long nanos) {
    // Far enough to be never, near enough that the difference to any reading does not overflow.
    long time =
        options.totalTimeout() == null ? Long.MAX_VALUE / 4 : options.totalTimeout().toNanos();
    return new CallScope(options, readOnly, loads, sent, nanos + time, null);
  }

  /** Returns the same view without writes. */
  public CallScope reading() {
    return new CallScope(options, true, loads, sent, endsAt, login);
  }

  /** Returns the same view under a login that is not stored; null for the stored one. */
  public CallScope under(@Nullable Tokens other) {
    return new CallScope(options, readOnly, loads, sent, endsAt, other);
  }

  /** Tells whether it loads whole collections, which must leave room for other requests. */
  boolean loading() {
    return loads != null;
  }
}
