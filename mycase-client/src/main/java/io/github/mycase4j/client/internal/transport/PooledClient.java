package io.github.mycase4j.client.internal.transport;

import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One client of the JDK, with the connections that it keeps, and what tells whether it still works.
 *
 * <p>That client has one thread, its selector, which does all its input and output. When that
 * thread has died, of an {@link OutOfMemoryError} for instance, no request is ever answered: some
 * versions of Java refuse it, and Java 17 lets it wait forever. The thread shows itself when it
 * hands work to the executor. Guarded by the lock of its {@link ClientPool}.
 */
final class PooledClient {
  private final HttpClient client;
  private final IdleConnections idle;
  private final boolean replaceable;
  private volatile @Nullable Thread selector;
  private int inFlight;
  private boolean retired;

  /** Wraps a client of the caller, which is never replaced and never shut down. */
  PooledClient(HttpClient client, IdleConnections idle) {
    this.client = client;
    this.idle = idle;
    this.replaceable = false;
  }

  /**
   * Makes a client.
   *
   * @param worker runs what the client hands on
   */
  PooledClient(Function<Executor, HttpClient> factory, Executor worker, IdleConnections idle) {
    this.idle = idle;
    this.client =
        factory.apply(
            command -> {
              if (selector == null) {
                watch(Thread.currentThread());
              }
              worker.execute(command);
            });
    this.replaceable = true;
  }

  private void watch(Thread thread) {
    if (thread.getName().endsWith("-SelectorManager")) {
      selector = thread;
    }
  }

  HttpClient client() {
    return client;
  }

  /** Returns what is known of the connections that it keeps. */
  IdleConnections idle() {
    return idle;
  }

  boolean isReplaceable() {
    return replaceable;
  }

  /** Returns whether it is known that no request can be answered anymore. */
  boolean isDead() {
    Thread thread = selector;
    return thread != null && !thread.isAlive();
  }

  /** Takes down that a request begins. */
  void begin() {
    inFlight++;
  }

  /** Takes down that a request has ended. */
  void end() {
    inFlight--;
    shutDownWhenIdle();
  }

  /** Lets the requests under way come to their end, and then releases threads and connections. */
  void retire() {
    retired = true;
    shutDownWhenIdle();
  }

  private void shutDownWhenIdle() {
    if (!retired || inFlight > 0 || !replaceable) {
      return;
    }
    Method shutdown = shutdownNow();
    Thread thread = selector;
    if (shutdown != null) {
      try {
        shutdown.invoke(client);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("The HTTP client cannot be shut down.", e);
      }
    } else if (thread != null) {
      // Before Java 21 this is the only way but garbage collection, which may be hours away.
      thread.interrupt();
    }
  }

  private static @Nullable Method shutdownNow() {
    try {
      return HttpClient.class.getMethod("shutdownNow");
    } catch (NoSuchMethodException e) {
      return null; // Java 17 to 20
    }
  }
}
