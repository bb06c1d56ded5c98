package io.github.mycase4j.audit;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * I/O that an interrupt does not end. It runs on a thread of its own, because an interrupt of the
 * thread that uses a channel would close the channel. A waiting thread that is interrupted
 * continues waiting, and is interrupted when it returns.
 */
final class UninterruptibleIo {
  /** I/O with a result. */
  interface IoCall<T> {
    T run() throws IOException;
  }

  private UninterruptibleIo() {}

  static <T> T call(IoCall<T> work) throws IOException {
    AtomicReference<@Nullable T> result = new AtomicReference<>();
    AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.set(work.run());
              } catch (IOException | RuntimeException | Error e) {
                failed.set(e);
              }
            },
            "mycase-audit-io");
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    T found = result.get();
    if (found != null) {
      return found;
    }
    Throwable failure = failed.get();
    if (failure instanceof RuntimeException e) {
      throw e;
    } else if (failure instanceof Error e) {
      throw e;
    }
    throw failure instanceof IOException e
        ? e
        : new IOException("the operation returned no result");
  }
}
