package io.github.mycase4j.credstore;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * I/O that an interrupt does not end. Java closes a channel when the thread that uses it is
 * interrupted; a step that this hits is repeated from its start. The thread is interrupted
 * afterwards.
 */
final class UninterruptibleIo {
  /** A step that can be repeated. */
  @FunctionalInterface
  interface IoCall<T> {
    T run() throws IOException;
  }

  private UninterruptibleIo() {}

  static <T> T call(IoCall<T> step) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return step.run();
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
