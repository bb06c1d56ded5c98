package io.github.mycase4j.credstore;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import java.util.Optional;

/** A source without a key, as where the keychain is locked. */
final class NoKey implements KeySource {
  @Override
  public EncryptionKey current() {
    throw new TokenStoreException(Problem.KEY_MISSING, "The keychain is locked.", null);
  }

  @Override
  public Optional<EncryptionKey> previous() {
    throw new AssertionError("asked for the previous key");
  }
}
