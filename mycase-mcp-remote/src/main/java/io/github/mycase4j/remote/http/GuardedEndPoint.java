package io.github.mycase4j.remote.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A connection that knows how long its request has been arriving, and that can find out whether the
 * client is gone while the request is handled: Jetty reads nothing then. For that it reads ahead;
 * the bytes of a next request are kept for Jetty. Thread-safe.
 */
final class GuardedEndPoint extends SocketChannelEndPoint {
  private static final int AHEAD_BYTES = 4 * 1024;

  private final Executor executor;
  private final LongSupplier nanos;
  private final Object lock = new Object();

  /** What was read ahead. */
  private ByteBuffer ahead = BufferUtil.EMPTY_BUFFER;

  private boolean handling;
  private boolean gone;
  private boolean reading;
  private long readingSince;
  private long readBefore;
  private volatile boolean surplus;

  GuardedEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      Executor executor,
      LongSupplier nanos) {
    super(channel, selector, key, scheduler);
    this.executor = executor;
    this.nanos = nanos;
  }

  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    int filled = 0;
    synchronized (lock) {
      if (ahead.hasRemaining()) {
        filled = BufferUtil.append(buffer, ahead);
      }
    }
    if (filled == 0) {
      // Without the lock: at the end of the input, Jetty runs callbacks from here. Nothing is read
      // ahead meanwhile, since Jetty reads nothing while a request is handled.
      filled = super.fill(buffer);
    }
    synchronized (lock) {
      if (filled > 0 && !reading && !handling) {
        resumeReading();
      }
    }
    return filled;
  }

  @Override
  protected void needsFillInterest() {
    boolean here;
    synchronized (lock) {
      here = ahead.hasRemaining() || gone;
    }
    if (here) {
      // The selector knows nothing of bytes that were read already.
      executor.execute(getFillInterest()::fillable);
    } else {
      super.needsFillInterest();
    }
  }

  /** Notes that the server is busy with a request and waits for none of its bytes now. */
  void pauseReading() {
    synchronized (lock) {
      if (reading) {
        readBefore += nanos.getAsLong() - readingSince;
        reading = false;
      }
      handling = true;
    }
  }

  /** Notes that the rest of a request is being waited for. */
  void resumeReading() {
    synchronized (lock) {
      reading = true;
      readingSince = nanos.getAsLong();
    }
  }

  /** Notes that the response is complete: the next byte begins another request. */
  void nextRequest() {
    synchronized (lock) {
      handling = false;
      reading = false;
      readBefore = 0;
    }
  }

  /** Returns the nanoseconds for which the present request has been arriving. */
  long readingNanos() {
    synchronized (lock) {
      return readBefore + (reading ? nanos.getAsLong() - readingSince : 0);
    }
  }

  /** Returns whether no request is there, not even the beginning of one. */
  boolean isBetweenRequests() {
    synchronized (lock) {
      return !handling && !reading;
    }
  }

  /**
   * Returns whether the client has closed the connection or its half. Only while a request is
   * handled whose body was read: Jetty must not wait for bytes then. Never blocks.
   */
  boolean isClientGone() {
    synchronized (lock) {
      if (!handling || reading) {
        return false;
      }
      if (!gone) {
        gone = !isOpen() || readAhead() < 0;
      }
      return gone;
    }
  }

  private int readAhead() {
    if (ahead.capacity() == 0) {
      ahead = BufferUtil.allocate(AHEAD_BYTES);
    }
    int start = BufferUtil.flipToFill(ahead);
    try {
      // A client that sends more than fits is there; nothing more of it is read.
      return ahead.hasRemaining() ? getChannel().read(ahead) : 0;
    } catch (IOException e) {
      // A reset: the client is gone.
      return -1;
    } finally {
      BufferUtil.flipToFlush(ahead, start);
    }
  }

  /** Marks the connection as one too many. */
  void markSurplus() {
    surplus = true;
  }

  /** Returns whether the connection is one too many. */
  boolean isSurplus() {
    return surplus;
  }
}
