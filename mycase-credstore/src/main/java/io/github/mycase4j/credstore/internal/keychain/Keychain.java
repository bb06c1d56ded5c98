package io.github.mycase4j.credstore.internal.keychain;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import io.github.mycase4j.credstore.EncryptionKey;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the operating system keeps secrets for a user. Each key is an entry of its own, named by
 * its key id, so that storing one never replaces another.
 *
 * <p>Implementations are thread safe; every method runs a program and waits for it, for a bounded
 * time.
 */
public interface Keychain {
  /** The service name of every entry. */
  String SERVICE = "io.github.mycase4j";

  /**
   * Finds a key; empty when the keychain is open and has none of that id.
   *
   * @throws TokenStoreException with {@link Problem#KEYCHAIN_UNAVAILABLE} when there is no keychain
   *     or it is locked, {@link Problem#KEY_MISSING} when the entry is not a key
   */
  Optional<EncryptionKey> find(String keyId);

  /**
   * Keeps a key.
   *
   * @throws TokenStoreException with {@link Problem#KEYCHAIN_UNAVAILABLE} when there is no keychain
   *     or it is locked
   */
  void store(EncryptionKey key);

  /**
   * Returns the keychain of an operating system.
   *
   * @param system its name as in the system property {@code os.name}
   * @param environment the variables of this process
   * @param runner runs the program of the keychain
   */
  static Keychain of(String system, Map<String, String> environment, CommandRunner runner) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return new WindowsKeychain(environment.getOrDefault("SystemRoot", "C:\\Windows"), runner);
    }
    return name.startsWith("mac") ? new MacKeychain(runner) : new SecretToolKeychain(runner);
  }
}
