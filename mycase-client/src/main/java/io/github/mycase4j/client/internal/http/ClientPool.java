package io.github.mycase4j.client.internal.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives out the JDK client in use, and replaces it where its connections or its threads cannot be
 * relied on. Java 17 has no other way to drop idle connections. The client that was replaced ends
 * the requests under way and is then shut down.
 *
 * <p>Thread safe; does no I/O.
 */
public final class ClientPool {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final int WORKER_SECONDS = 10;

  /** A read that finds a connection idle for so long is sent on a new one. */
  static final Duration LONGEST_IDLE_OF_READS = Duration.ofSeconds(10);

  /** A write, or the second sending of a read, wants a connection that was alive just now. */
  static final Duration LONGEST_IDLE_OF_WRITES = Duration.ofSeconds(1);

  private final Function<Executor, HttpClient> factory;
  private final LongSupplier ticker;
  private final InstantSource clock;
  private final Executor workers = workers();
  private final Object lock = new Object();
  private @Nullable PooledClient current;

  /** Holds the pool of the process; made when it is first asked for. */
  private static final class Shared {
    static final ClientPool POOL = new ClientPool(CONNECT_TIMEOUT);
  }

  /** Creates a pool; no client is made before the first request. */
  ClientPool(Duration connectTimeout) {
    this(
        executor ->
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(executor)
                .build(),
        System::nanoTime,
        Clock.systemUTC());
  }

  /**
   * Creates a pool of clients that a factory makes around an executor.
   *
   * @param ticker counts nanoseconds that never go back
   * @param clock tells the date
   */
  ClientPool(Function<Executor, HttpClient> factory, LongSupplier ticker, InstantSource clock) {
    this.factory = factory;
    this.ticker = ticker;
    this.clock = clock;
  }

  /** Returns the pool of the whole process. */
  public static ClientPool shared() {
    return Shared.POOL;
  }

  private static Executor workers() {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        WORKER_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        work -> {
          Thread thread = new Thread(work, "mycase-http-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * Takes a client for one request; the lease must be ended.
   *
   * @param longestIdle a connection that was idle for so long is not reused
   */
  Lease lease(URI uri, Duration longestIdle) {
    synchronized (lock) {
      PooledClient client = current;
      if (client == null
          || client.isDead()
          || (client.isReplaceable() && client.idle().longest(uri).compareTo(longestIdle) >= 0)) {
        client = replace();
      }
      return new Lease(client, uri);
    }
  }

  private PooledClient replace() {
    PooledClient old = current;
    PooledClient made = new PooledClient(factory, workers, new IdleConnections(ticker, clock));
    current = made;
    if (old != null) {
      old.retire();
    }
    return made;
  }

  /** The use of a client for one request. */
  final class Lease {
    private final PooledClient client;
    private final URI uri;
    private final boolean reused;
    private boolean ended;

    private Lease(PooledClient client, URI uri) {
      this.client = client;
      this.uri = uri;
      this.reused = client.idle().take(uri) && client.isReplaceable();
      client.begin();
    }

    /** Tells whether the request may go out on a connection that was used before. */
    boolean isReused() {
      return reused;
    }

    HttpClient client() {
      return client.client();
    }

    /** Tells whether it is known that the request will never be answered. */
    boolean isDead() {
      return client.isDead();
    }

    /** Sees to it that no later request gets this client or one of its connections. */
    void distrust() {
      synchronized (lock) {
        if (current == client && client.isReplaceable()) {
          current = null;
          client.retire();
        }
      }
    }

    /**
     * Gives the client back.
     *
     * @param kept whether the connection brought a whole answer, and may be reused
     */
    void end(boolean kept) {
      synchronized (lock) {
        if (!ended) {
          ended = true;
          if (kept) {
            client.idle().add(uri);
          }
          client.end();
        }
      }
    }
  }
}
