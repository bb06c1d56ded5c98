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
 * Sends one request and reads its answer whole. It follows no redirect, and repeats nothing but
 * what a {@link Hedge} allows.
 *
 * <p>Implementations are thread-safe.
 */
public interface HttpTransport {

  /**
   * Sends a request.
   *
   * @param timeout bounds the whole exchange, from the connection to the last byte of the answer
   * @throws NotSentException when no connection came about, so that nothing was sent
   * @throws TooLargeException when the answer is larger than the bound
   * @throws HttpTimeoutException when the answer was not there in time
   * @throws IOException when the connection broke
   * @throws CancellationException when the cancellation was thrown
   * @throws InterruptedException when the thread was interrupted
   */
  Response send(Request request, Duration timeout, Cancellation cancellation)
      throws IOException, InterruptedException;

  /**
   * When a request may be sent a second time while the first sending is still unanswered, because
   * the connection that it reuses may be dead.
   *
   * @param after how long there must be no first byte of a response
   * @param permit is asked then, on the thread that sends, again every second while it says no; yes
   *     counts as a request sent
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
      this(method, uri, headers, body, head -> {});
    }

    /**
     * Creates a request.
     *
     * @param body JSON, or null for none
     * @param whenItBegins is given an answer without its body as soon as that much is there, on any
     *     thread; it must neither wait nor throw
     */
    public Request(
        String method,
        URI uri,
        Map<String, String> headers,
        byte @Nullable [] body,
        Consumer<Response> whenItBegins) {
      this(method, uri, headers, body, whenItBegins, null);
    }

    /**
     * Creates a request that may be sent twice.
     *
     * @param hedge when; null for a request that must not be repeated
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

    /** Returns when it may be sent a second time; null when it must not. */
    public @Nullable Hedge hedge() {
      return hedge;
    }

    /** Takes down that an answer begins. */
    public void answerBegins(int status, Map<String, List<String>> headersOfAnswer) {
      whenItBegins.accept(new Response(status, headersOfAnswer, new byte[0]));
    }

    /** Returns the HTTP method. */
    public String method() {
      return method;
    }

    /** Returns where it goes. */
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

  /** An answer with all its bytes. */
  final class Response {
    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /** Creates an answer; the header names may be in any case. */
    public Response(int status, Map<String, List<String>> headers, byte[] body) {
      this.status = status;
      this.headers = headers;
      this.body = body;
    }

    /** Returns the HTTP status. */
    public int status() {
      return status;
    }

    /** Returns the body, empty when there was none. */
    public byte[] body() {
      return body;
    }

    /** Returns the headers, their names in any case. */
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

  /** No connection came about: the request was surely not sent. */
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
     * @param explanation a sentence or more for a failure that the next attempt would meet too;
     *     null for one that may pass
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

    /** Says of somebody at a host that they cannot be reached, and why. */
    public String message(String who, String host) {
      return who
          + " cannot be reached at "
          + host
          + (explanation == null ? " (" + reason + ")" : ": " + explanation);
    }
  }

  /** The answer is larger than the bound. */
  final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure. */
    public TooLargeException() {
      super("the answer is too large");
    }
  }
}
