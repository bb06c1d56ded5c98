package io.github.mycase4j.remote.users;

import io.github.mycase4j.client.auth.TokenStore;
import io.github.mycase4j.client.auth.Tokens;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The login of a user as the user's client sees it: after each refresh something is done before the
 * refreshed login is used. Thread-safe.
 */
final class CheckedLogin implements TokenStore {
  private final TokenStore store;
  private final Consumer<Tokens> afterRefresh;

  /** What was saved last; there is one refresh at a time. */
  private volatile @Nullable Tokens saved;

  /**
   * Creates the view of a login.
   *
   * @param afterRefresh takes the refreshed login, which is stored; an exception fails the calls
   *     that wait for it
   */
  CheckedLogin(TokenStore store, Consumer<Tokens> afterRefresh) {
    this.store = store;
    this.afterRefresh = afterRefresh;
  }

  @Override
  public Optional<Tokens> load() {
    return store.load();
  }

  @Override
  public void save(Tokens tokens) {
    store.save(tokens);
    saved = tokens;
  }

  @Override
  public void delete() {
    store.delete();
  }

  @Override
  public <T> T exclusively(Supplier<T> refresh) {
    AtomicReference<@Nullable Tokens> refreshed = new AtomicReference<>();
    T result =
        store.exclusively(
            () -> {
              saved = null;
              T done = refresh.get();
              refreshed.set(saved);
              return done;
            });
    // Outside of the lock: nobody else has to wait for MyCase's answer.
    Tokens login = refreshed.get();
    if (login != null) {
      afterRefresh.accept(login);
    }
    return result;
  }
}
