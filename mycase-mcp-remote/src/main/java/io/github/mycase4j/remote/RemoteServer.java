package io.github.mycase4j.remote;

import io.github.mycase4j.audit.AuditException;
import io.github.mycase4j.mcp.config.ProductVersion;
import io.github.mycase4j.mcp.config.Setting;
import io.github.mycase4j.mcp.plugin.ToolJars;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.remote.config.ConfigurationErrors;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.http.JettyServer;
import io.github.mycase4j.remote.http.ListenException;
import io.github.mycase4j.remote.http.ServerLog;
import io.github.mycase4j.remote.http.StopSignal;
import io.github.mycase4j.remote.metrics.PrometheusMetrics;
import io.github.mycase4j.remote.store.Cleanup;
import io.github.mycase4j.remote.users.Nodes;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running server. Starts the parts in the order in which they need each other, tells everything
 * that prevents it at once, and stops them in the reverse order. Thread-safe.
 */
final class RemoteServer implements AutoCloseable {
  private static final Duration LONGEST_CALL = Duration.ofSeconds(30);
  private static final Duration CLEANUP = Duration.ofHours(1);
  private static final Duration IDLE_CHECK = Duration.ofMinutes(1);

  private final Settings settings;
  private final ServerLog log;
  private final StopSignal stop = new StopSignal();
  private final List<ConfigurationErrors.Problem> problems = new ArrayList<>();

  /** What is to be closed, the last one first. */
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private @Nullable Parts parts;
  private @Nullable JettyServer clients;

  private RemoteServer(Settings settings, ServerLog log) {
    this.settings = settings;
    this.log = log;
  }

  /** Starts a part of the server. */
  @FunctionalInterface
  private interface Step<T> {
    @Nullable T start() throws ConfigurationErrors;
  }

  /**
   * Starts a server.
   *
   * @param clock the time, and the time zone in which the firm works
   * @param err receives the log of requests and failures
   * @throws ConfigurationErrors with everything that prevents it; then nothing is left open
   */
  static RemoteServer start(Settings settings, Clock clock, PrintStream err)
      throws ConfigurationErrors {
    RemoteServer server = new RemoteServer(settings, new ServerLog(err, clock));
    try {
      server.start(clock);
    } catch (ConfigurationErrors | RuntimeException | Error e) {
      server.closeParts();
      throw e;
    }
    return server;
  }

