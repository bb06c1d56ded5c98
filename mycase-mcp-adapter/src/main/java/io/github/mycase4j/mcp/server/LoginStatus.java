package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.error.LoginRequiredException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The status of the login, as far as it is known without a request to MyCase.
 *
 * @param authenticated whether the refresh token is valid: it has not expired, and MyCase has not
 *     rejected it
 * @param problem what prevents a login or the audit log from working, in sentences
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
   * Returns the status of the stored login at a time.
   *
   * @param rejection MyCase's rejection of its refresh; empty without one
   * @param remedy what to do about a login that does not work
   */
  public static LoginStatus of(
      Optional<Tokens> stored,
      Optional<LoginRequiredException> rejection,
      String remedy,
      List<String> problems,
      Instant now) {
    if (stored.isEmpty()) {
      return nobody(problems);
    }
    Tokens tokens = stored.get();
    boolean expired = !now.isBefore(tokens.refreshTokenExpiresAt());
    String dead =
        expired
            ? "The login has expired. " + remedy
            : rejection.map(failure -> LoginProblem.sentence(failure) + " " + remedy).orElse("");
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

  /** Returns the status when no login is known. */
  public static LoginStatus nobody(List<String> problems) {
    return new LoginStatus(false, null, null, null, null, null, null, joined(problems, ""));
  }

  private static @Nullable String joined(List<String> problems, String last) {
    String all = (String.join(" ", problems) + " " + last).strip();
    return all.isEmpty() ? null : all;
  }
}
