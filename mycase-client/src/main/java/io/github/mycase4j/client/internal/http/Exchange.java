package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.client.core.RequestObserver.RequestInfo;
import io.github.mycase4j.client.core.WriteObserver;
import io.github.mycase4j.client.error.RequestSummary;
import io.github.mycase4j.client.internal.json.Json;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import io.github.mycase4j.client.model.ModelFields;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request of a caller and its state, passed from interceptor to interceptor. Used by one
 * thread.
 */
final class Exchange<T> {

  /** Reads the result of a successful response. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Exchange<T> exchange, HttpTransport.Response response);
  }

  /** Longer than any call, and short enough to count in nanoseconds. */
  private static final Duration FOREVER = Duration.ofDays(365);

  private final RequestInfo info;
  private final URI uri;
  private final @Nullable Object written;
  private final byte @Nullable [] body;
  private final boolean forLocation;
  private final CallScope view;
  private final Progress progress;
  private final Reading<T> reading;

  private final Consumer<HttpTransport.Response> whenItBegins;

  private Runnable checkpoint = () -> {};
  private Runnable whenItLeaves = () -> {};
  private BooleanSupplier mayLeaveAgain = () -> false;
  private long deadline;
  private long limitPassedAt;
  private long leftAt;
  private int attempts;
  private boolean left;
  private int departures;
  private Map<String, List<String>> headers = Map.of();
  private int status;
  private @Nullable String requestId;
  private @Nullable Integer rows;
  private @Nullable Secret bearer;
  private @Nullable Secret rejectedBearer;
  private @Nullable T value;

  /**
   * Creates a request that was not sent yet.
   *
   * @param written what is sent as JSON, or JSON as bytes; null for nothing
   * @param forLocation whether success is a redirect to another location
   * @param progress the progress of the read that this request belongs to
   * @param whenItBegins receives the head of a successful response as soon as it arrives; runs on
   *     any thread, and must neither wait nor throw
   */
  Exchange(
      RequestInfo info,
      URI uri,
      @Nullable Object written,
      boolean forLocation,
      CallScope view,
      Progress progress,
      Consumer<HttpTransport.Response> whenItBegins,
      Reading<T> reading) {
    this.info = info;
    this.uri = uri;
    this.written = written;
    this.body =
        written == null || written instanceof byte[] ? (byte[]) written : Json.write(written);
    this.forLocation = forLocation;
    this.view = view;
    this.progress = progress;
    this.whenItBegins = whenItBegins;
    this.reading = reading;
  }

  RequestInfo info() {
    return info;
  }

  URI uri() {
    return uri;
  }

  /** Returns the body of a write before it became JSON. */
  @Nullable Object written() {
    return written;
  }

  byte @Nullable [] body() {
    return body;
  }

  boolean forLocation() {
    return forLocation;
  }

  CallScope view() {
    return view;
  }

  Progress progress() {
    return progress;
  }

  Cancellation cancellation() {
    return view.options().cancellation();
  }

  boolean isRead() {
    return info.method().equals("GET");
  }

  /** Starts the request's time limit. */
  void start(long nanos) {
    Duration budget = view.options().requestTimeout();
    long own = (budget.compareTo(FOREVER) < 0 ? budget : FOREVER).toNanos();
    deadline = nanos + Math.min(own, view.callFrom(nanos).endsAt() - nanos);
  }

  /** Returns the remaining time, negative if it is over. */
  Duration left(long nanos) {
    return Duration.ofNanos(deadline - nanos);
  }

  /** Sets the action that runs when the request is sent. */
  void whenItLeaves(Runnable action) {
    whenItLeaves = action;
  }

  /** Sets the condition under which the request may be sent again before it has a response. */
  void mayLeaveAgain(BooleanSupplier limit) {
    mayLeaveAgain = limit;
  }

  /** Records that the request is sent now. */
  void leaves(long nanos) {
    whenItLeaves.run();
    leftAt = nanos;
    count();
  }

  /** Records that the request is sent once more now, if it may be. */
  boolean leavesAgain() {
    boolean may = mayLeaveAgain.getAsBoolean();
    if (may) {
      count();
    }
    return may;
  }

  private void count() {
    attempts++;
    status = 0;
    requestId = null;
    left = true;
    departures++;
    headers = Map.of();
    view.sent().incrementAndGet();
  }

  /** Records that the last attempt was not sent after all. */
  void didNotLeave() {
    left = false;
    departures--;
  }

  /** Returns what is known about a write that has ended. */
  WriteObserver.Result writeResult() {
    if (status / 100 == 2) {
      return WriteObserver.Result.DONE;
    } else if (status / 100 == 4) {
      return WriteObserver.Result.REJECTED;
    }
    return left ? WriteObserver.Result.UNKNOWN : WriteObserver.Result.NOT_SENT;
  }

  /** Returns the id of the written record, if the response was read and has one. */
  @Nullable Long writtenId() {
    return value instanceof Record row && ModelFields.of(row).get("id") instanceof Number id
        ? id.longValue()
        : null;
  }

  void answerBegins(HttpTransport.Response head) {
    if (head.status() / 100 == 2) {
      whenItBegins.accept(head);
    }
  }

  void answered(HttpTransport.Response response, @Nullable String newRequestId) {
    status = response.status();
    headers = response.headers();
    requestId = newRequestId;
  }

  /** Records that the rate limit has permitted the attempt. */
  void passesLimit(long nanos) {
    limitPassedAt = nanos;
  }

  long limitPassedAt() {
    return limitPassedAt;
  }

  /** Returns when the last attempt was sent. */
  long leftAt() {
    return leftAt;
  }

  @Nullable String requestId() {
    return requestId;
  }

  int attempts() {
    return attempts;
  }

  int status() {
    return status;
  }

  @Nullable Integer rows() {
    return rows;
  }

  void countRows(int count) {
    rows = count;
  }

  void authorise(Secret accessToken) {
    bearer = accessToken;
  }

  Secret bearer() {
    return Objects.requireNonNull(bearer, "no interceptor has authorized the request");
  }

  /** Records that MyCase rejected the current token. */
  void bearerWasRejected() {
    rejectedBearer = bearer;
  }

  @Nullable Secret rejectedBearer() {
    return rejectedBearer;
  }

  /** Throws once the caller has cancelled or its time is over, to end long work on the response. */
  void checkpoint() {
    checkpoint.run();
  }

  /**
   * Reads a response.
   *
   * @param between runs from time to time
   */
  void read(HttpTransport.Response response, Runnable between) {
    checkpoint = between;
    value = reading.read(this, response);
  }

  T value() {
    return Objects.requireNonNull(value, "no interceptor has read the response");
  }

  /** Returns method and path, the name of the request in messages. */
  String name() {
    return info.method() + " " + info.path();
  }

  RequestSummary summary() {
    return new RequestSummary(
        info.method(), info.path(), status, requestId, attempts, departures > 0, headers);
  }
}
