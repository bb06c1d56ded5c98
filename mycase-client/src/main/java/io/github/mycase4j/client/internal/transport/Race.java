package io.github.mycase4j.client.internal.transport;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One running request: sent once or, if its first connection stays silent and the request allows
 * it, a second time on another connection. The one whose response begins first counts.
 *
 * <p>Started and awaited by one thread, cancelled by any.
 */
final class Race {
  /** How often a wait checks whether the client is still alive. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final HttpTransport.Request request;
  private final int maxBytes;
  private final Function<Duration, ClientPool.Lease> leases;
  private final HeadCount headCount;
  private final List<Sending> sendings = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable Sending> first = new AtomicReference<>();
  private final CompletableFuture<HttpTransport.Response> result = new CompletableFuture<>();

  /** Whether this JDK creates one head per sending, as far as known. */
  interface HeadCount extends BooleanSupplier {
    void learned();
  }

  private static final class Sending {
    private final SingleSendPublisher body;
    private final ClientPool.Lease lease;
    private volatile boolean whole;
    private volatile boolean ended;

    Sending(SingleSendPublisher body, ClientPool.Lease lease) {
      this.body = body;
      this.lease = lease;
    }
  }

  /** One sending as the JDK runs it. */
  private record Running(Sending sending, CompletableFuture<?> future) {}

  private final List<Running> running = new CopyOnWriteArrayList<>();

  /**
   * @param leases leases a client whose connection was idle for less than a time
   */
  Race(
      HttpTransport.Request request,
      int maxBytes,
      Function<Duration, ClientPool.Lease> leases,
      HeadCount headCount) {
    this.request = request;
    this.maxBytes = maxBytes;
    this.leases = leases;
    this.headCount = headCount;
  }

  /** Sends the request on a connection that was idle for less than a time. */
  void send(HttpRequest.Builder built, Duration longestIdle, Duration timeout) {
    byte[] bytes = request.body();
    SingleSendPublisher body =
        new SingleSendPublisher(
            bytes == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes), headCount);
    Sending sending = new Sending(body, leases.apply(longestIdle));
    CompletableFuture<HttpResponse<byte[]>> response;
    try {
      HttpRequest jdk = built.copy().timeout(timeout).method(request.method(), body).build();
      response = sending.lease.client().sendAsync(jdk, info -> begins(sending, info));
    } catch (RuntimeException | Error e) {
      sending.lease.end(false);
      throw e;
    }
    sendings.add(sending);
    running.add(new Running(sending, response));
    CompletableFuture<?> unused =
        response.whenComplete((whole, failure) -> ended(sending, whole, failure));
  }

  private HttpResponse.BodySubscriber<byte[]> begins(
      Sending sending, HttpResponse.ResponseInfo info) {
    if (sending.body.heads() == 1) {
      headCount.learned();
    }
    if (!first.compareAndSet(null, sending)) {
      return BodySubscribers.replacing(new byte[0]);
    }
    request.answerBegins(info.statusCode(), info.headers().map());
    BoundedBody body = new BoundedBody(maxBytes, BoundedBody.stated(info.headers()));
    // The JDK completes what sendAsync returned on the common pool, all of whose threads may be
    // busy with something that waits for this very response.
    CompletionStage<?> unused =
        body.getBody()
            .whenComplete(
                (bytes, failure) -> {
                  if (failure == null) {
                    arrived(sending, info, bytes);
                  }
                });
    return body;
  }

  private void arrived(Sending sending, HttpResponse.ResponseInfo info, byte[] bytes) {
    sending.whole = true;
    sending.lease.end(true);
    result.complete(new HttpTransport.Response(info.statusCode(), info.headers().map(), bytes));
  }

  private void ended(
      Sending sending, @Nullable HttpResponse<byte[]> response, @Nullable Throwable failure) {
    if (failure != null
        && !(failure instanceof CancellationException)
        && !(failure instanceof HttpTransport.TooLargeException)) {
      sending.lease.distrust();
    }
    sending.lease.end(response != null);
    sending.ended = true;
    // The JDK passes on a proxy's 407 as a response that never began.
    boolean counts =
        first.get() == sending || (response != null && first.compareAndSet(null, sending));
    if (response != null && counts) {
      result.complete(
          new HttpTransport.Response(
              response.statusCode(), response.headers().map(), response.body()));
    } else if (failure != null && (counts || sendings.stream().allMatch(each -> each.ended))) {
      result.completeExceptionally(failure);
    }
  }

  /**
   * Waits for the response, unless the client is dead; sends the request again if its connection
   * may be dead.
   */
  HttpTransport.Response await(HttpRequest.Builder built, Duration timeout)
      throws ExecutionException, TimeoutException, InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    HttpTransport.Hedge hedge = sendings.get(0).lease.isReused() ? request.hedge() : null;
    long hedgeAt = hedge == null ? end : System.nanoTime() + hedge.after().toNanos();
    while (true) {
      long now = System.nanoTime();
      long until = Math.min(end, now + LOOK.toNanos());
      boolean silent = hedge != null && sendings.size() == 1 && first.get() == null;
      if (silent) {
        until = Math.min(until, hedgeAt);
      }
      try {
        return result.get(Math.max(1, until - now), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        now = System.nanoTime();
        if (now >= end) {
          throw e;
        }
        failIfDead();
        if (hedge != null && silent && now >= hedgeAt && first.get() == null) {
          hedgeAt = now + LOOK.toNanos();
          sendAgain(built, hedge, Duration.ofNanos(end - now));
        }
      }
    }
  }

  private void sendAgain(HttpRequest.Builder built, HttpTransport.Hedge hedge, Duration left) {
    sendings.get(0).lease.distrust();
    if (hedge.permit().getAsBoolean()) {
      send(built, ClientPool.LONGEST_IDLE_OF_WRITES, left);
    }
  }

  private void failIfDead() {
    if (sendings.stream().allMatch(each -> each.lease.isDead())) {
      result.completeExceptionally(new IOException("the HTTP client has died"));
    }
  }

  /** Cancels what is still running and closes its connections. */
  void cancel() {
    for (Running each : running) {
      // The connection of a complete response is in use by others already.
      if (!each.sending().whole) {
        each.future().cancel(true);
      }
    }
    result.cancel(true);
  }

  /** Makes later requests avoid all existing connections. */
  void distrust() {
    sendings.forEach(each -> each.lease.distrust());
  }

  /** Returns how many heads were created, each on an open connection. */
  int heads() {
    return sendings.stream().mapToInt(each -> each.body.heads()).sum();
  }

  /** Returns whether no head was created, and prevents that one will be. */
  boolean neverSent() {
    return sendings.stream().allMatch(each -> each.body.neverSent());
  }
}
