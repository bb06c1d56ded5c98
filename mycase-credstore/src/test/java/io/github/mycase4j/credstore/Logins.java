package io.github.mycase4j.credstore;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.Tokens;
import java.time.Instant;

/** Logins of a firm that does not exist. */
final class Logins {
  /** What no message, file or {@code toString} may show. */
  static final String SENTINEL = "sEnTiNeL";

  static final Account ACCOUNT =
      new Account(1000L, "Ada Example", "Example & Partners", "firm-uuid-1");

  private Logins() {}

  static Tokens number(int n) {
    Instant start = Instant.parse("2026-11-21T17:20:00.123456Z");
    return new Tokens(
        Secret.of("access-" + SENTINEL + "-" + n),
        start.plusSeconds(86_400),
        Secret.of("refresh-" + SENTINEL + "-" + n),
        start.plusSeconds(14 * 86_400),
        ACCOUNT);
  }
}
