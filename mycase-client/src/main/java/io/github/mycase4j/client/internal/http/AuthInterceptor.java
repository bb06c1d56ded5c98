package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MalformedResponseException;
import io.github.mycase4j.client.internal.auth.TokenRefresher;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Adds the access token to requests to the API's own origin; rejects all others. */
final class AuthInterceptor implements Interceptor {
  /** Characters that a header can carry; the JDK's client would quote any others in its error. */
  private static final Predicate<String> SENDABLE =
      Pattern.compile("[\\x21-\\x7e]+").asMatchPredicate();

  private final ApiBase base;
  private final TokenRefresher tokens;
  private final Timing timing;

  AuthInterceptor(ApiBase base, TokenRefresher tokens, Timing timing) {
    this.base = base;
    this.tokens = tokens;
    this.timing = timing;
  }

  @Override
  public HttpTransport.Response send(Exchange<?> exchange, Next next) {
    if (!base.owns(exchange.uri())) {
      throw new MalformedResponseException(
          "MyCase sent a link to another host; it was not followed.", exchange.summary(), null);
    }
    Tokens login = login(exchange);
    if (!SENDABLE.test(login.accessToken().reveal(SecretAccess.get()))) {
      throw new LoginRequiredException(
          LoginRequiredException.Reason.TOKEN_UNUSABLE,
          "The stored login has an access token that no request can carry. Log in again.");
    }
    exchange.authorise(login.accessToken());
    return next.send(exchange);
  }

  private Tokens login(Exchange<?> exchange) {
    Secret rejected = exchange.rejectedBearer();
    Tokens given = exchange.view().login();
    if (given != null) {
      if (rejected != null) {
        throw new LoginRequiredException(
            LoginRequiredException.Reason.TOKEN_REJECTED,
            "MyCase does not accept the new login. Log in again.");
      }
      return given;
    }
    Duration left = exchange.left(timing.nanos());
    Account owner = exchange.view().account();
    return rejected == null
        ? tokens.current(owner, exchange.cancellation(), left)
        : tokens.afterRejection(rejected, owner, exchange.cancellation(), left);
  }
}
