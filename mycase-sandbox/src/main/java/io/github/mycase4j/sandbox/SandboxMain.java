package io.github.mycase4j.sandbox;

import java.io.PrintStream;
import java.net.URI;

/**
 * Runs a sandbox in the foreground until the process is ended, and says on standard error where it
 * is. Arguments: {@code --port N} for its own port (any free one), {@code --redirect-port N} for
 * the one on which the application listens after the login (5678).
 */
public final class SandboxMain {
  private static final int USAGE = 64;

  private SandboxMain() {}

  /**
   * Starts it; the server's own thread keeps the process alive. Arguments that are not understood
   * end the process with 64.
   */
  public static void main(String[] args) {
    int code = run(System.err, args);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Starts it and returns 0, or says which argument is wrong and returns 64. */
  static int run(PrintStream out, String... args) {
    try {
      start(out, args);
      return 0;
    } catch (IllegalArgumentException e) {
      out.println("mycase4j: " + e.getMessage() + ".");
      out.println("usage: SandboxMain [--port N] [--redirect-port N]");
      return USAGE;
    }
  }

  static Sandbox start(PrintStream out, String... args) {
    Sandbox.Builder builder = Sandbox.builder().requestsPerSecond(25);
    int redirectPort = 5678;
    for (int i = 0; i < args.length; i += 2) {
      if (args[i].equals("--port")) {
        builder.port(port(args, i));
      } else if (args[i].equals("--redirect-port")) {
        redirectPort = port(args, i);
      } else {
        throw new IllegalArgumentException(
            "Unknown argument '" + args[i] + "'; known are --port and --redirect-port");
      }
    }
    builder.redirectUri(URI.create("http://127.0.0.1:" + redirectPort + "/callback"));
    Sandbox sandbox = builder.start();
    out.print(
        """
        A stand-in MyCase with a fictional law firm is running. It ends with this process.

        MYCASE_API_BASE=%s
        MYCASE_AUTH_URL=%s
        MYCASE_TOKEN_URL=%s
        MYCASE_CLIENT_ID=%s
        MYCASE_CLIENT_SECRET=%s
        MYCASE_REDIRECT_PORT=%d
        """
            .formatted(
                sandbox.apiBase(),
                sandbox.authorizationUrl(),
                sandbox.tokenUrl(),
                sandbox.clientId(),
                sandbox.clientSecret(),
                redirectPort));
    out.flush();
    return sandbox;
  }

  private static int port(String[] args, int at) {
    String value = at + 1 < args.length ? args[at + 1] : "";
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
      throw new IllegalArgumentException(args[at] + " must be followed by a port: '" + value + "'");
    }
    return Integer.parseInt(value);
  }
}
