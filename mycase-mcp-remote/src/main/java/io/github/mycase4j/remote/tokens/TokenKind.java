package io.github.mycase4j.remote.tokens;

import io.github.mycase4j.mcp.text.Sha256;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** The kinds of token that this server issues. Each text tells its kind by how it begins. */
enum TokenKind {
  CODE("mc4j_ac_", "code"),
  ACCESS("mc4j_at_", "access"),
  REFRESH("mc4j_rt_", "refresh"),
  API("mc4j_pat_", "api");

  private static final int BYTES = 32;
  private static final int CHARACTERS = 43;

  private final String prefix;
  private final String metric;

  TokenKind(String prefix, String metric) {
    this.prefix = prefix;
    this.metric = metric;
  }

  /** Returns the label of the kind in metrics. */
  String metric() {
    return metric;
  }

  /** Returns a new text: the prefix and 256 random bits. */
  String next(RandomGenerator random) {
    return prefix + randomText(random);
  }

  /** Returns 256 random bits as 43 characters of base64url. */
  static String randomText(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Returns whether a text can be a token of this kind. */
  boolean matches(String text) {
    return text.length() == prefix.length() + CHARACTERS && text.startsWith(prefix);
  }

  /** Returns what is stored of a token. It has 256 random bits, so a plain hash protects it. */
  static String hash(String text) {
    return Sha256.of(text);
  }
}
