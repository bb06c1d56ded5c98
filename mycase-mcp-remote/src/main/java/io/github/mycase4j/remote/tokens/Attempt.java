package io.github.mycase4j.remote.tokens;

/** How the attempt to exchange a code or a refresh token ended in the database. */
sealed interface Attempt {

  /** It gave a new pair. */
  record Issued(TokenPair pair) implements Attempt {}

  /** It gave nothing, and nothing changed but that a code may be spent. */
  record Refused(TokenException error) implements Attempt {}

  /** The code could not be exchanged and is spent, and its grant ended with it. */
  record SpentInVain(long userId, TokenException error) implements Attempt {}

  /** It was used before, perhaps by a thief: the grant must be revoked. */
  record Replayed(String grantId) implements Attempt {}

  /** Returns an attempt that gave nothing. */
  static Attempt refused(String message) {
    return new Refused(invalidGrant(message));
  }

  /** Returns the error of a code or refresh token that is not good. */
  static TokenException invalidGrant(String message) {
    return new TokenException("invalid_grant", message);
  }
}
