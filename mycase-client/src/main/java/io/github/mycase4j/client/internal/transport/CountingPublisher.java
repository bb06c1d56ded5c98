package io.github.mycase4j.client.internal.transport;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** A request body that reports how much of it was sent. */
final class CountingPublisher implements BodyPublisher {
  private final BodyPublisher body;
  private final Transfer transfer;

  CountingPublisher(BodyPublisher body, Transfer transfer) {
    this.body = body;
    this.transfer = transfer;
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    transfer.begins(contentLength());
    body.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscriber.onSubscribe(subscription);
          }

          @Override
          public void onNext(ByteBuffer buffer) {
            long bytes = buffer.remaining();
            subscriber.onNext(buffer);
            transfer.moved(bytes, contentLength());
          }

          @Override
          public void onError(Throwable failure) {
            subscriber.onError(failure);
          }

          @Override
          public void onComplete() {
            subscriber.onComplete();
          }
        });
  }
}
