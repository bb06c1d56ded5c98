package io.github.mycase4j.remote.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.Audience;
import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.tokens.Clients.Client;
import io.github.mycase4j.remote.tokens.OnceOnly;
import io.github.mycase4j.remote.web.Parameters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the assertions with which clients prove who they are ({@code private_key_jwt}, RFC 7523).
 *
 * <p>It guarantees that an accepted assertion was signed with a key of the client, for this server,
 * for at most five minutes, and that it is accepted once on all nodes together. Thread-safe;
 * performs I/O.
 */
final class ClientAssertions {
  private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
  private static final Duration SKEW = Duration.ofSeconds(60);

  private final Set<String> audiences;
  private final ClientKeys keys;
  private final OnceOnly once;
  private final InstantSource clock;

  ClientAssertions(PublicUrl here, ClientKeys keys, OnceOnly once, InstantSource clock) {
    this.audiences = Set.of(here.origin(), here.at(OauthRoutes.TOKEN));
    this.keys = keys;
    this.once = once;
    this.clock = clock;
  }

  /** An assertion that was sent; nothing of it is verified yet. */
  static final class Sent {
    private final SignedJWT jwt;
    private final JWTAuthenticationClaimsSet claims;

    private Sent(PrivateKeyJWT assertion) {
      this.jwt = assertion.getClientAssertion();
      this.claims = assertion.getJWTAuthenticationClaimsSet();
    }

    /** Returns the id of the client that the assertion names. */
    String subject() {
      return claims.getClientID().getValue();
    }
  }

  /**
   * Returns the assertion in a form; null where there is none.
   *
   * @throws OauthException with {@code invalid_client} when it cannot be read, or is about another
   *     client than the form
   */
  static @Nullable Sent sent(Parameters form) throws OauthException {
    String type = form.get("client_assertion_type");
    String assertion = form.get("client_assertion");
    if (type == null && assertion == null) {
      return null;
    } else if (type == null || assertion == null) {
      throw OauthException.invalidClient(
          "client_assertion and client_assertion_type must be sent together.");
    }
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    parameters.put("client_assertion_type", List.of(type));
    parameters.put("client_assertion", List.of(assertion));
    String clientId = form.get("client_id");
    if (clientId != null) {
      parameters.put("client_id", List.of(clientId));
    }
    try {
      return new Sent(PrivateKeyJWT.parse(parameters));
    } catch (ParseException | RuntimeException e) {
      // The parser answers some malformed texts, such as a header of null, with unchecked
      // exceptions.
      throw OauthException.invalidClient(
          "client_assertion must be a signed JWT for private_key_jwt whose iss and sub are the"
              + " client's id.");
    }
  }

  /**
   * Checks an assertion of a client, and spends it.
   *
   * @throws OauthException with {@code invalid_client}
   */
  void check(Client client, Sent sent) throws OauthException {
    Instant now = clock.instant();
    JWTAuthenticationClaimsSet claims = sent.claims;
    if (!sent.subject().equals(client.id()) || !claims.getIssuer().getValue().equals(client.id())) {
      throw OauthException.invalidClient("iss and sub of the client assertion must be the client.");
    }
    if (!ClientMetadata.SIGNING_ALGORITHMS.contains(
        sent.jwt.getHeader().getAlgorithm().getName())) {
      throw OauthException.invalidClient(
          "The client assertion must be signed with RS256 or ES256.");
    }
    if (!isForThisServer(claims)) {
      throw OauthException.invalidClient(
          "The audience of the client assertion must be the issuer or the token endpoint.");
    }
    checkTimes(claims, now);
    checkSignature(client, sent.jwt);
    spend(client, claims);
  }

  /** One that is meant for another server, too, could have been passed on by it. */
  private boolean isForThisServer(JWTAuthenticationClaimsSet claims) {
    List<String> meant = claims.getAudience().stream().map(Audience::getValue).toList();
    return !meant.isEmpty() && audiences.containsAll(meant);
  }

  private static void checkTimes(JWTAuthenticationClaimsSet claims, Instant now)
      throws OauthException {
    Instant expires = claims.getExpirationTime().toInstant();
    if (!expires.plus(SKEW).isAfter(now)) {
      throw OauthException.invalidClient("The client assertion has expired.");
    } else if (expires.isAfter(now.plus(LONGEST_LIFE).plus(SKEW))) {
      throw OauthException.invalidClient("The client assertion must expire within five minutes.");
    } else if (isAfter(claims.getNotBeforeTime(), now) || isAfter(claims.getIssueTime(), now)) {
      throw OauthException.invalidClient("The client assertion is not valid yet.");
    }
  }

  private static boolean isAfter(@Nullable Date time, Instant now) {
    return time != null && time.toInstant().isAfter(now.plus(SKEW));
  }

  private void checkSignature(Client client, SignedJWT jwt) throws OauthException {
    try {
      if (!isSignedWithOneOf(keys.find(client, jwt.getHeader()), jwt)) {
        throw OauthException.invalidClient(
            "The client assertion is not signed with a key of the client.");
      }
    } catch (DocumentException e) {
      throw OauthException.invalidClient(e.sentence());
    } catch (JOSEException e) {
      throw OauthException.invalidClient("A key of the client cannot be used.");
    }
  }

  /**
   * Returns whether an assertion is signed with one of these keys.
   *
   * @throws JOSEException when a key cannot be used
   */
  static boolean isSignedWithOneOf(List<JWK> keys, SignedJWT jwt) throws JOSEException {
    for (JWK key : keys) {
      JWSVerifier verifier = verifier(key);
      if (verifier != null && jwt.verify(verifier)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable JWSVerifier verifier(JWK key) throws JOSEException {
    if (key instanceof RSAKey rsa) {
      return new RSASSAVerifier(rsa);
    }
    return key instanceof ECKey ec ? new ECDSAVerifier(ec) : null;
  }

  private void spend(Client client, JWTAuthenticationClaimsSet claims) throws OauthException {
    if (claims.getJWTID() == null) {
      throw OauthException.invalidClient("The client assertion must have a jti.");
    }
    String use = "jti " + client.id() + " " + claims.getJWTID().getValue();
    if (!once.first(use, claims.getExpirationTime().toInstant().plus(SKEW))) {
      throw OauthException.invalidClient("The client assertion was used before.");
    }
  }
}
