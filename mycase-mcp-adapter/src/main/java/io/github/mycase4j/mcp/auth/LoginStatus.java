package io.github.mycase4j.mcp.auth;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.Tokens;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the login without asking MyCase.
 *
 * @param authenticated true while the refresh token lives: until its time is over, or MyCase has
 *     refused it
 * @param problem what stands in the way, a sentence each
 */
public record LoginStatus(
    boolean authenticated,
    @Nullable String firmName,
    @Nullable String firmUuid,
    @Nullable String userName,
    @Nullable Long userId,
    @Nullable Instant accessTokenExpiresAt,
    @Nullable Instant refreshTokenExpiresAt,
    @Nullable String problem) {

  /**
   * Tells of what is stored, at a time.
   *
   * @param refusal why MyCase refused to renew it, where it did
   */
  static LoginStatus of(
      Optional<Tokens> stored, Optional<String> refusal, List<String> problems, Instant now) {
    if (stored.isEmpty()) {
      return nobody(problems);
    }
    Tokens tokens = stored.get();
    boolean expired = !now.isBefore(tokens.refreshTokenExpiresAt());
    String dead =
        expired
            ? "The login has expired. Call authenticate."
            : refusal.map(why -> why.replace("Log in again.", "Call authenticate.")).orElse("");
    Account account = tokens.account();
    return new LoginStatus(
        dead.isEmpty(),
        account.firmName(),
        account.firmUuid(),
        account.userName(),
        account.userId(),
        tokens.accessTokenExpiresAt().truncatedTo(ChronoUnit.SECONDS),
        tokens.refreshTokenExpiresAt().truncatedTo(ChronoUnit.SECONDS),
        joined(problems, dead));
  }

  /** Tells that nothing is known of a login. */
  static LoginStatus nobody(List<String> problems) {
    return new LoginStatus(false, null, null, null, null, null, null, joined(problems, ""));
  }

  private static @Nullable String joined(List<String> problems, String last) {
    String all = (String.join(" ", problems) + " " + last).strip();
    return all.isEmpty() ? null : all;
  }
}
