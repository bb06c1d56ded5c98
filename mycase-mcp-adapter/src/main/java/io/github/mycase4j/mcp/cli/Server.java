package io.github.mycase4j.mcp.cli;

import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.mcp.Connector;
import io.github.mycase4j.mcp.connection.Configuration;
import io.github.mycase4j.mcp.connection.Connection;
import io.github.mycase4j.mcp.login.Browser;
import io.github.mycase4j.mcp.login.ProcessStarter;
import io.github.mycase4j.mcp.stdio.StdioServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/** One connector on standard input and output, until the input ends. */
final class Server {
  private static final Duration LONGEST_SETTLING = Duration.ofSeconds(5);

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

  int serve(InputStream in, OutputStream out) {
    Clock clock = Clock.system(ZoneId.systemDefault());
    Connection connection = new Connection(configuration, keys, clock, Version.current());
    Browser browser =
        new Browser(environment, System.getProperty("os.name"), ProcessStarter.system());
    // A client that ends us in the middle of a renewal must not cost the firm its login.
    Thread atEnd = new Thread(() -> connection.settle(LONGEST_SETTLING), "mycase-at-end");
    Runtime.getRuntime().addShutdownHook(atEnd);
    try (Connector connector = new Connector(connection, browser, clock, Version.current())) {
      StdioServer.serve(connector, in, out, err);
      return 0;
    } catch (IllegalArgumentException e) {
      err.println("mycase4j: " + e.getMessage());
      return 1;
    }
  }
}
