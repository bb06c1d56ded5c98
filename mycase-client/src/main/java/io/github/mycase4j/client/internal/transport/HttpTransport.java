package io.github.mycase4j.client.internal.transport;

import io.github.mycase4j.client.core.Cancellation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and reads the complete response. It follows no redirect, and sends nothing
 * twice except where a {@link Hedge} allows it.
 *
 * <p>Implementations are thread-safe.
 */
public interface HttpTransport {

  /**
   * Sends a request.
   *
   * @param timeout bounds the whole exchange, from the connection to the last byte of the response
   * @throws NotSentException if no connection was established, so that nothing was sent
   * @throws TooLargeException if the response exceeds the limit
   * @throws HttpTimeoutException if the response did not arrive in time
   * @throws IOException if the connection broke
   * @throws CancellationException if the call was cancelled
   * @throws InterruptedException if the thread was interrupted
   */
  Response send(Request request, Duration timeout, Cancellation cancellation)
      throws IOException, InterruptedException;

  /**
   * The conditions for sending a request a second time while the first has no response, because the
   * connection that it reuses may be dead.
   *
   * @param after the time without a first byte of a response
   * @param permit decides then, on the sending thread, and again every second until it permits; a
   *     permit counts as a request sent
   */
  record Hedge(Duration after, BooleanSupplier permit) {}

  /** A request. Its header values and its body may be secret. */
  final class Request {
    private final String method;
    private final URI uri;
    private final Map<String, String> headers;
    private final byte @Nullable [] body;
    private final Consumer<Response> whenItBegins;
    private final @Nullable Hedge hedge;

    /** Creates a request; the body is JSON, or null for none. */
    public Request(String method, URI uri, Map<String, String> headers, byte @Nullable [] body) {
      this(method, uri, headers, body, head -> {}, null);
    }

    /**
     * Creates a request.
     *
     * @param body JSON, or null for none
     * @param whenItBegins receives the head of the response as soon as it arrives, on any thread;
     *     must neither wait nor throw
     * @param hedge the conditions for sending it twice; null if it must not be
     */
    public Request(
        String method,
        URI uri,
        Map<String, String> headers,
        byte @Nullable [] body,
        Consumer<Response> whenItBegins,
        @Nullable Hedge hedge) {
      this.method = method;
      this.uri = uri;
      this.headers = Map.copyOf(headers);
      this.body = body;
      this.whenItBegins = whenItBegins;
      this.hedge = hedge;
    }

    /** Returns when it may be sent a second time; null if it must not. */
    public @Nullable Hedge hedge() {
      return hedge;
    }

    /** Reports that a response begins. */
    public void answerBegins(int status, Map<String, List<String>> headersOfAnswer) {
      whenItBegins.accept(new Response(status, headersOfAnswer, new byte[0]));
    }

    /** Returns the HTTP method. */
    public String method() {
      return method;
    }

    /** Returns the address. */
    public URI uri() {
      return uri;
    }

    /** Returns the headers, without the content type of the body. */
    public Map<String, String> headers() {
      return headers;
    }

    /** Returns the JSON to send, or null. */
    public byte @Nullable [] body() {
      return body;
    }
  }

  /** A response with its complete body. */
  final class Response {
    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /** Creates a response; header names are case-insensitive. */
    public Response(int status, Map<String, List<String>> headers, byte[] body) {
      this.status = status;
      this.headers = headers;
      this.body = body;
    }

    /** Returns the HTTP status. */
    public int status() {
      return status;
    }

    /** Returns the body, empty if there was none. */
    public byte[] body() {
      return body;
    }

    /** Returns the headers, case-insensitive. */
    public Map<String, List<String>> headers() {
      return headers;
    }

    /** Returns the values of a header, in order. */
    public List<String> headers(String name) {
      return headers.entrySet().stream()
          .filter(e -> e.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
          .flatMap(e -> e.getValue().stream())
          .toList();
    }

    /** Returns the first value of a header. */
    public Optional<String> header(String name) {
      return headers(name).stream().findFirst();
    }
  }

  /** No connection was established: the request was certainly not sent. */
  final class NotSentException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final @Nullable String explanation;

    /** Creates the failure. */
    public NotSentException(IOException cause) {
      this(cause, cause.getClass().getSimpleName(), null);
    }

    /**
     * Creates the failure.
     *
     * @param reason the kind of failure in a few words
     * @param explanation one or more sentences for a failure that the next attempt would have too;
     *     null for a temporary one
     */
    public NotSentException(
        @Nullable IOException cause, String reason, @Nullable String explanation) {
      super(cause);
      this.reason = reason;
      this.explanation = explanation;
    }

    /** Returns the kind of failure in a few words. */
    public String reason() {
      return reason;
    }

    /** Returns what has to be done before another attempt can succeed, in sentences; or null. */
    public @Nullable String explanation() {
      return explanation;
    }

    /** Returns a sentence that a server cannot be reached, and why. */
    public String message(String who, String host) {
      return who
          + " cannot be reached at "
          + host
          + (explanation == null ? " (" + reason + ")" : ": " + explanation);
    }
  }

  /** The response exceeds the limit. */
  final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure. */
    public TooLargeException() {
      super("the response is too large");
    }
  }
}
