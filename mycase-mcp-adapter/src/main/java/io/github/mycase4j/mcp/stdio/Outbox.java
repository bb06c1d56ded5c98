package io.github.mycase4j.mcp.stdio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The one way to the client: messages wait in a queue, and one thread writes them, a line each. So
 * no sender ever waits for a client that is slow to read, and no two messages mix.
 *
 * <p>Thread safe.
 */
final class Outbox {
  private static final byte[] END = new byte[0];
  private static final int BACKLOG = 1000;

  private final BlockingQueue<byte[]> lines = new LinkedBlockingQueue<>();
  private final OutputStream out;
  private final Runnable onBroken;
  private final Thread writer;
  private volatile boolean closed;

  /**
   * Opens the way.
   *
   * @param onBroken runs once, on the writer's thread, when the client no longer takes anything
   */
  Outbox(OutputStream out, Runnable onBroken) {
    this.out = out;
    this.onBroken = onBroken;
    this.writer = new Thread(this::write, "mycase-writer");
    writer.setDaemon(true);
    writer.start();
  }

  /** Sends a message. Does nothing once the client is gone. */
  void send(String message) {
    if (!closed) {
      lines.add((message + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Sends a message that the client can do without: it is dropped when many wait already. */
  void sendIfCurrent(String message) {
    if (lines.size() < BACKLOG) {
      send(message);
    }
  }

  /** Waits until what was sent so far is written, but no longer than {@code patience}. */
  void close(Duration patience) throws InterruptedException {
    lines.add(END);
    writer.join(Math.max(1, patience.toMillis()));
    closed = true;
  }

  private void write() {
    try {
      while (true) {
        byte[] line = lines.take();
        if (line == END) {
          out.flush();
          return;
        }
        out.write(line);
        if (lines.isEmpty()) {
          out.flush();
        }
      }
    } catch (IOException | RuntimeException e) {
      // The client closed its end. Nobody is left to tell, so whoever waits learns it from here.
      closed = true;
      lines.clear();
      onBroken.run();
    } catch (InterruptedException e) {
      closed = true;
      Thread.currentThread().interrupt();
    }
  }
}
