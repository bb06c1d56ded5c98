package io.github.mycase4j.remote.users;

import org.jspecify.annotations.Nullable;

/**
 * The session of a browser.
 *
 * @param hash the hash of its cookie, by which it is known
 * @param userId who has logged in; null before a login
 * @param csrf the value that each form of the session carries
 */
public record BrowserSession(String hash, @Nullable Long userId, String csrf) {
  /** Names the user only. */
  @Override
  public String toString() {
    return "BrowserSession[" + userId + "]";
  }
}
