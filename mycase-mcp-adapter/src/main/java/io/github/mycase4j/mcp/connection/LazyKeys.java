package io.github.mycase4j.mcp.connection;

import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keys whose source, the keychain included, is created when the first key is requested. Whatever
 * prevents that, such as a home folder that cannot be used, is reported then.
 *
 * <p>Thread-safe.
 */
public final class LazyKeys implements KeySource {
  private final Supplier<KeySource> source;
  private @Nullable KeySource made;

  /**
   * Creates the keys; performs no I/O.
   *
   * @param source creates the source; called again after it failed
   */
  public LazyKeys(Supplier<KeySource> source) {
    this.source = source;
  }

  private synchronized KeySource made() {
    KeySource ready = made;
    if (ready == null) {
      ready = source.get();
      made = ready;
    }
    return ready;
  }

  @Override
  public EncryptionKey current() {
    return made().current();
  }

  @Override
  public Optional<EncryptionKey> previous() {
    return made().previous();
  }

  @Override
  public String toString() {
    return "LazyKeys[]";
  }
}
