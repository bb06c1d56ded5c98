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
 * Provides the current JDK client, and replaces it if its connections or threads are not reliable.
 * Java 17 has no other way to drop idle connections. The replaced client completes its running
 * requests and is then shut down.
 *
 * <p>Thread-safe; performs no I/O.
 */
public final class ClientPool {
  /** The default connect timeout. */
  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private static final int WORKER_SECONDS = 10;

  /** A read does not reuse a connection that was idle for this long. */
  static final Duration LONGEST_IDLE_OF_READS = Duration.ofSeconds(10);

  /** A write, or the second sending of a read, reuses only a connection that was just in use. */
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

  /** Creates a pool without a proxy; no client is created before the first request. */
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
   * Creates a pool of clients that a factory creates with an executor.
   *
   * @param ticker counts nanoseconds and never goes back
   * @param clock returns the date
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

  /** Returns the pool that the whole process shares for an environment. */
  public static ClientPool shared(Map<String, String> environment) {
    return shared(environment, CONNECT_TIMEOUT);
  }

  /** Returns the pool that the whole process shares for an environment and a connect timeout. */
  public static ClientPool shared(Map<String, String> environment, Duration connectTimeout) {
    return SHARED.computeIfAbsent(
        new Way(NetworkCheck.relevant(environment), connectTimeout),
        way -> new ClientPool(new Network(way.variables()), way.connectTimeout()));
  }

  /** The key of a shared pool. */
  private record Way(Map<String, String> variables, Duration connectTimeout) {}

  /**
   * Returns a pool with the caller's own client: its connections are never dropped, and it is never
   * shut down.
   *
   * @throws IllegalArgumentException if it follows redirects, which could leak a token
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
   * Makes later clients trust further authorities too; returns false if they do already, or if the
   * client is the caller's. Performs I/O.
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
   * Leases a client for one request; the lease must be ended.
   *
   * @param longestIdle a connection that was idle for this long is not reused
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

    /** Returns whether the request may be sent on a reused connection. */
    boolean isReused() {
      return reused;
    }

    HttpClient client() {
      return client.client();
    }

    /** Returns whether it is known that no response can arrive. */
    boolean isDead() {
      return client.isDead();
    }

    /** Makes later requests avoid this client and its connections. */
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
     * @param kept whether the connection received a complete response and may be reused
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
