package io.github.mycase4j.client.internal.transport;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects a response body and fails when it exceeds a limit. */
final class BoundedBody implements BodySubscriber<byte[]> {
  /** The initial capacity for a body of unknown length. */
  static final long USUAL_BYTES = 8 * 1024;

  /**
   * The capacity that is allocated for a stated length at most; a longer body grows as it arrives.
   */
  private static final int LONGEST_PREPARED = 8 * 1024 * 1024;

  private final int maxBytes;
  private byte[] bytes;
  private int count;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;

  /**
   * @param stated the number of bytes that the response states
   */
  BoundedBody(int maxBytes, long stated) {
    this.maxBytes = maxBytes;
    bytes = new byte[(int) Math.min(stated, Math.min(maxBytes, LONGEST_PREPARED))];
  }

  /** Returns the stated length of the body, or a usual length if none is stated. */
  static long stated(HttpHeaders headers) {
    return headers
        .firstValue("Content-Length")
        .filter(length -> length.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .orElse(USUAL_BYTES);
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription started) {
    subscription = started;
    started.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (whole.isDone()) {
        return;
      }
      int more = buffer.remaining();
      if (more > maxBytes - count) {
        whole.completeExceptionally(new HttpTransport.TooLargeException());
        if (subscription != null) {
          subscription.cancel();
        }
        return;
      }
      if (more > bytes.length - count) {
        long twice = Math.max(USUAL_BYTES, 2L * bytes.length);
        bytes =
            Arrays.copyOf(bytes, (int) Math.min(maxBytes, Math.max(twice, count + (long) more)));
      }
      buffer.get(bytes, count, more);
      count += more;
    }
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(count == bytes.length ? bytes : Arrays.copyOf(bytes, count));
  }
}
