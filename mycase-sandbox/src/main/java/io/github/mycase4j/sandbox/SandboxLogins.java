package io.github.mycase4j.sandbox;

import io.github.mycase4j.sandbox.login.Browser;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The addresses of a sandbox, and the people who log in to it. Thread-safe. */
abstract class SandboxLogins {
  /** Requests a minute that no test reaches. */
  private static final long UNLIMITED = 1_000_000;

  final Engine engine;
  final SandboxSettings<?> settings;

  SandboxLogins(SandboxSettings<?> settings, Engine engine) {
    this.settings = settings;
    this.engine = engine;
  }

  /** {@return the base address of the API, ending in {@code /v1}} */
  public URI apiBase() {
    return URI.create(engine.origin() + "/v1");
  }

  /** {@return the address of the login page, without parameters} */
  public URI authorizationUrl() {
    return URI.create(engine.origin() + "/login_sessions/new");
  }

  /** {@return the address of the token endpoint} */
  public URI tokenUrl() {
    return URI.create(engine.origin() + "/tokens");
  }

  /** {@return the client id that the login page and the token endpoint accept} */
  public String clientId() {
    return settings.clientId;
  }

  /** {@return the client secret, which is worth nothing outside this sandbox} */
  public String clientSecret() {
    return settings.clientSecret;
  }

  /** {@return the first redirect URI that is registered for the client} */
  public URI redirectUri() {
    return engine.redirectUris.get(0);
  }

  /**
   * Registers another redirect URI in place of those so far, for listeners that learn their port
   * late.
   *
   * @param uri the redirect URI
   */
  public void useRedirectUri(URI uri) {
    engine.redirectUris = List.of(uri);
  }

  /**
   * Makes another member of the staff the user of all logins from now on, unless a login names one;
   * existing logins stay.
   *
   * @param staffId the id of the member of the staff
   * @throws IllegalArgumentException when the firm has no staff with that id
   */
  public void signInAs(long staffId) {
    engine.userId = known(staffId);
  }

  /** {@return the id of the member of the staff who is the user of logins that name nobody} */
  public long signedIn() {
    return engine.userId;
  }

  private long known(long staffId) {
    if (engine.store.find("staff", staffId) == null) {
      throw new IllegalArgumentException("The firm has no staff with the id " + staffId);
    }
    return staffId;
  }

