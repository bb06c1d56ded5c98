package io.github.mycase4j.client.internal.transport;

import io.github.mycase4j.client.core.TransferListener;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Writes a response body to a file as it arrives, one part in memory at a time. */
final class FileBody implements BodySubscriber<Long> {
  private final WritableByteChannel file;
  private final Transfer transfer;
  private final long total;
  private final CompletableFuture<Long> whole = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;
  private long count;

  /**
   * @param total the stated length of the response, or {@link TransferListener#UNKNOWN}
   */
  FileBody(WritableByteChannel file, Transfer transfer, long total) {
    this.file = file;
    this.transfer = transfer;
    this.total = total;
  }

  @Override
  public CompletionStage<Long> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription started) {
    subscription = started;
    transfer.begins(total);
    started.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (subscription == null || whole.isDone()) {
      return;
    }
    long bytes = 0;
    try {
      for (ByteBuffer buffer : buffers) {
        while (buffer.hasRemaining()) {
          bytes += file.write(buffer);
        }
      }
    } catch (IOException e) {
      whole.completeExceptionally(new LocalFileException(e));
      subscription.cancel();
      return;
    }
    count += bytes;
    transfer.moved(bytes, total);
    subscription.request(1);
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(count);
  }

  /** The local file could not be written; not a failure of the network. */
  static final class LocalFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final IOException reason;

    LocalFileException(IOException reason) {
      super(reason);
      this.reason = reason;
    }

    IOException reason() {
      return reason;
    }
  }
}
