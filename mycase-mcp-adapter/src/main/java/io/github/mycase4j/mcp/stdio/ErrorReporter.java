package io.github.mycase4j.mcp.stdio;

import java.io.PrintStream;

/**
 * Says on standard error that something failed. It gives the class of an exception, never its
 * message, which may quote a client's data. Thread-safe.
 */
final class ErrorReporter {
  private final PrintStream err;

  ErrorReporter(PrintStream err) {
    this.err = err;
  }

  /** Reports a failure in what the server did. */
  void report(String during, Throwable failure) {
    err.println("mycase: " + during + " failed: " + failure.getClass().getName());
  }
}
