package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.tokens.Clients.Client;
import io.github.mycase4j.remote.tokens.TokenException;
import io.github.mycase4j.remote.tokens.TokenPair;
import io.github.mycase4j.remote.tokens.TokenService;
import io.github.mycase4j.remote.web.Parameters;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Exchanges codes and refresh tokens (RFC 6749 section 3.2). Nothing is spent by a request that
 * fails before the token itself is looked at. Thread-safe; performs I/O.
 */
final class TokenEndpoint implements ClientFormEndpoint.Action {
  private static final int SHORTEST_VERIFIER = 43;
  private static final int LONGEST_VERIFIER = 128;

  private final PublicUrl here;
  private final TokenService tokens;

  TokenEndpoint(PublicUrl here, TokenService tokens) {
    this.here = here;
    this.tokens = tokens;
  }

  @Override
  public WebResponse handle(Client client, Parameters form) throws OauthException {
    String type = required(form, "grant_type");
    try {
      return switch (type) {
        case "authorization_code" -> response(exchange(client, form));
        case "refresh_token" -> response(refresh(client, form));
        default ->
            throw new OauthException(
                "unsupported_grant_type",
                "grant_type must be authorization_code or refresh_token.");
      };
    } catch (TokenException e) {
      throw new OauthException(e.error(), String.valueOf(e.getMessage()));
    }
  }

  private TokenPair exchange(Client client, Parameters form) throws OauthException {
    String code = required(form, "code");
    String verifier = required(form, "code_verifier");
    if (verifier.length() < SHORTEST_VERIFIER || verifier.length() > LONGEST_VERIFIER) {
      throw OauthException.invalidRequest("code_verifier must have 43 to 128 characters.");
    }
    AuthorizationRequestRules.checkResource(form, here);
    return tokens.exchange(code, client.id(), form.get("redirect_uri"), verifier);
  }

  private TokenPair refresh(Client client, Parameters form) throws OauthException {
    String refreshToken = required(form, "refresh_token");
    AuthorizationRequestRules.checkResource(form, here);
    return tokens.refresh(refreshToken, client.id(), form.get("scope"));
  }

  private static String required(Parameters form, String name) throws OauthException {
    String value = form.get(name);
    if (value == null) {
      throw OauthException.invalidRequest(name + " is required.");
    }
    return value;
  }

  private static WebResponse response(TokenPair pair) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("access_token", text(pair.accessToken()));
    members.put("token_type", "Bearer");
    members.put("expires_in", pair.life().toSeconds());
    members.put("refresh_token", text(pair.refreshToken()));
    members.put("scope", pair.scope().text());
    return WebResponse.json(200, members);
  }

  private static String text(Secret token) {
    return token.reveal(SecretAccess.get());
  }
}
