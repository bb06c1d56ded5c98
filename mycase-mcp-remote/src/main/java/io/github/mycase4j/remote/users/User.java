package io.github.mycase4j.remote.users;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member of the staff who has logged in here.
 *
 * @param id the id at MyCase
 * @param email the address that MyCase gave at the last login; null for none
 * @param active whether the user was active at MyCase when that was last seen
 * @param blocked whether an admin keeps the user out
 */
public record User(
    long id,
    String firmUuid,
    String name,
    @Nullable String email,
    boolean active,
    boolean blocked,
    Instant createdAt,
    @Nullable Instant lastLoginAt) {
  /** Names the id only. */
  @Override
  public String toString() {
    return "User[" + id + "]";
  }
}
