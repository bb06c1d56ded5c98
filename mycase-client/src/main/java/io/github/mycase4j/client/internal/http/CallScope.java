package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.core.WriteObserver;
import io.github.mycase4j.client.error.CallTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The scope of one view of a client: its options, limits and account.
 *
 * @param options the caller's options
 * @param readOnly whether writes are rejected
 * @param account the account whose login the requests need; null for whichever login is stored
 * @param writes observes every write; null for none
 * @param loads runs the prefetches of a view that loads whole collections; null for other views
 * @param sent counts the requests that were sent
 * @param endsAt the ticker's reading at which every call of the view must have ended
 * @param reserve nanoseconds before that end at which a collection returns what it has, so that the
 *     caller can still work on the rows
 * @param login the login that is used; null for the stored one
 */
public record CallScope(
    CallOptions options,
    boolean readOnly,
    @Nullable Account account,
    @Nullable WriteObserver writes,
    @Nullable Executor loads,
    AtomicLong sent,
    long endsAt,
    long reserve,
    @Nullable Tokens login) {

  /** Never, but small enough that the difference to any reading does not overflow. */
  private static final long NEVER = Long.MAX_VALUE / 4;

  /** Returns a scope without a time limit, which may write and uses whichever login is stored. */
  public static CallScope of(CallOptions options, long nanos) {
    return new CallScope(
        options, false, null, null, null, new AtomicLong(), nanos + NEVER, 0, null);
  }

  /** Returns a copy with other options, which counts its own requests. */
  public CallScope with(CallOptions other) {
    return new CallScope(
        other, readOnly, account, writes, loads, counter(), endsAt, reserve, login);
  }

  /** Returns a copy whose calls must all end within this time, or earlier. */
  public CallScope within(Duration time, long nanos) {
    long end = nanos + Math.min(time.toNanos(), NEVER);
    return end - endsAt < 0
        ? new CallScope(
            options, readOnly, account, writes, loads, sent, end, time.toNanos() / 10, login)
        : this;
  }

  /** Returns a copy for one call that begins now. */
  public CallScope callFrom(long nanos) {
    Duration time = options.totalTimeout();
    return time == null ? this : within(time, nanos);
  }

  /** Returns a copy that rejects writes. */
  public CallScope reading() {
    return new CallScope(options, true, account, writes, loads, sent, endsAt, reserve, login);
  }

  /** Returns a copy bound to an account, unless this one is bound already; null binds to none. */
  public CallScope boundTo(@Nullable Account owner) {
    Account bound = account == null ? owner : account;
    return new CallScope(
        options, readOnly, bound, writes, loads, counter(), endsAt, reserve, login);
  }

  /** Returns a copy whose writes are observed, unless those of this one are already. */
  public CallScope observing(WriteObserver observer) {
    WriteObserver observed = writes == null ? observer : writes;
    return new CallScope(
        options, readOnly, account, observed, loads, counter(), endsAt, reserve, login);
  }

  /** Returns a copy that loads collections, with the executor of its prefetches. */
  public CallScope loading(@Nullable Executor executor, AtomicLong counter) {
    return new CallScope(options, true, account, writes, executor, counter, endsAt, reserve, login);
  }

  /** Returns a copy under a login that is not stored; null for the stored one. */
  public CallScope under(@Nullable Tokens other) {
    return new CallScope(options, readOnly, account, writes, loads, sent, endsAt, reserve, other);
  }

  /**
   * Throws when the call was cancelled, or when its time is over.
   *
   * @param late the message in that case
   * @param retryAfter how long to wait before the next attempt in that case
   */
  public void check(long nanos, String late, Duration retryAfter) {
    options.cancellation().check();
    if (endsAt - nanos < 0) {
      throw new CallTimeoutException(late, retryAfter);
    }
  }

  /** Returns whether it loads whole collections, which must leave room for other requests. */
  boolean loading() {
    return loads != null;
  }

  /** Returns whether views created from this one share its counter. */
  private boolean isBound() {
    return account != null || writes != null;
  }

  private AtomicLong counter() {
    return isBound() ? sent : new AtomicLong();
  }
}