  /** {@return the environment of a program that is yet to log in} */
  Map<String, String> connection() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("MYCASE_API_BASE", apiBase().toString());
    variables.put("MYCASE_AUTH_URL", authorizationUrl().toString());
    variables.put("MYCASE_TOKEN_URL", tokenUrl().toString());
    variables.put("MYCASE_CLIENT_ID", clientId());
    variables.put("MYCASE_CLIENT_SECRET", clientSecret());
    if (redirectUri().getPort() >= 0) {
      variables.put("MYCASE_REDIRECT_PORT", String.valueOf(redirectUri().getPort()));
    }
    return variables;
  }

  /**
   * Returns the environment variables of a program that is logged in. Each call is a login of its
   * own, so that two programs do not use up each other's refresh token.
   *
   * @return {@code MYCASE_API_BASE}, {@code MYCASE_AUTH_URL}, {@code MYCASE_TOKEN_URL}, {@code
   *     MYCASE_CLIENT_ID}, {@code MYCASE_CLIENT_SECRET}, {@code MYCASE_REDIRECT_PORT} (when the
   *     first redirect URI names a port), {@code MYCASE_RATE_LIMIT_PER_MINUTE}, {@code
   *     MYCASE_ACCESS_TOKEN} and {@code MYCASE_REFRESH_TOKEN}; the caller may change the map
   */
  public Map<String, String> environment() {
    return environment(engine.userId);
  }

  /**
   * Returns the environment variables of a program into which a member of the staff is logged in.
   *
   * @param staffId the id of the member of the staff
   * @return the variables that {@link #environment()} has; the caller may change the map
   * @throws IllegalArgumentException when the firm has no staff with that id
   */
  public Map<String, String> environment(long staffId) {
    Map<String, String> variables = connection();
    Map<String, Object> login = engine.tokens.issue(known(staffId));
    int perSecond = settings.requestsPerSecond;
    long perMinute = perSecond == 0 ? UNLIMITED : Math.min(UNLIMITED, 60L * perSecond);
    variables.put("MYCASE_RATE_LIMIT_PER_MINUTE", String.valueOf(perMinute));
    variables.put("MYCASE_ACCESS_TOKEN", String.valueOf(login.get("access_token")));
    variables.put("MYCASE_REFRESH_TOKEN", String.valueOf(login.get("refresh_token")));
    return variables;
  }

  /** {@return a new access token of the current user, without a login; a secret} */
  public String newAccessToken() {
    return newAccessToken(engine.userId);
  }

  /**
   * Returns a new access token of one person, without a login.
   *
   * @param staffId the id of the member of the staff
   * @return the token; a secret
   * @throws IllegalArgumentException when the firm has no staff with that id
   */
  public String newAccessToken(long staffId) {
    return String.valueOf(engine.tokens.issue(known(staffId)).get("access_token"));
  }

  /** {@return a new refresh token of the current user, without a login; a secret} */
  public String newRefreshToken() {
    return newRefreshToken(engine.userId);
  }

  /**
   * Returns a new refresh token of one person, without a login.
   *
   * @param staffId the id of the member of the staff
   * @return the token; a secret
   * @throws IllegalArgumentException when the firm has no staff with that id
   */
  public String newRefreshToken(long staffId) {
    return String.valueOf(engine.tokens.issue(known(staffId)).get("refresh_token"));
  }

  /** Expires every access token issued so far; requests with one get 401 from now on. */
  public void expireAccessTokens() {
    engine.tokens.dropAccess(any -> true);
  }

  /**
   * Expires every access token issued so far to one person.
   *
   * @param staffId the id of the member of the staff
   */
  public void expireAccessTokens(long staffId) {
    engine.tokens.dropAccess(owner -> owner == staffId);
  }

  /** Revokes every refresh token issued so far. */
  public void revokeRefreshTokens() {
    engine.tokens.dropRefresh(any -> true);
  }

  /**
   * Revokes every refresh token issued so far to one person.
   *
   * @param staffId the id of the member of the staff
   */
  public void revokeRefreshTokens(long staffId) {
    engine.tokens.dropRefresh(owner -> owner == staffId);
  }

  /**
   * Makes the next login that the user allows end with an error instead of a code, as MyCase does
   * for a user who lacks a permission. Several errors are used one after the other.
   *
   * @param error the {@code error} that the application's callback gets, such as {@code forbidden}
   */
  public void failNextLogin(String error) {
    engine.oauth.failNext(Objects.requireNonNull(error));
  }

  /**
   * Plays the current user and the browser: opens the login page, agrees, and follows the redirect
   * to the application's loopback address. Performs I/O, on this machine only.
   *
   * @param authorization the address that the application would open: the login page's, or one of
   *     the application itself beside a redirect URI, which leads there and may set cookies
   * @return the status of the application's response to the callback
   * @throws IOException when a connection fails
   * @throws InterruptedException when the thread is interrupted while it waits
   * @throws IllegalStateException when the login page shows an error
   */
  public int approve(URI authorization) throws IOException, InterruptedException {
    return browser().visit(authorization, null, "allow");
  }

  /**
   * Does as {@link #approve(URI)}, but chooses another person on the login page.
   *
   * @param authorization the address that the application would open
   * @param staffId the id of the member of the staff
   * @return the status of the application's response to the callback
   * @throws IOException when a connection fails
   * @throws InterruptedException when the thread is interrupted while it waits
   * @throws IllegalArgumentException when the login page does not offer that person
   * @throws IllegalStateException when the login page shows an error
   */
  public int approve(URI authorization, long staffId) throws IOException, InterruptedException {
    return browser().visit(authorization, staffId, "allow");
  }

  /**
   * Does as {@link #approve(URI)}, but the user does not agree.
   *
   * @param authorization the address that the application would open
   * @return the status of the application's response to the callback
   * @throws IOException when a connection fails
   * @throws InterruptedException when the thread is interrupted while it waits
   * @throws IllegalStateException when the login page shows an error
   */
  public int deny(URI authorization) throws IOException, InterruptedException {
    return browser().visit(authorization, null, "deny");
  }

  private Browser browser() {
    return new Browser(authorizationUrl(), engine.redirectUris);
  }
}
