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
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One request of a caller and what has become of it so far, handed from step to step. Used by one
 * thread.
 */
final class Exchange<T> {

  /** Makes what the caller asked for of a successful answer. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Exchange<T> exchange, HttpTransport.Response answer);
  }

  /** Longer than any call, and short enough to be counted in nanoseconds. */
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
  private LongConsumer whenItLeaves = nanos -> {};
  private LongPredicate mayLeaveAgain = nanos -> false;
  private long deadline;
  private long limitPassedAt;
  private long leftAt;
  private int attempts;
  private boolean left;
  private boolean wasSent;
  private boolean sentBefore;
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
   * @param forLocation whether success is an answer that names another place
   * @param progress how far the read is that this request belongs to
   * @param whenItBegins is given a good answer without its body as soon as that much is there; it
   *     runs on any thread, and must neither wait nor throw
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

  /** Returns what a write says, before it became JSON. */
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

  /** Starts the caller's time. */
  void start(long nanos) {
    Duration budget = view.options().requestTimeout();
    long own = (budget.compareTo(FOREVER) < 0 ? budget : FOREVER).toNanos();
    deadline = nanos + Math.min(own, view.callFrom(nanos).endsAt() - nanos);
  }

  /** Returns what is left of the caller's time, negative when it is over. */
  Duration left(long nanos) {
    return Duration.ofNanos(deadline - nanos);
  }

  /** Names who has to know when the request leaves. */
  void whenItLeaves(LongConsumer action) {
    whenItLeaves = action;
  }

  /** Names who decides whether the request may leave once more before it is answered. */
  void mayLeaveAgain(LongPredicate limit) {
    mayLeaveAgain = limit;
  }

  /** Takes down that the request leaves now. */
  void leaves(long nanos) {
    whenItLeaves.accept(nanos);
    leftAt = nanos;
    count();
  }

  /** Takes down that the request leaves once more now, if it may. */
  boolean leavesAgain(long nanos) {
    boolean may = mayLeaveAgain.test(nanos);
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
    sentBefore = wasSent;
    wasSent = true;
    headers = Map.of();
    view.sent().incrementAndGet();
  }

  /** Takes back that the last attempt left. */
  void didNotLeave() {
    left = false;
    wasSent = sentBefore;
  }

  /** Returns what is known of a write that is not under way any more. */
  WriteObserver.Result writeResult() {
    if (status / 100 == 2) {
      return WriteObserver.Result.DONE;
    } else if (status / 100 == 4) {
      return WriteObserver.Result.REJECTED;
    }
    return left ? WriteObserver.Result.UNKNOWN : WriteObserver.Result.NOT_SENT;
  }

  /** Returns the id of what was written, where the answer was read and has one. */
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

  /** Records that the rate limit has let the attempt pass. */
  void passesLimit(long nanos) {
    limitPassedAt = nanos;
  }

  long limitPassedAt() {
    return limitPassedAt;
  }

  /** Returns when the last attempt left. */
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
    return Objects.requireNonNull(bearer, "no step has authorised the request");
  }

  /** Takes down that MyCase refused the token in use. */
  void bearerWasRejected() {
    rejectedBearer = bearer;
  }

  @Nullable Secret rejectedBearer() {
    return rejectedBearer;
  }

  /**
   * Ends long work on the answer, by an exception, once the caller has gone or its time is over.
   */
  void checkpoint() {
    checkpoint.run();
  }

  /**
   * Reads an answer.
   *
   * @param between runs from time to time
   */
  void read(HttpTransport.Response answer, Runnable between) {
    checkpoint = between;
    value = reading.read(this, answer);
  }

  T value() {
    return Objects.requireNonNull(value, "no step has read the answer");
  }

  /** Returns method and path, as messages name a request. */
  String name() {
    return info.method() + " " + info.path();
  }

  RequestSummary summary() {
    return new RequestSummary(
        info.method(), info.path(), status, requestId, attempts, wasSent, headers);
  }
}
