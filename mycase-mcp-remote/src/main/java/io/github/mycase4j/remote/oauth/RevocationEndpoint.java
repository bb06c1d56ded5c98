package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.remote.tokens.Clients.Client;
import io.github.mycase4j.remote.tokens.TokenService;
import io.github.mycase4j.remote.web.Parameters;
import io.github.mycase4j.remote.web.WebResponse;

/** Revokes grants for their clients (RFC 7009). Thread-safe; performs I/O. */
final class RevocationEndpoint implements ClientFormEndpoint.Action {
  private final TokenService tokens;

  RevocationEndpoint(TokenService tokens) {
    this.tokens = tokens;
  }

  @Override
  public WebResponse handle(Client client, Parameters form) throws OauthException {
    String token = form.get("token");
    if (token == null) {
      throw OauthException.invalidRequest("token is required.");
    }
    return switch (tokens.revoke(token, client.id())) {
      case REVOKED, UNKNOWN -> WebResponse.empty(200);
      case OTHER_CLIENT ->
          throw new OauthException("invalid_grant", "The token belongs to another client.");
      case API_TOKEN ->
          throw new OauthException(
              "unsupported_token_type", "An API token is revoked by its user on the tokens page.");
    };
  }
}
