package io.github.mycase4j.remote.tokens;

import io.github.mycase4j.mcp.server.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Issues, verifies and rotates tokens. Nothing is cached, so a revocation acts on the next request
 * on every node. Spending a code or a refresh token is one conditional statement. Thread-safe;
 * every method performs I/O and throws {@code UnavailableException} without a database.
 */
public interface TokenService {

  /**
   * Returns whose request it is; empty for a token that is not known, expired or revoked, or whose
   * user is blocked. Notes the use and the address at most once a minute.
   *
   * @param token what stood behind {@code Bearer}
   * @param address where the request came from
   */
  Optional<Bearer> authenticate(String token, String address);

  /**
   * A consent.
   *
   * @param redirectUri where the code goes
   * @param redirectHost how pages show that
   * @param codeChallenge the S256 challenge (RFC 7636)
   */
  record Approval(
      long userId,
      String firmUuid,
      String clientId,
      String clientName,
      String redirectUri,
      String redirectHost,
      String codeChallenge,
      Scope scope) {}

  /**
   * Creates a grant and its code. The audit record {@code grant} comes first.
   *
   * @return the code, which is nowhere else in clear
   */
  String approve(Approval approval);

  /**
   * Exchanges a code. Another client's attempt changes nothing; an attempt of its own client spends
   * it, and a second one revokes the grant.
   *
   * @param redirectUri as the client repeats it; null where it does not
   * @param verifier the PKCE verifier, 43 to 128 characters
   * @throws TokenException with {@code invalid_grant}
   */
  TokenPair exchange(String code, String clientId, @Nullable String redirectUri, String verifier);

  /**
   * Replaces a refresh token. In the grace period after its first replacement the old one gives
   * further pairs; later it revokes the grant.
   *
   * @param scope the parameter; null where it was not sent
   * @throws TokenException with {@code invalid_grant}, or {@code invalid_scope}, which does not
   *     rotate
   */
  TokenPair refresh(String refreshToken, String clientId, @Nullable String scope);

  /** How a request to revoke ended. */
  enum RevokeResult {
    /** The grant is revoked, or was before. */
    REVOKED,
    /** There is no such token; nothing to do. */
    UNKNOWN,
    /** It is another client's. */
    OTHER_CLIENT,
    /** It is an API token, which only people revoke. */
    API_TOKEN
  }

  /** Revokes the grant of an access or refresh token, for its client (RFC 7009). */
  RevokeResult revoke(String token, String clientId);

  /** Notes the name and version that a client gave at {@code initialize}. */
  void initialized(Bearer bearer, String clientInfo);
}
