package io.github.mycase4j.remote;

/** The command line is not understood; the message says why. */
final class UsageException extends Exception {
  UsageException(String message) {
    super(message, null, false, false);
  }
}
