package io.github.mycase4j.remote.tokens;

import org.jspecify.annotations.Nullable;

/**
 * Why a grant or token ends.
 *
 * @param by the user who ended it; null where it was nobody's decision
 */
public record Revocation(Reason reason, @Nullable Long by) {

  /** The reasons, as the audit log and the pages have them. */
  public enum Reason {
    /** Its user ended it on the tokens page. */
    USER,
    /** An admin ended it. */
    ADMIN,
    /** Its client ended it at the revocation endpoint. */
    CLIENT,
    /** A code or a refresh token was used again. */
    REPLAY,
    /** The tool {@code logout} was called with it. */
    LOGOUT,
    /** The user was blocked. */
    BLOCKED,
    /** The command {@code revoke} ended it. */
    CLI;

    /** Returns the word for it in the audit log and in pages. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
