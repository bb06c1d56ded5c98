package io.github.mycase4j.remote.users;

import io.github.mycase4j.client.auth.TokenStore;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.error.LoginRequiredException;
import java.util.Optional;

/**
 * The MyCase logins of the users, sealed for firm and user. Thread-safe; performs I/O, and throws
 * {@code TokenStoreException} for a login that cannot be opened.
 */
public interface SealedLoginStore {

  /**
   * Returns the login of one user. Its refreshes are recorded in the audit log and are one at a
   * time among all nodes, and so is what {@link TokenStore#exclusively} runs.
   *
   * @param userId the member of the staff
   * @param firmUuid the firm that the user logged in for
   */
  TokenStore of(long userId, String firmUuid);

  /**
   * Puts a new login in place of an earlier one. Waits for a refresh under way, so that this does
   * not save an older login afterwards; forgets that MyCase rejected the earlier one.
   */
  void replace(long userId, String firmUuid, Tokens login);

  /** Returns how MyCase rejected the refresh of this login; empty when it did not so far. */
  Optional<LoginRequiredException> rejectionOf(long userId, Tokens login);
}
