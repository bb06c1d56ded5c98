package io.github.mycase4j.credstore.internal.keychain;

import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the operating system keeps secrets for a user. Each secret is an entry of its own, named by
 * an id, so that storing one never replaces another.
 *
 * <p>Implementations are thread-safe. Finding and storing run a program and wait for it, for a
 * bounded time.
 */
public interface Keychain {
  /** The service name of every entry. */
  String SERVICE = "io.github.mycase4j";

  /** Returns what users call it, for messages. */
  String name();

  /**
   * Returns the secret of an entry; empty when the keychain is open and has no entry of that id.
   *
   * @throws TokenStoreException with {@link Problem#KEYCHAIN_UNAVAILABLE} when there is no keychain
   *     or it is locked, {@link Problem#KEY_MISSING} when the entry is empty
   */
  Optional<Secret> find(String id);

  /**
   * Stores a secret as the entry of an id.
   *
   * @throws TokenStoreException with {@link Problem#KEYCHAIN_UNAVAILABLE} when there is no keychain
   *     or it is locked
   */
  void store(String id, Secret secret);

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
