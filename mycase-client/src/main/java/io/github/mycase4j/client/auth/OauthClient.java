package io.github.mycase4j.client.auth;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.error.ApiException;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.ConnectionException;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MalformedResponseException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.error.RateLimitedException;
import io.github.mycase4j.client.error.RequestSummary;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.internal.json.Json;
import io.github.mycase4j.client.internal.json.MalformedJsonException;
import io.github.mycase4j.client.internal.transport.ClientPool;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import io.github.mycase4j.client.internal.transport.JdkHttpTransport;
import io.github.mycase4j.client.internal.transport.PercentEncoding;
import io.github.mycase4j.client.network.NetworkVariables;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * MyCase's login (OAuth 2.0 authorization code grant, RFC 6749 section 4.1; no scopes are sent). It
 * stores nothing and retries nothing: a refresh token can be used once, and the caller that uses it
 * must save the new one, as {@code MyCaseClient} does.
 *
 * <p>A service needs two endpoints for the first login of a user. The first sends the browser to
 * MyCase, which sends it back to the second, the redirect URI:
 *
 * <pre>{@code
 * final class FirstLogin {
 *   private final OauthClient oauth;
 *   private final TokenStore store;
 *   private final SecureRandom random = new SecureRandom();
 *
 *   FirstLogin(OauthSettings settings, TokenStore store) {
 *     this.oauth = new OauthClient(settings, Clock.systemUTC());
 *     this.store = store;
 *   }
 *
 *   // GET /login: put the state into the user's session, and redirect to authorizationUri(state).
 *   String newState() {
 *     byte[] bytes = new byte[32];
 *     random.nextBytes(bytes);
 *     return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
 *   }
 *
 *   URI authorizationUri(String state) {
 *     return oauth.authorizationUri(state);
 *   }
 *
 *   // GET /callback?code=...&state=...: the state of the session must be the one that came back.
 *   void finish(String stateOfSession, String state, String code) {
 *     if (!stateOfSession.equals(state)) {
 *       throw new IllegalArgumentException("This login was not started here. Start it again.");
 *     }
 *     Tokens login = oauth.exchange(Secret.of(code));
 *     store.exclusively(
 *         () -> {
 *           store.save(login);
 *           return login;
 *         });
 *   }
 * }
 * }</pre>
 *
 * <p>Thread-safe. {@link #exchange} and {@link #refresh} perform I/O and take at most 40 seconds.
 * No message holds a secret.
 */
public final class OauthClient {
  /** How long a refresh token is valid after MyCase issued it. */
  static final Duration REFRESH_TOKEN_LIFE = Duration.ofDays(14);

  private static final long ACCESS_TOKEN_SECONDS = 86_400;
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
  private static final int MAX_BYTES = 1024 * 1024;

  /** RFC 6749 section 5.2; other texts of a response are not shown. */
  private static final Set<String> KNOWN_ERRORS =
      Set.of(
          "invalid_request",
          "invalid_client",
          "invalid_grant",
          "unauthorized_client",
          "unsupported_grant_type",
          "invalid_scope");

  private final OauthSettings settings;
  private final InstantSource clock;
  private final HttpTransport wire;

  /**
   * Creates a client that uses the proxy and certificates of the process's environment ({@link
   * NetworkVariables}); no socket is opened before the first request. All clients of the process
   * share their connections.
   *
   * @param settings the credentials that MyCase support gave the firm, and the endpoints
   * @param clock the clock for token expiry
   */
  public OauthClient(OauthSettings settings, InstantSource clock) {
    this(settings, clock, System.getenv());
  }

  /**
   * Creates a client that uses the proxy and certificates of another environment.
   *
   * @param settings the credentials that MyCase support gave the firm, and the endpoints
   * @param clock the clock for token expiry
   * @param environment the variables to use
   */
  public OauthClient(OauthSettings settings, InstantSource clock, Map<String, String> environment) {
    this(settings, clock, new JdkHttpTransport(ClientPool.shared(environment), MAX_BYTES));
  }

  /**
   * Creates a client on an HTTP client of the caller, whose proxy, trust and executor are the
   * caller's.
   *
   * @param settings the credentials that MyCase support gave the firm, and the endpoints
   * @param clock the clock for token expiry
   * @param httpClient the HTTP client for the requests; it is never shut down
   * @throws IllegalArgumentException when the HTTP client follows redirects
   */
  public OauthClient(OauthSettings settings, InstantSource clock, HttpClient httpClient) {
    this(settings, clock, new JdkHttpTransport(ClientPool.of(httpClient), MAX_BYTES));
  }

  OauthClient(OauthSettings settings, InstantSource clock, HttpTransport wire) {
    this.settings = settings;
    this.clock = clock;
    this.wire = wire;
  }

  /**
   * Returns the address of the login page; performs no I/O.
   *
   * @param state an unguessable string that comes back with the code (RFC 6749 section 10.12)
   * @return the address to open in a browser
   */
  public URI authorizationUri(String state) {
    return URI.create(
        settings.authorizationEndpoint()
            + "?client_id="
            + PercentEncoding.encode(settings.clientId())
            + "&redirect_uri="
            + PercentEncoding.encode(settings.redirectUri().toString())
            + "&response_type=code&state="
            + PercentEncoding.encode(state));
  }

  /**
   * Exchanges the authorization code for tokens; of the account only the firm's UUID is known then.
   *
   * @param code the authorization code of the redirect
   * @return the login
   * @throws LoginRequiredException when MyCase rejects the code or the client
   * @throws ConnectionException when MyCase cannot be reached
   */
  public Tokens exchange(Secret code) {
    Map<String, Object> grant = new LinkedHashMap<>();
    grant.put("grant_type", "authorization_code");
    grant.put("code", code.reveal(SecretAccess.get()));
    grant.put("redirect_uri", settings.redirectUri().toString());
    Instant now = clock.instant();
    Map<String, Object> response =
        ask(grant, LoginRequiredException.Reason.CODE_REJECTED, "MyCase rejected the login");
    String refreshToken = text(response, "refresh_token");
    if (refreshToken == null) {
      throw unreadable("has no refresh token");
    }
    Account account = new Account(null, null, null, text(response, "firm_uuid"));
    return tokens(response, now, Secret.of(refreshToken), now.plus(REFRESH_TOKEN_LIFE), account);
  }

  /**
   * Refreshes a login and returns the new one. The caller must store it before anything else: the
   * old refresh token is no longer valid.
   *
   * @param login the login to refresh
   * @return the new login
   * @throws LoginRequiredException when MyCase rejects the refresh token
   * @throws ConnectionException when MyCase cannot be reached; the login may still be valid
   */
  public Tokens refresh(Tokens login) {
    Map<String, Object> grant = new LinkedHashMap<>();
    grant.put("grant_type", "refresh_token");
    grant.put("refresh_token", login.refreshToken().reveal(SecretAccess.get()));
    Instant now = clock.instant();
    Map<String, Object> response =
        ask(
            grant,
            LoginRequiredException.Reason.REFRESH_REJECTED,
            "MyCase refused to refresh the login");
    String next = text(response, "refresh_token");
    return next == null
        ? tokens(
            response, now, login.refreshToken(), login.refreshTokenExpiresAt(), login.account())
        : tokens(response, now, Secret.of(next), now.plus(REFRESH_TOKEN_LIFE), login.account());
  }

  private Tokens tokens(
      Map<String, Object> response,
      Instant now,
      Secret refreshToken,
      Instant refreshTokenExpiresAt,
      Account account) {
    String accessToken = text(response, "access_token");
    if (accessToken == null) {
      throw unreadable("has no access token");
    }
    return new Tokens(
        Secret.of(accessToken),
        now.plusSeconds(lifeSeconds(response)),
        refreshToken,
        refreshTokenExpiresAt,
        account);
  }

  private long lifeSeconds(Map<String, Object> response) {
    Object life = response.get("expires_in");
    if (life == null) {
      return ACCESS_TOKEN_SECONDS;
    }
    try {
      BigDecimal most = BigDecimal.valueOf(REFRESH_TOKEN_LIFE.toSeconds());
      return new BigDecimal(life.toString()).max(BigDecimal.ZERO).min(most).longValue();
    } catch (NumberFormatException e) {
      return ACCESS_TOKEN_SECONDS;
    }
  }

  private Map<String, Object> ask(
      Map<String, Object> grant, LoginRequiredException.Reason reason, String rejection) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("client_id", settings.clientId());
    body.put("client_secret", settings.clientSecret().reveal(SecretAccess.get()));
    body.putAll(grant);
    HttpTransport.Request request =
        new HttpTransport.Request(
            "POST",
            settings.tokenEndpoint(),
            Map.of("Accept", "application/json"),
            Json.write(body));
    HttpTransport.Response response;
    try {
      response = wire.send(request, ANSWER_TIMEOUT, new Cancellation());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallCancelledException("The login was interrupted.");
    } catch (IOException e) {
      String host = settings.tokenEndpoint().getHost();
      throw new ConnectionException(
          e instanceof HttpTransport.NotSentException notSent
              ? notSent.message("MyCase's login", host) + (notSent.explanation() == null ? "." : "")
              : "MyCase's login at " + host + " did not respond.",
          attempted(0),
          e);
    }
    if (response.status() / 100 != 2) {
      throw failure(response, reason, rejection);
    }
    try {
      return Json.readMap(response.body());
    } catch (MalformedJsonException e) {
      throw unreadable("could not be parsed: " + e.getMessage());
    }
  }

  private MyCaseException failure(
      HttpTransport.Response response, LoginRequiredException.Reason reason, String rejection) {
    int status = response.status();
    Map<String, Object> fields = fields(response);
    if (status == 403 && fields.isEmpty()) {
      return new ApiException(
          "A proxy or firewall blocked access to MyCase's login at "
              + settings.tokenEndpoint().getHost()
              + " with status "
              + status
              + ". The login may still be valid: have that host allowed, then try again.",
          attempted(status),
          null);
    }
    return switch (status) {
      case 400, 401, 403 -> {
        String said = text(fields, "error");
        String error = said != null && KNOWN_ERRORS.contains(said) ? said : null;
        yield new LoginRequiredException(
            reason,
            error,
            rejection + (error == null ? "" : " (" + error + ")") + ". Log in again.");
      }
      case 429 ->
          new RateLimitedException(
              "MyCase's login asks for fewer requests. Try again in a minute.",
              attempted(status),
              Duration.ofMinutes(1),
              null);
      default ->
          status / 100 == 5
              ? new ServerException(
                  "MyCase's login failed with status " + status + ". Try again later.",
                  attempted(status),
                  null)
              : new ApiException(
                  rejection + " with the unexpected status " + status + ".",
                  attempted(status),
                  null);
    };
  }

  /** Returns the fields of a JSON response (RFC 6749 section 5.2); none if it is anything else. */
  private static Map<String, Object> fields(HttpTransport.Response response) {
    try {
      return Json.readMap(response.body());
    } catch (MalformedJsonException e) {
      return Map.of();
    }
  }

  private MalformedResponseException unreadable(String what) {
    return new MalformedResponseException(
        "The response of MyCase's login " + what + ".", attempted(200), null);
  }

  private RequestSummary attempted(int status) {
    return new RequestSummary("POST", settings.tokenEndpoint().getPath(), status, null, 1);
  }

  private static @Nullable String text(Map<String, Object> response, String name) {
    return response.get(name) instanceof String text && !text.isBlank() ? text : null;
  }
}
