package io.github.mycase4j.remote.tokens;

import io.github.mycase4j.mcp.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** Proof Key for Code Exchange, method S256 (RFC 7636). */
final class Pkce {
  private Pkce() {}

  /** Returns whether a verifier belongs to a challenge. */
  static boolean matches(String verifier, String challenge) {
    byte[] hash = Sha256.digest().digest(verifier.getBytes(StandardCharsets.UTF_8));
    return MessageDigest.isEqual(
        Base64.getUrlEncoder().withoutPadding().encode(hash),
        challenge.getBytes(StandardCharsets.UTF_8));
  }
}
