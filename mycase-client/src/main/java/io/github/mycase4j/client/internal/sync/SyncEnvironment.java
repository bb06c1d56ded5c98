package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.collection.CollectionStore;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.core.Sleeper;
import io.github.mycase4j.client.internal.http.Api;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What collections are loaded with.
 *
 * @param apis makes what a load sends its requests through
 * @param clock tells the age of what is known
 * @param ticker counts nanoseconds that never go back
 * @param sleeper waits
 * @param executor runs loads, each of which may take an hour, and the pages that they fetch ahead
 * @param mirror keeps what is known beyond the process; null where nothing does
 * @param account tells whose login it is
 */
public record SyncEnvironment(
    Apis apis,
    InstantSource clock,
    LongSupplier ticker,
    Sleeper sleeper,
    Executor executor,
    @Nullable CollectionStore mirror,
    Supplier<Account> account) {

  /** Makes what a load sends its requests through. */
  @FunctionalInterface
  public interface Apis {
    /**
     * Makes a view of the API.
     *
     * @param account whose login the requests need; null for whichever is stored
     * @param loading whether it leaves room for others
     * @param sent counts its requests
     */
    Api api(CallOptions options, @Nullable Account account, boolean loading, AtomicLong sent);
  }

  /** Returns an executor that runs each task on a thread of its own, which ends with it. */
  public static Executor threads() {
    return task -> {
      Thread thread = new Thread(task, "mycase-load");
      thread.setDaemon(true);
      thread.start();
    };
  }

  /** Returns the same for what is read under the logins of one account. */
  SyncEnvironment of(Account owner) {
    return new SyncEnvironment(apis, clock, ticker, sleeper, executor, mirror, () -> owner);
  }

  long nanos() {
    return ticker.getAsLong();
  }

  <T> RowSource<T> source(
      CollectionType<T> kind, CallOptions options, @Nullable Account owner, AtomicLong sent) {
    return new ApiRowSource<>(
        kind, apis.api(options, owner, false, sent), apis.api(options, owner, true, sent));
  }
}
