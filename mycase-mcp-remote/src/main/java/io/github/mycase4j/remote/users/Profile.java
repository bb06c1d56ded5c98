package io.github.mycase4j.remote.users;

import org.jspecify.annotations.Nullable;

/**
 * Who has just logged in, as MyCase says.
 *
 * @param id the id of the member of the staff
 * @param firmUuid the firm's id, from the token response
 * @param email null for none
 * @param active whether the person may log in at MyCase
 */
public record Profile(
    long id,
    String firmUuid,
    String firmName,
    String name,
    @Nullable String email,
    boolean active) {
  /** Names the id only. */
  @Override
  public String toString() {
    return "Profile[" + id + "]";
  }
}
