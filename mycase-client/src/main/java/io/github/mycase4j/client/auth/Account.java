package io.github.mycase4j.client.auth;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The user and firm of a login, as MyCase returned them at login ({@code GET /me}, {@code GET
 * /firm} and the token response). Any part may be missing; the user id is MyCase's staff id.
 *
 * @param userId the id of the user
 * @param userName the user name
 * @param firmName the firm name
 * @param firmUuid MyCase's UUID of the firm
 */
public record Account(
    @Nullable Long userId,
    @Nullable String userName,
    @Nullable String firmName,
    @Nullable String firmUuid) {

  /** The unknown account. */
  public static final Account UNKNOWN = new Account(null, null, null, null);

  /** {@return whether neither user nor firm is known} */
  public boolean isUnknown() {
    return userId == null && userName == null && firmName == null && firmUuid == null;
  }

  /**
   * Returns whether two logins belong to the same user of the same firm, whatever the names; two
   * unknown accounts count as the same.
   *
   * @param other another account
   * @return whether both are the same user
   */
  public boolean isSameUserAs(Account other) {
    return Objects.equals(userId, other.userId) && Objects.equals(firmUuid, other.firmUuid);
  }

  @Override
  public String toString() {
    return "Account[userId=" + userId + "]";
  }
}
