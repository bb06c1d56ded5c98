package io.github.mycase4j.client.auth;

import java.time.Instant;
import java.util.Objects;

/**
 * One login: the access token, the refresh token that renews it, and when each ends (RFC 6749
 * section 5.1). MyCase rotates the refresh token: spending one twice loses the login.
 *
 * <p>Immutable; {@code toString} shows no token.
 *
 * @param accessToken goes with every request to the API
 * @param accessTokenExpiresAt when MyCase stops to accept the access token
 * @param refreshToken is spent once, for the next pair
 * @param refreshTokenExpiresAt when the login ends unless it was renewed before
 * @param account whose login it is
 */
public record Tokens(
    Secret accessToken,
    Instant accessTokenExpiresAt,
    Secret refreshToken,
    Instant refreshTokenExpiresAt,
    Account account) {

  public Tokens {
    Objects.requireNonNull(accessToken, "accessToken");
    Objects.requireNonNull(accessTokenExpiresAt, "accessTokenExpiresAt");
    Objects.requireNonNull(refreshToken, "refreshToken");
    Objects.requireNonNull(refreshTokenExpiresAt, "refreshTokenExpiresAt");
    Objects.requireNonNull(account, "account");
  }

  /** Returns the same login with what is known of its owner. */
  public Tokens withAccount(Account known) {
    return new Tokens(
        accessToken, accessTokenExpiresAt, refreshToken, refreshTokenExpiresAt, known);
  }

  @Override
  public String toString() {
    return "Tokens[accessTokenExpiresAt="
        + accessTokenExpiresAt
        + ", refreshTokenExpiresAt="
        + refreshTokenExpiresAt
        + "]";
  }
}
