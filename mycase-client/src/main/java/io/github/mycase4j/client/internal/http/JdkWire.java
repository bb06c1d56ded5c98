package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.Cancellation;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
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
 * A {@link Wire} on the JDK's client: HTTP/1.1, no redirects, made at the first request.
 *
 * <p>Thread safe.
 */
public final class JdkWire implements Wire {
  private final Duration connectTimeout;
  private final int maxBytes;
  private final Object lock = new Object();
  private volatile @Nullable HttpClient client;

  /** Whether an answer has shown that this JDK makes one head a sending. */
  private volatile boolean oneHeadASending;

  /** Creates a wire; no socket is opened before the first request. */
  public JdkWire(Duration connectTimeout, int maxBytes) {
    this.connectTimeout = connectTimeout;
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
    CompletableFuture<HttpResponse<byte[]>> running =
        client()
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
      HttpResponse<byte[]> answer = running.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
    } catch (ExecutionException e) {
      if (cancellation.isCancelled()) {
        // The client may notice that its connection was closed before its caller does.
        throw new CancellationException();
      }
      throw failure(e.getCause(), body);
    } catch (TimeoutException e) {
      running.cancel(true);
      throw new HttpTimeoutException("no whole answer in time");
    } catch (InterruptedException e) {
      running.cancel(true);
      throw e;
    } finally {
      registration.close();
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

  private HttpClient client() {
    HttpClient made = client;
    if (made == null) {
      synchronized (lock) {
        made = client;
        if (made == null) {
          made =
              HttpClient.newBuilder()
                  .version(HttpClient.Version.HTTP_1_1)
                  .followRedirects(HttpClient.Redirect.NEVER)
                  .connectTimeout(connectTimeout)
                  .build();
          client = made;
        }
      }
    }
    return made;
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
    return cause instanceof IOException io ? io : new IOException(cause);
  }
}
