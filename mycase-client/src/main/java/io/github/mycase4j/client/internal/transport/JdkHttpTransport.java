package io.github.mycase4j.client.internal.transport;

import io.github.mycase4j.client.core.Cancellation;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * A {@link HttpTransport} on the JDK's client: HTTP/1.1, no redirects, created with the first
 * request.
 *
 * <h2>Silently dead connections</h2>
 *
 * After sleep, a change of network, or a firewall that forgets idle flows, a kept connection looks
 * open and swallows what is sent. Java 17 keeps connections for up to twenty minutes, and a library
 * must not set the property that shortens that for the whole process. So:
 *
 * <ul>
 *   <li>A read does not reuse a connection that was idle for ten seconds, and a write none that was
 *       idle for one: a write is never sent twice, so it must not meet a dead connection. Both then
 *       get a new client with new connections ({@link ClientPool}). That costs one handshake.
 *   <li>A read on a reused connection that has no first byte after its {@link Hedge} time is sent
 *       once more on a new connection, while the first continues waiting. The one that begins to
 *       respond first counts. A slow server therefore costs a request, never a response; aborting
 *       and retrying would lose pages that MyCase takes ten seconds for. No cheaper sign of life
 *       exists: HTTP/1.1 has no ping, and the JDK does not offer that of HTTP/2.
 *   <li>After any such silence, failure or timeout, no kept connection is used again.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class JdkHttpTransport implements HttpTransport {
  /** The status of a proxy that requires authentication. */
  private static final int PROXY_LOGIN = 407;

  /** The JDK's message if a proxy rejects a tunnel. */
  private static final Pattern TUNNEL_REFUSAL = Pattern.compile("Tunnel failed, got: \\d{3}");

  private final ClientPool pool;
  private final int maxBytes;
  private final Heads oneHeadASending = new Heads();

  /** Whether a response has shown that this JDK creates one head per sending. */
  private static final class Heads implements Race.HeadCount {
    private volatile boolean one;

    @Override
    public boolean getAsBoolean() {
      return one;
    }

    @Override
    public void learned() {
      one = true;
    }
  }

  /** Creates a transport with connections of its own; opens no socket before the first request. */
  public JdkHttpTransport(Duration connectTimeout, int maxBytes) {
    this(new ClientPool(connectTimeout), maxBytes);
  }

  /** Creates a transport that shares its connections; opens no socket before the first request. */
  public JdkHttpTransport(ClientPool pool, int maxBytes) {
    this.pool = pool;
    this.maxBytes = maxBytes;
  }

  @Override
  public HttpTransport.Response send(Request request, Duration timeout, Cancellation cancellation)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    try {
      return sendOnce(request, timeout, cancellation);
    } catch (NotSentException e) {
      if (!isUntrusted(e) || !pool.trustMore()) {
        throw e;
      }
    }
    Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    return sendOnce(request, left, cancellation);
  }

  /** Returns whether Java did not trust a certificate, whatever its trust store. */
  private static boolean isUntrusted(NotSentException failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }

  private HttpTransport.Response sendOnce(
      Request request, Duration timeout, Cancellation cancellation)
      throws IOException, InterruptedException {
    Race race =
        new Race(request, maxBytes, idle -> pool.lease(request.uri(), idle), oneHeadASending);
    HttpRequest.Builder built = builder(request);
    race.send(
        built,
        request.method().equals("GET")
            ? ClientPool.LONGEST_IDLE_OF_READS
            : ClientPool.LONGEST_IDLE_OF_WRITES,
        timeout);
    Cancellation.Registration registration = cancellation.onCancel(race::cancel);
    try {
      HttpTransport.Response response = race.await(built, timeout);
      if (response.status() == PROXY_LOGIN) {
        throw new NotSentException(null, "proxy", pool.network().loginRefused(request.uri()));
      }
      return response;
    } catch (ExecutionException e) {
      if (cancellation.isCancelled()) {
        // The client may notice that its connection was closed before its caller does.
        throw new CancellationException();
      }
      throw failure(e.getCause(), race, pool.network().through(request.uri()));
    } catch (TimeoutException e) {
      race.distrust();
      HttpTimeoutException late = new HttpTimeoutException("no complete response in time");
      throw race.neverSent() ? new NotSentException(late) : late;
    } finally {
      race.cancel();
      registration.close();
    }
  }

  private HttpRequest.Builder builder(Request request) throws NotSentException {
    HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri());
    request.headers().forEach(builder::setHeader);
    if (request.body() != null) {
      builder.setHeader("Content-Type", "application/json");
    }
    pool.network().prepare(builder, request.uri());
    return builder;
  }

  private static IOException failure(@Nullable Throwable cause, Race race, String through) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof TooLargeException tooLarge) {
        return tooLarge;
      }
      if (t instanceof MoreTrust.UntrustedException untrusted && race.heads() <= 1) {
        return new NotSentException(
            new IOException(cause), "certificate", String.valueOf(untrusted.getMessage()));
      }
    }
    for (Throwable t = cause; t != null; t = t.getCause()) {
      boolean unconnected =
          t instanceof ConnectException
              || t instanceof HttpConnectTimeoutException
              || t instanceof UnknownHostException
              || t instanceof NoRouteToHostException;
      // Once a head was created, a failure to connect proves nothing: an earlier connection had it.
      if ((unconnected && race.heads() == 0)
          || (t instanceof SSLHandshakeException && race.heads() <= 1)) {
        return notSent((IOException) t, through);
      }
    }
    IOException failure = cause instanceof IOException io ? io : new IOException(cause);
    return race.neverSent() ? notSent(failure, through) : failure;
  }

  private static NotSentException notSent(IOException failure, String through) {
    String message = failure.getMessage();
    String reason =
        message != null && TUNNEL_REFUSAL.matcher(message).matches()
            ? message
            : failure.getClass().getSimpleName();
    return new NotSentException(failure, reason + through, null);
  }
}
