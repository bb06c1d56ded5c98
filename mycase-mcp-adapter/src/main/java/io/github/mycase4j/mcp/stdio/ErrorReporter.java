package io.github.mycase4j.mcp.stdio;

import java.io.PrintStream;

/**
 * Reports failures on standard error, with the class of the exception and never its message, which
 * may quote client data. Thread-safe.
 */
final class ErrorReporter {
  private final PrintStream err;

  ErrorReporter(PrintStream err) {
    this.err = err;
  }

  /** Reports a failure of the server. */
  void report(String during, Throwable failure) {
    err.println("mycase: " + during + " failed: " + failure.getClass().getName());
  }
}
