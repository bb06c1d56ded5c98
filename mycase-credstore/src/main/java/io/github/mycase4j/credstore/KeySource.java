package io.github.mycase4j.credstore;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the keys of a store come from. There is no source without a key: what cannot give one
 * throws, and nothing is ever stored in plain text instead.
 *
 * <p>Implementations are thread safe. The methods may do I/O the first time they are asked.
 */
public interface KeySource {

  /**
   * Returns the key to write with.
   *
   * @throws io.github.mycase4j.client.auth.TokenStoreException when there is none; the message says
   *     what to do
   */
  EncryptionKey current();

  /**
   * Returns the key in use before, while the keys change; a file written with it is still read.
   *
   * @throws io.github.mycase4j.client.auth.TokenStoreException when one is configured and malformed
   */
  Optional<EncryptionKey> previous();

  /** Returns a source of one key. Does no I/O. */
  static KeySource of(EncryptionKey current) {
    return of(current, null);
  }

  /** Returns a source of a key and, unless null, the one before it. Does no I/O. */
  static KeySource of(EncryptionKey current, @Nullable EncryptionKey previous) {
    return new FixedKeys(current, previous);
  }
}
