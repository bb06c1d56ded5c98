package io.github.mycase4j.credstore;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys that are known already. */
record FixedKeys(EncryptionKey key, @Nullable EncryptionKey before) implements KeySource {

  FixedKeys {
    Objects.requireNonNull(key, "key");
  }

  @Override
  public EncryptionKey current() {
    return key;
  }

  @Override
  public Optional<EncryptionKey> previous() {
    return Optional.ofNullable(before);
  }
}
