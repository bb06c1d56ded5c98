package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.collection.CollectionStore;
import io.github.mycase4j.client.collection.EvictionListener;
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
 * What collections need to load their rows.
 *
 * @param apis creates the API views that a load sends its requests through
 * @param clock determines the age of rows
 * @param ticker counts nanoseconds and never goes back
 * @param sleeper waits
 * @param executor runs loads, each of which may take an hour, and the pages that they prefetch
 * @param mirror stores rows for the next process; null for none
 * @param account returns the account of the stored login
 * @param rows the pool of the clients that share rows and memory
 * @param evictions receives the collections that were dropped for lack of memory
 */
public record SyncEnvironment(
    Apis apis,
    InstantSource clock,
    LongSupplier ticker,
    Sleeper sleeper,
    Executor executor,
    @Nullable CollectionStore mirror,
    Supplier<Account> account,
    RowPool rows,
    EvictionListener evictions) {

  /** Creates the API views that a load sends its requests through. */
  @FunctionalInterface
  public interface Apis {
    /**
     * Creates a view of the API.
     *
     * @param account whose login the requests need; null for whichever is stored
     * @param loading whether its requests let others go first
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

  /** Returns a copy for the logins of one account. */
  SyncEnvironment of(Account owner) {
    return new SyncEnvironment(
        apis, clock, ticker, sleeper, executor, mirror, () -> owner, rows, evictions);
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
