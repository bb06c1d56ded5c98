package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.core.CallOptions;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a collection and its limits.
 *
 * @param options what the caller allows
 * @param account whose collections are read; null for whichever login is stored
 * @param requests receives how many requests were sent for the caller
 * @param endsAt the ticker's reading at which every call of the caller must have ended
 * @param reserve how many nanoseconds earlier a read returns what it has, so that the caller can
 *     still work on the rows
 */
public record CallerOptions(
    CallOptions options,
    @Nullable Account account,
    LongConsumer requests,
    long endsAt,
    long reserve) {

  /** Returns a copy for one call that begins now. */
  CallerOptions callFrom(long nanos) {
    Duration time = options.totalTimeout();
    if (time == null || nanos + time.toNanos() - endsAt >= 0) {
      return this;
    }
    return new CallerOptions(
        options, account, requests, nanos + time.toNanos(), time.toNanos() / 10);
  }
}
