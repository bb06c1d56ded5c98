package io.github.mycase4j.client.internal.transport;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * A request body that the JDK's client can send only once, and that knows whether sending began.
 *
 * <p>When a connection ends before the first byte of a response, that client resends a GET by
 * itself, and where the host application sets {@code jdk.httpclient.enableAllMethodRetry} a write
 * as well. Such a resend would not be counted, and a write would be carried out twice. The client
 * requests the length when it creates the head of a request, and subscribes when it sends the body;
 * the second time it gets a failure.
 *
 * <p>Thread-safe.
 */
final class SingleSendPublisher implements BodyPublisher {
  private static final int FORBIDDEN = Integer.MIN_VALUE;

  private final BodyPublisher body;
  private final BooleanSupplier oneHeadASending;
  private final AtomicInteger heads = new AtomicInteger();
  private final AtomicBoolean begun = new AtomicBoolean();

  /**
   * Wraps a body.
   *
   * @param oneHeadASending whether this JDK is known to request the length once per sending; only
   *     then is a second request a second sending
   */
  SingleSendPublisher(BodyPublisher body, BooleanSupplier oneHeadASending) {
    this.body = body;
    this.oneHeadASending = oneHeadASending;
  }

  /** Returns how many heads of the request were created, each on an open connection. */
  int heads() {
    return heads.get();
  }

  /** Returns whether no head was created, and prevents that one will be. */
  boolean neverSent() {
    return heads.compareAndSet(0, FORBIDDEN) || heads.get() < 0;
  }

  @Override
  public long contentLength() {
    int made = heads.incrementAndGet();
    if (made < 0) {
      throw new IllegalStateException("the request was given up");
    }
    if (made > 1 && oneHeadASending.getAsBoolean()) {
      throw new IllegalStateException("a request is sent once");
    }
    return body.contentLength();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    if (begun.getAndSet(true)) {
      subscriber.onSubscribe(new Nothing());
      subscriber.onError(new IOException("a request is sent once"));
      return;
    }
    body.subscribe(subscriber);
  }

  /** A subscription that never delivers anything. */
  private static final class Nothing implements Flow.Subscription {
    @Override
    public void request(long count) {}

    @Override
    public void cancel() {}
  }
}