  private void start(Clock clock) throws ConfigurationErrors {
    HomeFolder home = attempt(() -> HomeFolder.hold(settings.home()));
    if (home != null) {
      open.push(home);
    }
    ToolJars jars = attempt(this::jars);
    Storage storage =
        home == null || jars == null
            ? null
            : attempt(() -> Storage.open(settings, clock, serverName(), jars.hashes()));
    if (storage != null && jars != null) {
      open.push(storage);
      Parts made = attempt(() -> parts(clock, storage, jars));
      parts = made;
      if (made != null) {
        attempt(() -> enter(made, storage));
        clients = attempt(() -> listen(made));
        attempt(() -> listenForMetrics(made));
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationErrors(problems);
    }
    if (parts != null && storage != null) {
      schedule(parts, storage, clock);
    }
  }

  private <T> @Nullable T attempt(Step<T> step) {
    try {
      return step.start();
    } catch (ConfigurationErrors e) {
      problems.addAll(e.problems());
      return null;
    }
  }

  private ToolJars jars() throws ConfigurationErrors {
    try {
      return ToolJars.load(settings.tools().jars(), MyCaseTool.class.getClassLoader());
    } catch (IllegalArgumentException e) {
      throw badJar(e);
    }
  }

  private Parts parts(Clock clock, Storage storage, ToolJars jars) throws ConfigurationErrors {
    try {
      return Parts.of(settings, clock, storage, jars, log, stop);
    } catch (IllegalArgumentException e) {
      if (String.valueOf(e.getMessage()).startsWith(Setting.TOOLS.variable())) {
        throw badJar(e);
      }
      throw e;
    }
  }

  /** Returns the problem without the entry of the setting, which the message quotes. */
  private ConfigurationErrors badJar(IllegalArgumentException e) {
    String variable = Setting.TOOLS.variable();
    String sentence = String.valueOf(e.getMessage());
    String given = settings.tools().jars();
    String[] entries = given == null ? new String[0] : given.split(",", -1);
    for (int i = 0; i < entries.length; i++) {
      sentence = sentence.replace("the entry \"" + entries[i].strip() + "\"", "entry " + (i + 1));
    }
    return new ConfigurationErrors(variable, sentence.replace(variable + ": ", ""));
  }

  /** Returns the name of this process in the audit log. */
  private String serverName() {
    return settings
        .nodeId()
        .map(id -> ProductVersion.current() + " " + id)
        .orElse(ProductVersion.current());
  }

  /** Checks the key against database and log, and takes part in the limits. */
  private Nodes enter(Parts made, Storage storage) throws ConfigurationErrors {
    Nodes nodes = made.nodes();
    String otherKey = nodes.start().orElse(null);
    if (otherKey != null) {
      throw new ConfigurationErrors(Setting.ENCRYPTION_KEY.variable(), otherKey);
    }
    open.push(nodes::stop);
    storage.changeKey();
    try {
      storage.log().check();
    } catch (AuditException e) {
      Setting about =
          e.reason() == AuditException.Reason.WRONG_KEY ? Setting.ENCRYPTION_KEY : Setting.HOME;
      // The folder is a value of a setting.
      String sentence =
          String.valueOf(e.getMessage())
              .replace(settings.home().toString(), "$" + Setting.HOME.variable());
      throw new ConfigurationErrors(about.variable(), sentence);
    }
    return nodes;
  }

  private JettyServer listen(Parts made) throws ConfigurationErrors {
    return started(JettyServer.forClients(settings.network(), made.clientRouter(), stop, log));
  }

  private @Nullable JettyServer listenForMetrics(Parts made) throws ConfigurationErrors {
    InetSocketAddress address = settings.network().metrics();
    PrometheusMetrics metrics = made.metrics();
    return address == null || metrics == null
        ? null
        : started(JettyServer.forMetrics(address, settings.network(), metrics, stop, log));
  }

  private JettyServer started(JettyServer server) throws ConfigurationErrors {
    try {
      server.start();
      open.push(server::stop);
      return server;
    } catch (ListenException e) {
      throw new ConfigurationErrors(e.variable(), String.valueOf(e.getMessage()));
    }
  }

  private void schedule(Parts made, Storage storage, Clock clock) {
    Tasks tasks = new Tasks(log);
    open.push(tasks);
    Cleanup cleanup = new Cleanup(storage.database(), made.unusedLogins(), clock);
    tasks.every(Nodes.HEARTBEAT, "The heartbeat", made.nodes()::beat);
    tasks.every(IDLE_CHECK, "Dropping the data of idle users", made.connections()::evictIdle);
    tasks.every(CLEANUP, "The cleanup of expired rows", cleanup::run);
  }

  /** Returns the address that is listened on, such as {@code 127.0.0.1:8080}. */
  String address() {
    JettyServer server = clients;
    if (server == null) {
      throw new IllegalStateException("the server has not started");
    }
    return host(server.address().getAddress()) + ":" + server.address().getPort();
  }

  private static String host(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address.getHostAddress();
    }
    // Java writes out all eight groups.
    return address.isLoopbackAddress()
        ? "[::1]"
        : address.isAnyLocalAddress() ? "[::]" : "[" + address.getHostAddress() + "]";
  }

  /** Lets running calls end, cancels those that do not, and stops. */
  @Override
  public void close() {
    JettyServer server = clients;
    Parts made = parts;
    if (server != null && made != null) {
      server.stop(settings.network().stopDelay(), LONGEST_CALL, made.mcp()::cancelAll);
    }
    closeParts();
  }

  private void closeParts() {
    while (!open.isEmpty()) {
      AutoCloseable part = open.pop();
      try {
        part.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (IOException | RuntimeException e) {
        log.failure("A part of the server did not close", e);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
