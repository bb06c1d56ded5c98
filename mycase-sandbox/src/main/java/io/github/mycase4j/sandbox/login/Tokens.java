package io.github.mycase4j.sandbox.login;

import io.github.mycase4j.sandbox.value.RandomTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongPredicate;

/** The codes and tokens in circulation, and the users they belong to. Thread-safe. */
public final class Tokens {
  private static final Duration CODE_LIFE = Duration.ofMinutes(2);
  private static final Duration REFRESH_LIFE = Duration.ofDays(14);

  private record Code(String redirectUri, long userId, Instant ends) {}

  private record Grant(long userId, Instant ends) {}

  private final InstantSource clock;
  private final RandomTokens random;
  private final Duration accessLife;
  private final Map<String, Code> codes = new HashMap<>();
  private final Map<String, Grant> access = new HashMap<>();
  private final Map<String, Grant> refresh = new HashMap<>();
  private final Map<String, Instant> spent = new HashMap<>();

  /**
   * Creates an empty set of tokens.
   *
   * @param clock the clock by which they expire
   * @param random the source of tokens
   * @param accessLife how long an access token is valid
   */
  public Tokens(InstantSource clock, RandomTokens random, Duration accessLife) {
    this.clock = clock;
    this.random = random;
    this.accessLife = accessLife;
  }

  /** An invalid code or token; the message goes into the response and never holds a token. */
  static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    Invalid(String message) {
      super(message);
    }
  }

  synchronized String code(String redirectUri, long userId) {
    String code = random.text();
    codes.put(code, new Code(redirectUri, userId, clock.instant().plus(CODE_LIFE)));
    return code;
  }

  synchronized Map<String, Object> exchange(String code, String redirectUri) throws Invalid {
    Code known = codes.get(code);
    if (known == null) {
      throw new Invalid(
          spent.containsKey(code)
              ? "The authorization code was already used"
              : "The authorization code is unknown");
    }
    if (!known.redirectUri().equals(redirectUri)) {
      throw new Invalid("The redirect_uri is not the one of the authorization request");
    }
    codes.remove(code);
    spend(code);
    if (!known.ends().isAfter(clock.instant())) {
      throw new Invalid("The authorization code has expired");
    }
    return issue(known.userId());
  }

  synchronized Map<String, Object> refresh(String token) throws Invalid {
    Grant grant = refresh.remove(token);
    if (grant == null) {
      throw new Invalid(
          spent.containsKey(token)
              ? "The refresh token was already used"
              : "The refresh token is invalid");
    }
    spend(token);
    if (!grant.ends().isAfter(clock.instant())) {
      throw new Invalid("The refresh token has expired");
    }
    return issue(grant.userId());
  }

  private void spend(String value) {
    Instant now = clock.instant();
    spent.values().removeIf(when -> when.plus(REFRESH_LIFE).isBefore(now));
    spent.put(value, now);
  }

  /**
   * Issues an access token and a refresh token.
   *
   * @param userId the member of staff they stand for
   * @return the body of the token endpoint's response; the caller may change it
   */
  public synchronized Map<String, Object> issue(long userId) {
    Instant now = clock.instant();
    access.values().removeIf(grant -> !grant.ends().isAfter(now));
    String accessToken = random.text();
    String refreshToken = random.text();
    access.put(accessToken, new Grant(userId, now.plus(accessLife)));
    refresh.put(refreshToken, new Grant(userId, now.plus(REFRESH_LIFE)));
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("access_token", accessToken);
    response.put("token_type", "Bearer");
    response.put("scope", "");
    response.put("refresh_token", refreshToken);
    response.put("expires_in", accessLife.toSeconds());
    return response;
  }

  /**
   * Returns the user of an access token.
   *
   * @param bearer the token
   * @return the id of the member of staff, or -1
   */
  public synchronized long user(String bearer) {
    Grant grant = access.get(bearer);
    return grant == null || !grant.ends().isAfter(clock.instant()) ? -1 : grant.userId();
  }

  /**
   * Returns the owner of an authorization code or refresh token, without spending it.
   *
   * @param secret the code or the token
   * @return the id of the member of staff, or -1
   */
  synchronized long owner(String secret) {
    Code code = codes.get(secret);
    Grant grant = refresh.get(secret);
    return code != null ? code.userId() : grant != null ? grant.userId() : -1;
  }

  /**
   * Expires access tokens.
   *
   * @param whose the condition on the id of their member of staff
   */
  public synchronized void dropAccess(LongPredicate whose) {
    access.values().removeIf(grant -> whose.test(grant.userId()));
  }

  /**
   * Revokes refresh tokens.
   *
   * @param whose the condition on the id of their member of staff
   */
  public synchronized void dropRefresh(LongPredicate whose) {
    refresh.values().removeIf(grant -> whose.test(grant.userId()));
  }
}
