package io.github.mycase4j.client.auth;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The storage of one login. An implementation shared by several processes must make {@link
 * #exclusively} hold among all of them: MyCase's refresh tokens are single-use, so two refreshes at
 * once lose the login.
 *
 * <p>Implementations are thread-safe. All methods may perform I/O.
 */
public interface TokenStore {

  /**
   * Returns the login as it is stored now, or empty if there is none. It is never cached, so that a
   * login or logout by another process takes effect at once.
   *
   * @return the stored login, or empty
   * @throws TokenStoreException if a login is stored and cannot be read; the store is left
   *     unchanged, and never reported as empty
   */
  Optional<Tokens> load();

  /**
   * Replaces the login atomically; on return the new one survives a crash.
   *
   * @param tokens the login to store
   * @throws TokenStoreException when it cannot be written; the earlier login is still stored
   */
  void save(Tokens tokens);

  /**
   * Deletes the login. Does nothing if there is none.
   *
   * @throws TokenStoreException if it cannot be deleted
   */
  void delete();

  /**
   * Runs an action while nobody else, in this process or another, runs one on the same store. Not
   * reentrant. The wait for the others is bounded.
   *
   * @param <T> the type of the result
   * @param action what to run
   * @return the result of the action
   * @throws TokenStoreException when the others did not finish in time
   */
  <T> T exclusively(Supplier<T> action);
}
