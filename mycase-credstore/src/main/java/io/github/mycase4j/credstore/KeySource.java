package io.github.mycase4j.credstore;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source of the keys of a store. A source that has no key throws, and nothing is ever stored in
 * plain text instead.
 *
 * <p>Implementations are thread-safe. The first call of a method may perform I/O.
 */
public interface KeySource {

  /**
   * {@return the key to write with}
   *
   * @throws io.github.mycase4j.client.auth.TokenStoreException when there is none; the message
   *     tells the user what to do
   */
  EncryptionKey current();

  /**
   * {@return the previous key during a key change; a file written with it is still read}
   *
   * @throws io.github.mycase4j.client.auth.TokenStoreException when one is configured and malformed
   */
  Optional<EncryptionKey> previous();

  /**
   * {@return a source of one key} Performs no I/O.
   *
   * @param current the key that encrypts
   */
  static KeySource of(EncryptionKey current) {
    return of(current, null);
  }

  /**
   * {@return a source of a key and, unless null, the one before it} Performs no I/O.
   *
   * @param current the key that encrypts
   * @param previous the key before it, which still decrypts; null for none
   */
  static KeySource of(EncryptionKey current, @Nullable EncryptionKey previous) {
    return new FixedKeys(current, previous);
  }

  /**
   * {@return the source that a user configures: the variables {@code ENCRYPTION_KEY} and {@code
   * ENCRYPTION_KEY_PREVIOUS}, each exactly 64 hexadecimal digits, with or without surrounding
   * blanks and line ends; a blank variable counts as unset}
   *
   * <p>Without {@code ENCRYPTION_KEY} the keychain of the operating system holds a key that is
   * created on first use: the Secret Service on Linux (through {@code secret-tool}), the login
   * keychain on macOS, the Credential Manager on Windows. {@code keychain.id} in the folder names
   * that key. A key that was created and is missing now is not replaced, and none is created where
   * the folder already has a {@code tokens.enc}, unless {@code ENCRYPTION_KEY_PREVIOUS} is given.
   *
   * <p>Performs no I/O itself, and a malformed variable is reported when the key is needed. The
   * first {@link #current} that needs the keychain waits up to 30 seconds for each of its programs;
   * the key is then kept in memory.
   *
   * @param environment the variables, as {@link System#getenv()} gives them
   * @param folder the folder of the store
   */
  static KeySource fromEnvironment(Map<String, String> environment, Path folder) {
    return EnvironmentKeys.ofThisMachine(environment, folder);
  }
}
