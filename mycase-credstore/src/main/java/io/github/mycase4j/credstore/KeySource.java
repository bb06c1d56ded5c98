package io.github.mycase4j.credstore;

import java.nio.file.Path;
import java.util.Map;
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

  /**
   * Returns the source that users configure: the variables {@code ENCRYPTION_KEY} and {@code
   * ENCRYPTION_KEY_PREVIOUS}, each exactly 64 hexadecimal digits, with blanks and line ends around
   * them or not; a blank variable counts as none.
   *
   * <p>Without {@code ENCRYPTION_KEY} the keychain of the operating system holds a key that is made
   * on first use: the Secret Service on Linux (through {@code secret-tool}), the login keychain on
   * macOS, the Credential Manager on Windows. {@code keychain.id} in the folder names that key. A
   * key that was made and is missing now is not made anew, and none is made where the folder has a
   * {@code tokens.enc} already, unless {@code ENCRYPTION_KEY_PREVIOUS} is given.
   *
   * <p>Does no I/O itself, and a malformed variable shows when the key is asked for. The first
   * {@link #current} that needs the keychain waits for it for up to 30 seconds a question; the
   * answer is then kept in memory.
   *
   * @param environment the variables, as {@link System#getenv()} gives them
   * @param folder the folder of the store
   */
  static KeySource fromEnvironment(Map<String, String> environment, Path folder) {
    return EnvironmentKeys.ofThisMachine(environment, folder);
  }
}
