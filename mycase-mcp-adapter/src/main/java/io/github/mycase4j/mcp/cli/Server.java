package io.github.mycase4j.mcp.cli;

import io.github.mycase4j.audit.AuditException;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.mcp.Connector;
import io.github.mycase4j.mcp.config.Configuration;
import io.github.mycase4j.mcp.connection.Connection;
import io.github.mycase4j.mcp.login.browser.Browser;
import io.github.mycase4j.mcp.login.browser.ProcessStarter;
import io.github.mycase4j.mcp.plugin.ToolJars;
import io.github.mycase4j.mcp.stdio.StdioServer;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Serves one connector on standard input and output until the input ends or a signal arrives. */
final class Server {
  private static final Duration LONGEST_SETTLING = Duration.ofSeconds(5);

  /**
   * Leaves time for running calls to end (under three seconds), for a token refresh to be stored
   * and for the log's last record to be written.
   */
  private static final Duration LONGEST_STOPPING = Duration.ofSeconds(10);

  private final Configuration configuration;
  private final KeySource keys;
  private final Map<String, String> environment;
  private final PrintStream err;

  Server(
      Configuration configuration,
      KeySource keys,
      Map<String, String> environment,
      PrintStream err) {
    this.configuration = configuration;
    this.keys = keys;
    this.environment = environment;
    this.err = err;
  }

  /** Serves; returns 0, or 1 when serving failed or the audit log could not be closed. */
  int serve(InputStream in, OutputStream out) {
    ToolJars jars;
    try {
      jars = ToolJars.load(configuration.tools(), MyCaseTool.class.getClassLoader());
    } catch (IllegalArgumentException e) {
      return failed(e);
    }
    Clock clock = new LocalClock();
    String version = Version.current();
    Connection connection = new Connection(configuration, keys, clock, version, jars.hashes());
    Browser browser =
        new Browser(environment, System.getProperty("os.name"), ProcessStarter.system());
    CountDownLatch over = new CountDownLatch(1);
    try (Connector connector = new Connector(connection, browser, clock, version, jars)) {
      if (!jars.hashes().isEmpty()) {
        // A tool whose schemas cannot be generated is rejected now, not when the client lists the
        // tools.
        connector.tools();
      }
      StdioServer server = StdioServer.of(connector, in, out, err);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, over), "mycase-shutdown"));
      server.run();
      // A running token refresh is stored first, so that shutting down does not lose the login.
      connection.settle(LONGEST_SETTLING);
    } catch (IllegalArgumentException | IllegalStateException | AuditException e) {
      return failed(e);
    } finally {
      over.countDown();
    }
    return 0;
  }

  /** Asks the serving thread to end as it does at the end of input, and waits for it. */
  private void stop(StdioServer server, CountDownLatch over) {
    server.stop();
    try {
      if (!over.await(LONGEST_STOPPING.toMillis(), TimeUnit.MILLISECONDS)) {
        err.println("mycase4j: a call did not end; the audit log may lack its record.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int failed(RuntimeException e) {
    err.println("mycase4j: " + e.getMessage());
    return 1;
  }
}
