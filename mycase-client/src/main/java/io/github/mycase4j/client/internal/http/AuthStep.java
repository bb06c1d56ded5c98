package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.TokenSource;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.error.UnreadableAnswerException;

/** Gives a request the access token, if it goes to the API's own origin; any other is refused. */
final class AuthStep implements Step {
  private final ApiBase base;
  private final TokenSource tokens;

  AuthStep(ApiBase base, TokenSource tokens) {
    this.base = base;
    this.tokens = tokens;
  }

  @Override
  public Wire.Answer send(Exchange<?> exchange, Next next) {
    if (!base.owns(exchange.uri())) {
      throw new UnreadableAnswerException(
          "MyCase sent a link to another host; it was not followed.", exchange.attempted(), null);
    }
    Secret rejected = exchange.rejectedBearer();
    Tokens login =
        rejected == null
            ? tokens.current(exchange.cancellation())
            : tokens.afterRejection(rejected, exchange.cancellation());
    exchange.authorise(login.accessToken());
    return next.send(exchange);
  }
}
