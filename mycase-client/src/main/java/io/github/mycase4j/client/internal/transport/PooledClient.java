package io.github.mycase4j.client.internal.transport;

import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One JDK client with its idle connections, and whether it still works.
 *
 * <p>The client has one selector thread, which does all its input and output. If that thread has
 * died, of an {@link OutOfMemoryError} for instance, no request ever gets a response: some versions
 * of Java reject it, and Java 17 lets it wait forever. The thread is known from the first work that
 * it passes to the executor. Guarded by the lock of its {@link ClientPool}.
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
   * Creates a client.
   *
   * @param worker runs the client's tasks
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

  /** Returns its idle connections. */
  IdleConnections idle() {
    return idle;
  }

  boolean isReplaceable() {
    return replaceable;
  }

  /** Returns whether it is known that no request can get a response anymore. */
  boolean isDead() {
    Thread thread = selector;
    return thread != null && !thread.isAlive();
  }

  /** Records that a request begins. */
  void begin() {
    inFlight++;
  }

  /** Records that a request has ended. */
  void end() {
    inFlight--;
    shutDownWhenIdle();
  }

  /** Lets running requests complete, and then releases threads and connections. */
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
