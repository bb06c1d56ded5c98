package io.github.mycase4j.client.internal.transport;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.core.TransferListener;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** One running file transfer: its listener, its cancellation, and when it last made progress. */
public final class Transfer {
  private final TransferListener listener;
  private final Cancellation cancellation;
  private final LongSupplier nanosLeft;
  private final AtomicLong transferred = new AtomicLong();
  private volatile long lastMoved = System.nanoTime();

  /**
   * Creates a transfer without progress.
   *
   * @param nanosLeft returns the caller's remaining time; negative if it is over
   */
  public Transfer(TransferListener listener, Cancellation cancellation, LongSupplier nanosLeft) {
    this.listener = listener;
    this.cancellation = cancellation;
    this.nanosLeft = nanosLeft;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  boolean isOverTime() {
    return nanosLeft.getAsLong() < 0;
  }

  /** Starts over: the listener receives zero bytes. */
  void begins(long total) {
    transferred.set(0);
    lastMoved = System.nanoTime();
    listener.onProgress(0, total);
  }

  void moved(long bytes, long total) {
    lastMoved = System.nanoTime();
    listener.onProgress(transferred.addAndGet(bytes), total);
  }

  /** Returns the nanoseconds without progress. */
  long still() {
    return System.nanoTime() - lastMoved;
  }
}
