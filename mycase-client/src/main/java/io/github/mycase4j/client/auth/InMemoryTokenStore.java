package io.github.mycase4j.client.auth;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link TokenStore} in memory, which is lost at the end of the process. For tests and for
 * services that keep tokens elsewhere; it does not protect a login against a second process.
 *
 * <p>Thread-safe; performs no I/O.
 */
public final class InMemoryTokenStore implements TokenStore {
  private final ReentrantLock turn = new ReentrantLock();
  private volatile @Nullable Tokens tokens;

  /** Creates a store without a login. */
  public InMemoryTokenStore() {}

  /**
   * {@return a store that holds a login}
   *
   * @param login the login
   */
  public static InMemoryTokenStore of(Tokens login) {
    InMemoryTokenStore store = new InMemoryTokenStore();
    store.save(login);
    return store;
  }

  @Override
  public Optional<Tokens> load() {
    return Optional.ofNullable(tokens);
  }

  @Override
  public void save(Tokens replacement) {
    tokens = replacement;
  }

  @Override
  public void delete() {
    tokens = null;
  }

  @Override
  public <T> T exclusively(Supplier<T> action) {
    turn.lock();
    try {
      return action.get();
    } finally {
      turn.unlock();
    }
  }
}
