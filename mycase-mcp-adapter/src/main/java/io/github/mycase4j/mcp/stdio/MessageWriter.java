package io.github.mycase4j.mcp.stdio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Writes all messages to the client: they wait in a queue, and one thread writes them, one per
 * line. Senders never wait for a slow client, and messages never mix. The reader of requests waits
 * for {@link #awaitRoom}, so that the queue cannot fill the memory.
 *
 * <p>Thread-safe.
 */
final class MessageWriter {
  private static final byte[] END = new byte[0];
  private static final int BACKLOG = 1000;

  /** More than a thousand of the longest results. */
  static final long MOST_BYTES = 64 * 1024 * 1024;

  private final BlockingQueue<byte[]> lines = new LinkedBlockingQueue<>();
  private final OutputStream out;
  private final Runnable onBroken;
  private final Thread writer;
  private final Object room = new Object();
  private long waiting;
  private volatile boolean closed;

  /**
   * Creates a writer and starts its thread.
   *
   * @param onBroken runs once, on the writer's thread, when the client no longer reads
   */
  MessageWriter(OutputStream out, Runnable onBroken) {
    this.out = out;
    this.onBroken = onBroken;
    this.writer = new Thread(this::write, "mycase-stdout-writer");
    writer.setDaemon(true);
    writer.start();
  }

  /** Queues a message. Does nothing once the client has disconnected. */
  void send(String message) {
    if (!closed) {
      byte[] line = (message + "\n").getBytes(StandardCharsets.UTF_8);
      waits(line.length);
      lines.add(line);
    }
  }

  /** Waits until the client has read enough to make room for further messages. */
  void awaitRoom() throws InterruptedException {
    synchronized (room) {
      while (waiting > MOST_BYTES && !closed) {
        room.wait();
      }
    }
  }

  private void waits(long bytes) {
    synchronized (room) {
      waiting += bytes;
      room.notifyAll();
    }
  }

  /** Queues an optional message; it is dropped when many are waiting already. */
  void sendIfCurrent(String message) {
    if (lines.size() < BACKLOG) {
      send(message);
    }
  }

  /** Waits until the queued messages are written, but no longer than {@code patience}. */
  void close(Duration patience) throws InterruptedException {
    lines.add(END);
    writer.join(Math.max(1, patience.toMillis()));
    end();
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
        waits(-line.length);
        if (lines.isEmpty()) {
          out.flush();
        }
      }
    } catch (IOException | RuntimeException e) {
      // The client closed its end, so those who wait are notified instead.
      end();
      lines.clear();
      onBroken.run();
    } catch (InterruptedException e) {
      end();
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    closed = true;
    waits(0);
  }
}
