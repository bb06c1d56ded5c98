package io.github.mycase4j.sandbox;

import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs a sandbox in the foreground until the process ends. It writes where the sandbox is to
 * standard error, as environment variables of the connector. Arguments:
 *
 * <ul>
 *   <li>{@code --port N}: the port of the API and the login; any free one by default
 *   <li>{@code --redirect-port N}: the port at which the application waits for the end of a login;
 *       5678 by default
 *   <li>{@code --redirect-uri URI}: a redirect URI to accept, instead of that port's; it may be
 *       given several times
 *   <li>{@code --logged-in}: also writes the variables of a program that is logged in already, with
 *       its tokens, to standard output, as commands that a shell can run
 *   <li>{@code --shell bash|powershell}: the shell that those commands are for; bash by default,
 *       which any POSIX shell understands
 * </ul>
 *
 * <p>In a shell: {@code java … SandboxMain --logged-in > sandbox.env &}, then {@code .
 * ./sandbox.env}.
 */
public final class SandboxMain {
  private static final int USAGE = 64;

  private SandboxMain() {}

  private static final class Options {
    int port;
    int redirectPort = 5678;
    final List<URI> redirectUris = new ArrayList<>();
    boolean loggedIn;
    boolean powershell;
  }

  /**
   * Starts a sandbox; its server threads keep the process alive. Arguments that are not understood
   * end the process with status 64.
   *
   * @param args the arguments
   */
  public static void main(String[] args) {
    int code = run(System.err, args);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Starts a sandbox and returns 0, or says which argument is wrong and returns 64. */
  static int run(PrintStream err, String... args) {
    try {
      start(err, args);
      return 0;
    } catch (IllegalArgumentException e) {
      err.println("mycase4j: " + e.getMessage() + ".");
      err.println(
          "usage: SandboxMain [--port N] [--redirect-port N] [--redirect-uri URI]..."
              + " [--logged-in]"
              + " [--shell bash|powershell]");
      return USAGE;
    }
  }

  static Sandbox start(PrintStream err, String... args) {
    return start(System.out, err, args);
  }

  static Sandbox start(PrintStream out, PrintStream err, String... args) {
    Options options = options(args);
    // Started by hand, so that its limit is the one of MyCase.
    Sandbox sandbox =
        Sandbox.builder()
            .requestsPerSecond(25)
            .port(options.port)
            .redirectUris(redirectUris(options))
            .start();
    err.print(
        """
        A stand-in MyCase with a fictional law firm is running. It ends with this process.

        """);
    sandbox.connection().forEach((name, value) -> err.println(name + "=" + value));
    err.flush();
    if (options.loggedIn) {
      for (Map.Entry<String, String> each : sandbox.environment().entrySet()) {
        out.println(assignment(each.getKey(), each.getValue(), options.powershell));
      }
      out.flush();
    }
    return sandbox;
  }

  /** A command that sets a variable; the values are addresses and random texts without quotes. */
  private static String assignment(String name, String value, boolean powershell) {
    return powershell
        ? "$env:" + name + " = '" + value + "'"
        : "export " + name + "='" + value + "'";
  }

  private static Options options(String... args) {
    Options options = new Options();
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--port" -> options.port = port(args, i++);
        case "--redirect-port" -> options.redirectPort = port(args, i++);
        case "--redirect-uri" -> options.redirectUris.add(uri(args, i++));
        case "--logged-in" -> options.loggedIn = true;
        case "--shell" -> options.powershell = isPowershell(args, i++);
        default ->
            throw new IllegalArgumentException(
                "Unknown argument '"
                    + args[i]
                    + "'; known are --port, --redirect-port, --redirect-uri, --logged-in and"
                    + " --shell");
      }
    }
    return options;
  }

  private static boolean isPowershell(String[] args, int at) {
    String value = at + 1 < args.length ? args[at + 1] : "";
    return switch (value) {
      case "bash" -> false;
      case "powershell" -> true;
      default ->
          throw new IllegalArgumentException(
              args[at] + " must be followed by bash or powershell: '" + value + "'");
    };
  }

  private static List<URI> redirectUris(Options options) {
    return options.redirectUris.isEmpty()
        ? List.of(URI.create("http://127.0.0.1:" + options.redirectPort + "/callback"))
        : options.redirectUris;
  }

  private static URI uri(String[] args, int at) {
    String value = at + 1 < args.length ? args[at + 1] : "";
    try {
      URI uri = new URI(value);
      if (uri.getScheme() != null && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(notAnAddress(args[at], value), e);
    }
    throw new IllegalArgumentException(notAnAddress(args[at], value));
  }

  private static String notAnAddress(String argument, String value) {
    return argument + " must be followed by an address: '" + value + "'";
  }

  private static int port(String[] args, int at) {
    String value = at + 1 < args.length ? args[at + 1] : "";
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
      throw new IllegalArgumentException(args[at] + " must be followed by a port: '" + value + "'");
    }
    return Integer.parseInt(value);
  }
}
