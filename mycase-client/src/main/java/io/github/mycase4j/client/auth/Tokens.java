package io.github.mycase4j.client.auth;

import java.time.Instant;
import java.util.Objects;

/**
 * One login: the access token, the refresh token, and when each expires (RFC 6749 section 5.1).
 * MyCase rotates the refresh token: using one twice loses the login.
 *
 * <p>Immutable; {@code toString} shows no token.
 *
 * @param accessToken is sent with every request to the API
 * @param accessTokenExpiresAt when the access token expires
 * @param refreshToken can be used once, for the next pair
 * @param refreshTokenExpiresAt when the login ends unless it was refreshed before
 * @param account the owner of the login
 */
public record Tokens(
    Secret accessToken,
    Instant accessTokenExpiresAt,
    Secret refreshToken,
    Instant refreshTokenExpiresAt,
    Account account) {

  private static final Instant UNKNOWN_END = Instant.parse("9999-12-31T00:00:00Z");
  private static final Secret NO_REFRESH_TOKEN = Secret.of("none");

  /**
   * Checks the components.
   *
   * @param accessToken the token that is sent with every request to the API
   * @param accessTokenExpiresAt when MyCase stops accepting the access token
   * @param refreshToken the token that can be used once, for the next pair
   * @param refreshTokenExpiresAt when the login ends unless it was refreshed before
   * @param account the owner of the login
   */
  public Tokens {
    Objects.requireNonNull(accessToken, "accessToken");
    Objects.requireNonNull(accessTokenExpiresAt, "accessTokenExpiresAt");
    Objects.requireNonNull(refreshToken, "refreshToken");
    Objects.requireNonNull(refreshTokenExpiresAt, "refreshTokenExpiresAt");
    Objects.requireNonNull(account, "account");
  }

  /**
   * Returns a login whose tokens were obtained elsewhere, for a script: its age and owner are
   * unknown. An access token that has expired is refreshed when MyCase rejects it.
   *
   * @param accessToken the access token
   * @param refreshToken the refresh token
   * @return the login
   */
  public static Tokens of(Secret accessToken, Secret refreshToken) {
    return new Tokens(accessToken, UNKNOWN_END, refreshToken, UNKNOWN_END, Account.UNKNOWN);
  }

  /**
   * {@return {@link #of(Secret, Secret)} for tokens in plain text}
   *
   * @param accessToken the access token
   * @param refreshToken the refresh token
   */
  public static Tokens of(String accessToken, String refreshToken) {
    return of(Secret.of(accessToken), Secret.of(refreshToken));
  }

  /**
   * {@return a login without a refresh token, which lasts until its access token expires}
   *
   * @param accessToken the access token
   */
  public static Tokens ofAccessToken(Secret accessToken) {
    return new Tokens(accessToken, UNKNOWN_END, NO_REFRESH_TOKEN, UNKNOWN_END, Account.UNKNOWN);
  }

  /**
   * {@return a copy with the owner's account}
   *
   * @param known the owner of the login
   */
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
