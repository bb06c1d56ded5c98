package io.github.mycase4j.client.internal.transport;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.core.TransferListener;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Transfers file contents between this machine and signed URLs. It sends no login, follows no
 * redirect, retries nothing, and holds one part of a file in memory at a time. A transfer may take
 * as long as it makes progress.
 *
 * <p>Thread-safe.
 */
public final class FileTransport {
  private static final Duration LONGEST_STILL = Duration.ofSeconds(60);
  private static final long LOOK_MILLIS = 200;
  private static final int OK = 200;

  private final ClientPool pool;
  private final Duration longestStill;

  /** Creates a transport that shares its connections; no socket is opened before a transfer. */
  public FileTransport(ClientPool pool) {
    this(pool, LONGEST_STILL);
  }

  /** Creates a transport that fails after a time without progress. */
  public FileTransport(ClientPool pool, Duration longestStill) {
    this.pool = pool;
    this.longestStill = longestStill;
  }

  /**
   * Downloads a URL to a file.
   *
   * @return the HTTP status; nothing was written unless it is 200
   * @throws UncheckedIOException if the file cannot be written
   * @throws HttpTimeoutException if there is no progress or the caller's time is over
   * @throws IOException if the connection broke
   * @throws CancellationException if the transfer was cancelled
   * @throws InterruptedException if the thread was interrupted
   */
  public int download(URI address, WritableByteChannel file, Transfer transfer)
      throws IOException, InterruptedException {
    BodyHandler<Long> handler =
        head ->
            head.statusCode() == OK
                ? new FileBody(
                    file,
                    transfer,
                    head.headers()
                        .firstValueAsLong("Content-Length")
                        .orElse(TransferListener.UNKNOWN))
                : BodySubscribers.replacing(0L);
    return send(HttpRequest.newBuilder(address).GET(), address, handler, transfer);
  }

  /**
   * Uploads a file to a URL with PUT.
   *
   * @return the HTTP status
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if a header cannot be sent
   * @throws HttpTimeoutException if there is no progress or the caller's time is over
   * @throws IOException if the connection broke
   * @throws CancellationException if the transfer was cancelled
   * @throws InterruptedException if the thread was interrupted
   */
  public int upload(URI address, Map<String, String> headers, Path file, Transfer transfer)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    headers.forEach(request::setHeader);
    request.setHeader("Content-Type", "application/octet-stream");
    try {
      request.PUT(new CountingPublisher(BodyPublishers.ofFile(file), transfer));
    } catch (FileNotFoundException e) {
      throw new UncheckedIOException(e);
    }
    return send(request, address, head -> BodySubscribers.replacing(0L), transfer);
  }

  private int send(
      HttpRequest.Builder request, URI address, BodyHandler<Long> handler, Transfer transfer)
      throws IOException, InterruptedException {
    pool.network().prepare(request, address);
    ClientPool.Lease lease = pool.lease(address, ClientPool.LONGEST_IDLE_OF_WRITES);
    boolean whole = false;
    try {
      HttpRequest built = request.build();
      CompletableFuture<Integer> result = new CompletableFuture<>();
      CompletableFuture<HttpResponse<Long>> running =
          lease.client().sendAsync(built, info -> completing(handler, info, result));
      CompletableFuture<?> unused =
          running.whenComplete(
              (response, failure) -> {
                if (failure != null) {
                  result.completeExceptionally(failure);
                } else {
                  result.complete(response.statusCode());
                }
              });
      Cancellation.Registration registration =
          transfer.cancellation().onCancel(() -> running.cancel(true));
      try {
        int status = await(result, lease, transfer);
        whole = true;
        return status;
      } finally {
        registration.close();
        if (!whole) {
          running.cancel(true);
        }
      }
    } finally {
      lease.end(whole);
    }
  }

  /** Completes a result on the thread that reads: the common pool may be busy. */
  private static HttpResponse.BodySubscriber<Long> completing(
      BodyHandler<Long> handler,
      HttpResponse.ResponseInfo info,
      CompletableFuture<Integer> result) {
    HttpResponse.BodySubscriber<Long> body = handler.apply(info);
    CompletionStage<?> unused =
        body.getBody()
            .whenComplete(
                (bytes, failure) -> {
                  if (failure == null) {
                    result.complete(info.statusCode());
                  }
                });
    return body;
  }

  private int await(CompletableFuture<Integer> running, ClientPool.Lease lease, Transfer transfer)
      throws IOException, InterruptedException {
    while (true) {
      try {
        return running.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (transfer.still() > longestStill.toNanos() || transfer.isOverTime() || lease.isDead()) {
          lease.distrust();
          throw new HttpTimeoutException("the transfer makes no progress");
        }
      } catch (ExecutionException e) {
        if (transfer.cancellation().isCancelled()) {
          throw new CancellationException();
        }
        throw failure(e.getCause());
      }
    }
  }

  private static IOException failure(@Nullable Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof FileBody.LocalFileException local) {
        throw new UncheckedIOException(local.reason());
      }
    }
    return cause instanceof IOException io ? io : new IOException(cause);
  }
}
