package io.github.mycase4j.remote.oauth;

import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/**
 * What it takes to fetch documents of clients. Thread-safe.
 *
 * @param resolver gives the addresses of a name
 * @param sockets makes sockets that are not connected
 * @param tls makes TLS connections over connected sockets; asked when it is needed, since it takes
 *     a while to load
 * @param executor runs fetches; may refuse one when there are too many
 * @param deadlines ends those that take too long
 */
record DocumentNetwork(
    Resolver resolver,
    Supplier<Socket> sockets,
    Supplier<SSLSocketFactory> tls,
    Executor executor,
    Deadlines deadlines) {
  /** Names that cannot be resolved can keep threads busy longer than a fetch may take. */
  private static final int MOST_THREADS = 32;

  private static final int IDLE_SECONDS = 30;

  /** Gives the addresses of a name. */
  @FunctionalInterface
  interface Resolver {
    /**
     * Returns the addresses of a name or literal address, at least one.
     *
     * @throws UnknownHostException when there is none
     */
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /** Runs actions later. */
  @FunctionalInterface
  interface Deadlines {
    /** Runs an action after a time. */
    void after(Duration time, Runnable action);
  }

  /**
   * Returns the network of this machine: its resolver, direct connections whatever proxies are set,
   * and the certificates that Java trusts.
   */
  static DocumentNetwork system() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            0,
            MOST_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "mycase-document-fetch");
              thread.setDaemon(true);
              return thread;
            });
    return new DocumentNetwork(
        InetAddress::getAllByName,
        () -> new Socket(Proxy.NO_PROXY),
        () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
        threads,
        (time, action) ->
            CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                .execute(action));
  }
}
