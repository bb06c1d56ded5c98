package io.github.mycase4j.mcp.cli;

import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keys whose source, the keychain included, is created when the first key is requested. */
final class LazyKeys implements KeySource {
  private final Supplier<KeySource> source;
  private @Nullable KeySource made;

  LazyKeys(Supplier<KeySource> source) {
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
