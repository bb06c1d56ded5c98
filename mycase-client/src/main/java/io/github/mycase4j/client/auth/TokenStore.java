package io.github.mycase4j.client.auth;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where one login is kept. An implementation shared by several processes must make {@link
 * #exclusively} hold among all of them: MyCase's refresh tokens are single-use, so two refreshes at
 * once lose the login.
 *
 * <p>Implementations are thread safe. All methods may do I/O.
 */
public interface TokenStore {

  /**
   * {@return the login as it is stored now, or empty when there is none} It never answers from
   * memory, so that a login or logout by another process is seen at once.
   *
   * @throws TokenStoreException when something is stored and cannot be read; the store stays as it
   *     is, and it is never reported as empty
   */
  Optional<Tokens> load();

  /**
   * Replaces the login, wholly or not at all; on return the new one survives a crash.
   *
   * @param tokens the login to store
   * @throws TokenStoreException when it cannot be written; the earlier login is still there
   */
  void save(Tokens tokens);

  /**
   * Forgets the login. Does nothing when there is none.
   *
   * @throws TokenStoreException when it cannot be removed
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
