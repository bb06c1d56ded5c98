package io.github.mycase4j.remote.tokens;

import io.github.mycase4j.mcp.server.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The grants and API tokens, for people: listed, created and revoked. After each revocation a
 * MyCase login for which nothing live is left is deleted. Thread-safe; performs I/O.
 */
public interface Grants {
  /** How long revoked ones stay in the lists; expired ones do not. */
  Duration SHOWN_AFTER_END = Duration.ofDays(30);

  /** The highest number of live API tokens of a user. */
  int MOST_API_TOKENS = 20;

  /**
   * A grant or an API token as pages show it.
   *
   * @param name the name of the client or of the token
   * @param redirectHost where the client returns to; null for an API token
   * @param hint the last four characters of an API token; null for a grant
   * @param expiresAt when an API token ends; null for a grant
   * @param usedFrom the address of the last use; null before one
   * @param revokedWhy the word of the reason; null while it is live
   */
  record Entry(
      Bearer.Kind kind,
      String id,
      long userId,
      Scope scope,
      String name,
      @Nullable String redirectHost,
      @Nullable String hint,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant usedAt,
      @Nullable String usedFrom,
      @Nullable Instant revokedAt,
      @Nullable String revokedWhy) {
    /** Returns whether it was not revoked. */
    public boolean isLive() {
      return revokedAt == null;
    }
  }

  /**
   * Returns the grants and tokens of a user, or of everybody: live ones, and revoked ones for
   * {@link #SHOWN_AFTER_END}. Latest first.
   *
   * @param userId the user; null for everybody
   */
  List<Entry> list(@Nullable Long userId);

  /** How a request to create an API token ended. */
  enum CreateResult {
    /** It was created. */
    CREATED,
    /** The same form was sent before. */
    REPEATED,
    /** The user has {@link #MOST_API_TOKENS} live ones. */
    TOO_MANY
  }

  /**
   * A created API token.
   *
   * @param token its text, which is nowhere else in clear; null unless it was created
   */
  record Created(CreateResult result, @Nullable String token) {
    /** Hides the token. */
    @Override
    public String toString() {
      return "Created[" + result + "]";
    }
  }

  /**
   * Creates an API token. The audit record {@code token-created} comes first.
   *
   * @param once the nonce of the form
   */
  Created createToken(
      long userId, String firmUuid, String once, String name, int days, Scope scope);

  /**
   * Revokes one grant or API token.
   *
   * @param owner only if it is this user's; null for anybody's
   * @return whether there is one; also true where it was revoked before
   */
  boolean revoke(Bearer.Kind kind, String id, @Nullable Long owner, Revocation why);

  /**
   * Revokes all live grants and tokens of a user, or of everybody.
   *
   * @param userId the user; null for everybody
   * @return how many were live
   */
  int revokeAll(@Nullable Long userId, Revocation why);

  /** Returns how many grants and API tokens of a user are live. */
  int liveCount(long userId);
}
