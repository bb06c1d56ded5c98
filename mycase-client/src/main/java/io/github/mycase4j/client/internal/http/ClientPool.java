package io.github.mycase4j.client.internal.http;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
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

  private final Function<Executor, HttpClient> factory;
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
                .build());
  }

  /** Creates a pool of clients that a factory makes around an executor. */
  ClientPool(Function<Executor, HttpClient> factory) {
    this.factory = factory;
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

  /** Takes a client for one request; the lease must be ended. */
  Lease lease() {
    synchronized (lock) {
      PooledClient client = current;
      if (client == null || client.isDead()) {
        client = replace();
      }
      return new Lease(client);
    }
  }

  private PooledClient replace() {
    PooledClient old = current;
    PooledClient made = new PooledClient(factory, workers);
    current = made;
    if (old != null) {
      old.retire();
    }
    return made;
  }

  /** The use of a client for one request. */
  final class Lease {
    private final PooledClient client;
    private boolean ended;

    private Lease(PooledClient client) {
      this.client = client;
      client.begin();
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

    /** Gives the client back, after an answer or a cancellation. */
    void end() {
      synchronized (lock) {
        if (!ended) {
          ended = true;
          client.end();
        }
      }
    }
  }
}
