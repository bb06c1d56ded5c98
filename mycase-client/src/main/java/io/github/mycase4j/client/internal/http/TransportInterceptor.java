package io.github.mycase4j.client.internal.http;

import static io.github.mycase4j.client.internal.http.AttemptFailedException.Reason.UNAVAILABLE;

import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.CallTimeoutException;
import io.github.mycase4j.client.error.ConnectionException;
import io.github.mycase4j.client.error.MalformedResponseException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.error.OutcomeUnknownException;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Sends one attempt, and alone knows whether anything was sent if no response arrived. */
final class TransportInterceptor implements Interceptor {
  private static final Predicate<String> REQUEST_ID =
      Pattern.compile("[\\x21-\\x7e]{1,100}").asMatchPredicate();

  private final HttpTransport transport;
  private final Timing timing;
  private final String userAgent;
  private final Duration attemptTimeout;

  TransportInterceptor(
      HttpTransport transport, Timing timing, String userAgent, Duration attemptTimeout) {
    this.transport = transport;
    this.timing = timing;
    this.userAgent = userAgent;
    this.attemptTimeout = attemptTimeout;
  }

  @Override
  public HttpTransport.Response send(Exchange<?> exchange, Next next) {
    exchange.cancellation().check();
    if (Thread.currentThread().isInterrupted()) {
      throw new CallCancelledException("The thread was interrupted; nothing was sent.");
    }
    Duration left = exchange.left(timing.nanos());
    if (left.compareTo(Duration.ofMillis(1)) < 0) {
      throw overTime(exchange);
    }
    boolean last = left.compareTo(attemptTimeout) <= 0;
    HttpTransport.Request request =
        new HttpTransport.Request(
            exchange.info().method(),
            exchange.uri(),
            Map.of(
                "Authorization",
                "Bearer " + exchange.bearer().reveal(SecretAccess.get()),
                "Accept",
                "application/json",
                "User-Agent",
                userAgent),
            exchange.body(),
            exchange::answerBegins,
            exchange.isRead()
                ? new HttpTransport.Hedge(Patience.of(exchange.uri()), exchange::leavesAgain)
                : null);
    exchange.leaves(timing.nanos());
    try {
      HttpTransport.Response response =
          transport.send(request, last ? left : attemptTimeout, exchange.cancellation());
      exchange.answered(response, response.header("X-Request-Id").filter(REQUEST_ID).orElse(null));
      return response;
    } catch (HttpTransport.NotSentException e) {
      exchange.didNotLeave();
      String message = e.message("MyCase", exchange.uri().getHost());
      if (e.explanation() != null) {
        throw new ConnectionException(message + " Nothing was sent.", exchange.summary(), e);
      }
      throw new AttemptFailedException(
          UNAVAILABLE,
          new ConnectionException(message + "; nothing was sent.", exchange.summary(), e),
          null);
    } catch (HttpTransport.TooLargeException e) {
      throw exchange.isRead()
          ? new MalformedResponseException(
              "MyCase's response to " + exchange.name() + " is too large.", exchange.summary(), e)
          : unknown(exchange, "the response was too large", e);
    } catch (HttpTimeoutException e) {
      if (!exchange.isRead()) {
        throw unknown(exchange, "no response arrived in time", e);
      }
      if (last) {
        throw overTime(exchange);
      }
      throw broken(exchange, "MyCase did not respond to " + exchange.name() + " in time.", e);
    } catch (IOException e) {
      if (!exchange.isRead()) {
        throw unknown(exchange, "the connection broke", e);
      }
      throw broken(exchange, "The connection broke during " + exchange.name() + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled(exchange, e);
    } catch (CancellationException e) {
      throw cancelled(exchange, e);
    }
  }

  private static MyCaseException cancelled(Exchange<?> exchange, Exception cause) {
    return exchange.isRead()
        ? new CallCancelledException(exchange.name() + " was cancelled.", exchange.summary(), cause)
        : unknown(exchange, "it was cancelled before the response arrived", cause);
  }

  static CallTimeoutException overTime(Exchange<?> exchange) {
    return new CallTimeoutException(
        "The time allowed for " + exchange.name() + " is over.", Duration.ZERO, exchange.summary());
  }

  private static AttemptFailedException broken(
      Exchange<?> exchange, String message, IOException cause) {
    return new AttemptFailedException(
        UNAVAILABLE, new ConnectionException(message, exchange.summary(), cause), null);
  }

  private static OutcomeUnknownException unknown(
      Exchange<?> exchange, String why, Exception cause) {
    return new OutcomeUnknownException(
        exchange.name()
            + " was sent, but "
            + why
            + ". MyCase may have carried it out; look there before trying again.",
        exchange.summary(),
        cause);
  }
}
