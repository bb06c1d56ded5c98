package io.github.mycase4j.client.sharing;

import io.github.mycase4j.client.internal.assembly.SharedAccess;
import io.github.mycase4j.client.internal.assembly.SharedParts;
import io.github.mycase4j.client.internal.sync.RowPool;
import io.github.mycase4j.client.ratelimit.SlidingWindowRateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiter;
import java.net.http.HttpClient;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The resources that the clients of several users in one process share: rate limit, connections and
 * the memory for collections.
 *
 * <pre>{@code
 * SharedResources shared =
 *     SharedResources.builder(SlidingWindowRateLimiter.perMinute(1500))
 *         .memoryBudget(400L << 20)
 *         .build();
 * MyCaseClient ann = MyCaseClient.builder().tokenStore(login).sharedResources(shared).build();
 * MyCaseClient ben = MyCaseClient.builder().tokenStore(other).sharedResources(shared).build();
 * }</pre>
 *
 * <p>It guarantees that equal rows of whole collections are one object in memory, whichever client
 * read them, and that collections are dropped, least recently used first, when together they take
 * more than the budget by estimate. Each client still has its own lists: which rows a user sees, in
 * which version, is what MyCase returned for that user's login, and nothing that another client
 * reads changes it.
 *
 * <p>It does not bound the memory of a running read, of snapshots that the caller still holds, or
 * of anything but collections. Sizes are estimates, so leave room: the budget is not the heap.
 *
 * <p>Thread-safe; performs no I/O. It need not be closed; a client that is closed releases its
 * memory.
 */
public final class SharedResources {
  static {
    SharedAccess.install(shared -> ((SharedResources) shared).parts);
  }

  private final SharedParts parts;

  private SharedResources(SharedParts parts) {
    this.parts = parts;
  }

  /**
   * {@return a new builder}
   *
   * @param rateLimiter the limiter for the requests of all clients: MyCase limits an API client,
   *     whatever the number of its users. The clients take turns
   */
  public static Builder builder(SlidingWindowRateLimiter rateLimiter) {
    return new Builder(Objects.requireNonNull(rateLimiter, "rateLimiter"));
  }

  /** {@return how many bytes the collections of all clients take, by estimate} */
  public long memoryUsed() {
    return parts.rows().used();
  }

  /** {@return how many bytes the collections may take; {@link Long#MAX_VALUE} for no bound} */
  public long memoryBudget() {
    return parts.rows().budget();
  }

  @Override
  public String toString() {
    return "SharedResources[memoryUsed=" + memoryUsed() + ", memoryBudget=" + memoryBudget() + "]";
  }

  /** Builds {@link SharedResources}. Not thread-safe. */
  public static final class Builder {
    private final RateLimiter rateLimiter;
    private @Nullable HttpClient httpClient;
    private long memoryBudget = Long.MAX_VALUE;

    private Builder(RateLimiter rateLimiter) {
      this.rateLimiter = rateLimiter;
    }

    /**
     * Sets the HTTP client of all clients, as {@link
     * io.github.mycase4j.client.MyCaseClient.Builder#httpClient} says; unless given, they use the
     * connections of the process.
     *
     * @param client does not follow redirects
     * @return this builder
     */
    public Builder httpClient(HttpClient client) {
      httpClient = Objects.requireNonNull(client, "httpClient");
      return this;
    }

    /**
     * Sets how many bytes the collections of all clients may take together, by estimate; unlimited
     * by default. When they take more, the least recently used collections are dropped, as after
     * {@link io.github.mycase4j.client.collection.FirmCollections#evict}, and {@link
     * io.github.mycase4j.client.MyCaseClient.Builder#evictionListener} is told. One that is larger
     * than the budget by itself is read again for each call, and dropped afterwards.
     *
     * @param bytes not negative; zero keeps nothing between calls
     * @return this builder
     * @throws IllegalArgumentException when it is negative
     */
    public Builder memoryBudget(long bytes) {
      if (bytes < 0) {
        throw new IllegalArgumentException("memoryBudget must not be negative: " + bytes);
      }
      memoryBudget = bytes;
      return this;
    }

    /**
     * Builds the shared resources.
     *
     * @return the shared resources
     */
    public SharedResources build() {
      return new SharedResources(
          new SharedParts(rateLimiter, httpClient, new RowPool(memoryBudget)));
    }
  }
}
