package io.github.mycase4j.remote.http;

import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.metrics.PrometheusMetrics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * An HTTP server for the routes of a router, over HTTP/1.1 without TLS, which is the proxy's.
 * Thread-safe; performs I/O.
 */
public final class JettyServer {
  /**
   * How many references fit into a cache line of 64 bytes. Otherwise Jetty asks the JVM's
   * management server for it, which takes a tenth of the start.
   */
  private static final String REFERENCES = "org.eclipse.jetty.util.referencesPerCacheLine";

  static {
    if (System.getProperty(REFERENCES) == null) {
      System.setProperty(REFERENCES, "16");
    }
  }

  private static final int IO_THREADS = 32;
  private static final Duration WATCH = Duration.ofSeconds(1);

  /** How long cancelled requests get to end. */
  private static final Duration CANCELLED = Duration.ofSeconds(5);

  private final String variable;
  private final InetSocketAddress address;
  private volatile int port;
  private final StopSignal stop;
  private final ServerLog log;
  private final Server server;
  private final GuardedConnector connector;
  private final QueuedThreadPool threads;
  private final RunningRequests running = new RunningRequests();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "mycase-http-watch");
            thread.setDaemon(true);
            return thread;
          });

  /** Creates the server for clients, which listens on the address of {@code LISTEN}. */
  public static JettyServer forClients(
      Settings.Network network, Router router, StopSignal stop, ServerLog log) {
    return new JettyServer(
        "LISTEN",
        network.listen(),
        network,
        router,
        stop,
        log,
        ServerLimits.CLIENTS,
        System::nanoTime);
  }

  /**
   * Creates the server for collectors of metrics, which has nothing but {@code /metrics}.
   *
   * @param address the address of {@code METRICS_LISTEN}
   */
  public static JettyServer forMetrics(
      InetSocketAddress address,
      Settings.Network network,
      PrometheusMetrics metrics,
      StopSignal stop,
      ServerLog log) {
    Router router = Router.forMetrics(network, MetricsRoute.of(metrics), log);
    return new JettyServer(
        "METRICS_LISTEN",
        address,
        network,
        router,
        stop,
        log,
        ServerLimits.METRICS,
        System::nanoTime);
  }

  JettyServer(
      String variable,
      InetSocketAddress address,
      Settings.Network network,
      Router router,
      StopSignal stop,
      ServerLog log,
      ServerLimits limits,
      LongSupplier nanos) {
    this.variable = variable;
    this.address = address;
    this.stop = stop;
    this.log = log;
    this.threads = pool("mycase-http", Math.max(limits.threads(), 2));
    this.server = new Server(pool("mycase-http-io", IO_THREADS));
    this.connector = new GuardedConnector(server, address, limits, log, nanos);
    server.addConnector(connector);
    server.setErrorHandler(new ParserErrors(network.publicUrl().isHttps()));
    ClientAddress addresses = new ClientAddress(network.trustedProxies(), log);
    Exchange.Environment environment =
        new Exchange.Environment(router, addresses, threads, log, stop, running);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            handleLogged(environment, request, response, callback);
            return true;
          }
        });
  }

  private void handleLogged(
      Exchange.Environment environment, Request request, Response response, Callback callback) {
    try {
      new Exchange(environment, request, response, callback).start();
    } catch (RuntimeException | Error e) {
      log.failure("A request could not be begun", e);
      throw e;
    }
  }

  private static QueuedThreadPool pool(String name, int most) {
    QueuedThreadPool pool = new QueuedThreadPool(most, 2, 30_000);
    pool.setName(name);
    pool.setDaemon(true);
    return pool;
  }

  /**
   * Starts to take connections.
   *
   * @throws ListenException when the address cannot be listened on
   */
  public void start() throws ListenException {
    try {
      connector.open();
      port = connector.getLocalPort();
    } catch (IOException e) {
      throw new ListenException(variable, e);
    }
    try {
      threads.start();
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("The HTTP server cannot start.", e);
    }
    ScheduledFuture<?> unused =
        watch.scheduleWithFixedDelay(
            this::watch, WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Returns the address that is listened on, with the port that was taken for 0. */
  public InetSocketAddress address() {
    return new InetSocketAddress(address.getAddress(), port);
  }

  /** Looks after slow connections, and after clients that are gone. */
  void watch() {
    try {
      connector.closeSlow();
      running.list().forEach(Exchange::checkClient);
    } catch (RuntimeException | Error e) {
      // An action of one request failed; the others are looked at in a second.
      log.failure("A request whose client is gone could not be ended", e);
    }
  }

  /**
   * Stops in order: no connection is kept from now on, no new one is taken after the delay, running
   * requests get the grace, and are then cancelled. Blocks; an interrupt cuts every wait short.
   *
   * @param delay how long load balancers take to see that the server is not ready
   * @param grace how long running requests get
   * @param cancel cancels the calls that go on though their clients are gone
   */
  public void stop(Duration delay, Duration grace, Runnable cancel) {
    stop.begin();
    try {
      Thread.sleep(delay.toMillis());
      CompletableFuture<Void> unused = connector.shutdown();
      connector.closeIdle();
      if (!running.awaitNone(grace)) {
        cancel(cancel);
        running.awaitNone(CANCELLED);
      }
    } catch (InterruptedException e) {
      cancel(cancel);
      Thread.currentThread().interrupt();
    }
    stop();
  }

  private void cancel(Runnable others) {
    running.list().forEach(Exchange::cancel);
    others.run();
  }

  /** Closes all connections and ends all threads at once. */
  public void stop() {
    watch.shutdownNow();
    try {
      server.stop();
      threads.stop();
    } catch (Exception e) {
      log.failure("The HTTP server did not stop in order", e);
    }
  }
}
