package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.Cancellation;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Wire} on the JDK's client: HTTP/1.1, no redirects, made at the first request, and made
 * anew after a failure, so that nothing that died with a request is there for the next.
 *
 * <p>Thread safe.
 */
public final class JdkWire implements Wire {
  /** How often a wait looks whether the client is still alive. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final ClientPool pool;
  private final int maxBytes;

  /** Whether an answer has shown that this JDK makes one head a sending. */
  private volatile boolean oneHeadASending;

  /** Creates a wire with connections of its own; no socket is opened before the first request. */
  public JdkWire(Duration connectTimeout, int maxBytes) {
    this(new ClientPool(connectTimeout), maxBytes);
  }

  /** Creates a wire that shares its connections; no socket is opened before the first request. */
  public JdkWire(ClientPool pool, int maxBytes) {
    this.pool = pool;
    this.maxBytes = maxBytes;
  }

  @Override
  public Answer send(Request request, Duration timeout, Cancellation cancellation)
      throws IOException, InterruptedException {
    byte[] bytes = request.body();
    SentOnce body =
        new SentOnce(
            bytes == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes),
            () -> oneHeadASending);
    ClientPool.Lease lease = pool.lease();
    try {
      return send(request, body, timeout, cancellation, lease);
    } catch (TooLargeException e) {
      throw e;
    } catch (IOException e) {
      lease.distrust();
      throw e;
    } finally {
      lease.end();
    }
  }

  private Answer send(
      Request request,
      SentOnce body,
      Duration timeout,
      Cancellation cancellation,
      ClientPool.Lease lease)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> running =
        lease
            .client()
            .sendAsync(
                jdkRequest(request, body, timeout),
                info -> {
                  if (body.heads() == 1) {
                    oneHeadASending = true;
                  }
                  request.answerBegins(info.statusCode(), info.headers().map());
                  return new BoundedBody(maxBytes, stated(info.headers()));
                });
    Cancellation.Registration registration = cancellation.onCancel(() -> running.cancel(true));
    try {
      HttpResponse<byte[]> answer = await(running, timeout, lease);
      return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
    } catch (ExecutionException e) {
      if (cancellation.isCancelled()) {
        // The client may notice that its connection was closed before its caller does.
        throw new CancellationException();
      }
      throw failure(e.getCause(), body);
    } catch (TimeoutException e) {
      running.cancel(true);
      HttpTimeoutException late = new HttpTimeoutException("no whole answer in time");
      throw body.neverSent() ? new NotSentException(late) : late;
    } catch (InterruptedException e) {
      running.cancel(true);
      throw e;
    } finally {
      registration.close();
    }
  }

  /** Waits for the answer, but not for one that a dead client can no longer bring. */
  private static HttpResponse<byte[]> await(
      CompletableFuture<HttpResponse<byte[]>> running, Duration timeout, ClientPool.Lease lease)
      throws ExecutionException, TimeoutException, InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    while (true) {
      long left = end - System.nanoTime();
      try {
        return running.get(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (left <= LOOK.toNanos()) {
          throw e;
        }
        if (lease.isDead()) {
          running.completeExceptionally(new IOException("the HTTP client has died"));
        }
      }
    }
  }

  /** Returns how long the answer says that it is, or a usual length where it does not say. */
  private static long stated(HttpHeaders headers) {
    return headers
        .firstValue("Content-Length")
        .filter(length -> length.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .orElse(BoundedBody.USUAL_BYTES);
  }

  private static HttpRequest jdkRequest(Request request, SentOnce body, Duration timeout) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.uri()).timeout(timeout).method(request.method(), body);
    request.headers().forEach(builder::setHeader);
    if (request.body() != null) {
      builder.setHeader("Content-Type", "application/json");
    }
    return builder.build();
  }

  private static IOException failure(@Nullable Throwable cause, SentOnce body) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof TooLargeException tooLarge) {
        return tooLarge;
      }
      boolean unconnected =
          t instanceof ConnectException
              || t instanceof HttpConnectTimeoutException
              || t instanceof UnknownHostException
              || t instanceof NoRouteToHostException;
      // A failure to connect says nothing once a head was made: that was on a connection before.
      if ((unconnected && body.heads() == 0)
          || (t instanceof SSLHandshakeException && body.heads() <= 1)) {
        return new NotSentException((IOException) t);
      }
    }
    IOException failure = cause instanceof IOException io ? io : new IOException(cause);
    return body.neverSent() ? new NotSentException(failure) : failure;
  }
}
