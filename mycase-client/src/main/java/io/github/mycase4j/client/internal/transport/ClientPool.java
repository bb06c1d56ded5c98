package io.github.mycase4j.client.internal.transport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
 * <p>Thread-safe; performs no I/O.
 */
public final class ClientPool {
  /** How long a connection may take to come about, unless told otherwise. */
  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private static final int WORKER_SECONDS = 10;

  /** A read that finds a connection idle for so long is sent on a new one. */
  static final Duration LONGEST_IDLE_OF_READS = Duration.ofSeconds(10);

  /** A write, or the second sending of a read, wants a connection that was alive just now. */
  static final Duration LONGEST_IDLE_OF_WRITES = Duration.ofSeconds(1);

  private static final Map<Way, ClientPool> SHARED = new ConcurrentHashMap<>();

  private final Network network;
  private final Duration connectTimeout;
  private final LongSupplier ticker;
  private final InstantSource clock;
  private final Executor workers = workers();
  private final Object lock = new Object();
  private Function<Executor, HttpClient> factory;
  private boolean mayTrustMore;
  private @Nullable PooledClient current;

  /** Creates a pool that goes the direct way; no client is made before the first request. */
  ClientPool(Duration connectTimeout) {
    this(new Network(Map.of()), connectTimeout);
  }

  private ClientPool(Network network, Duration connectTimeout) {
    this(
        network,
        connectTimeout,
        network.factory(connectTimeout, null),
        System::nanoTime,
        Clock.systemUTC());
    mayTrustMore = true;
  }

  /**
   * Creates a pool of clients that a factory makes around an executor.
   *
   * @param ticker counts nanoseconds that never go back
   * @param clock tells the date
   */
  ClientPool(Function<Executor, HttpClient> factory, LongSupplier ticker, InstantSource clock) {
    this(new Network(Map.of()), CONNECT_TIMEOUT, factory, ticker, clock);
  }

  private ClientPool(
      Network network,
      Duration connectTimeout,
      Function<Executor, HttpClient> factory,
      LongSupplier ticker,
      InstantSource clock) {
    this.network = network;
    this.connectTimeout = connectTimeout;
    this.factory = factory;
    this.ticker = ticker;
    this.clock = clock;
  }

  /** Returns the pool that the whole process shares for an environment's way to MyCase. */
  public static ClientPool shared(Map<String, String> environment) {
    return shared(environment, CONNECT_TIMEOUT);
  }

  /** Returns the pool that the whole process shares for an environment and a connect timeout. */
  public static ClientPool shared(Map<String, String> environment, Duration connectTimeout) {
    return SHARED.computeIfAbsent(
        new Way(NetworkCheck.relevant(environment), connectTimeout),
        way -> new ClientPool(new Network(way.variables()), way.connectTimeout()));
  }

  /** What a shared pool is made for. */
  private record Way(Map<String, String> variables, Duration connectTimeout) {}

  /**
   * Returns a pool of one client, which is the caller's: its connections are never dropped, and it
   * is never shut down.
   *
   * @throws IllegalArgumentException when it follows redirects, which could carry a token away
   */
  public static ClientPool of(HttpClient client) {
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException(
          "httpClient must not follow redirects: build it with followRedirects(Redirect.NEVER).");
    }
    ClientPool pool = new ClientPool(executor -> client, System::nanoTime, Clock.systemUTC());
    pool.current = new PooledClient(client, new IdleConnections(pool.ticker, pool.clock));
    return pool;
  }

  Network network() {
    return network;
  }

  /**
   * Sees to it that later clients trust further authorities too; returns false when they do
   * already, or trust is the caller's own. Does I/O.
   */
  boolean trustMore() throws IOException {
    synchronized (lock) {
      if (!mayTrustMore) {
        return false;
      }
      factory = network.factory(connectTimeout, network.moreTrust());
      mayTrustMore = false;
      if (current != null) {
        current.retire();
        current = null;
      }
      return true;
    }
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

    /** Returns whether the request may go out on a connection that was used before. */
    boolean isReused() {
      return reused;
    }

    HttpClient client() {
      return client.client();
    }

    /** Returns whether it is known that the request will never be answered. */
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
