package io.github.mycase4j.remote;

import io.github.mycase4j.remote.config.ConfigurationErrors;
import io.github.mycase4j.remote.config.Settings;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs a server until the process is asked to end, and lets the process end only after it. */
final class ServerProcess {
  /** Longer than a call may take that began before the signal. */
  private static final long LONGEST_STOP_SECONDS = 120;

  private final PrintStream err;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  ServerProcess(PrintStream err) {
    this.err = err;
  }

  /**
   * Serves.
   *
   * @param atEnd runs after the server has stopped
   * @return the exit code, for a process that ends by itself
   * @throws ConfigurationErrors when the server cannot start
   */
  int run(Settings settings, Runnable atEnd) throws ConfigurationErrors {
    try (RemoteServer server =
        RemoteServer.start(settings, Clock.system(ZoneId.systemDefault()), err)) {
      Runtime.getRuntime().addShutdownHook(new Thread(this::end, "mycase-shutdown"));
      err.println(
          Main.NAME
              + ": ready at "
              + settings.publicUrl().mcp()
              + ", listening on "
              + server.address()
              + (settings.sandbox() ? " (sandbox)" : ""));
      asked.await();
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } finally {
      atEnd.run();
      over.countDown();
    }
  }

  private void end() {
    asked.countDown();
    try {
      if (!over.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
        err.println(Main.NAME + ": a call did not end; the audit log may lack its record.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
