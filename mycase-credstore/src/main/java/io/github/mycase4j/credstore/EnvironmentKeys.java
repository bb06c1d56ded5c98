package io.github.mycase4j.credstore;

import io.github.mycase4j.credstore.internal.keychain.Keychain;
import io.github.mycase4j.credstore.internal.keychain.ProcessRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keys from environment variables or, where there is none, from the keychain. */
final class EnvironmentKeys implements KeySource {
  static final String CURRENT = "ENCRYPTION_KEY";
  static final String PREVIOUS = "ENCRYPTION_KEY_PREVIOUS";

  /** How long a keychain may take, with the time to type its password. */
  private static final Duration KEYCHAIN_BOUND = Duration.ofSeconds(30);

  private final Map<String, String> environment;
  private final KeychainKeys keychain;

  /** Parsed keys, since a key is needed several times per call and its id takes a derivation. */
  private final Map<String, EncryptionKey> parsed = new ConcurrentHashMap<>();

  EnvironmentKeys(Map<String, String> environment, KeychainKeys keychain) {
    this.environment = Map.copyOf(environment);
    this.keychain = keychain;
  }

  static KeySource ofThisMachine(Map<String, String> environment, Path folder) {
    Keychain keychain =
        Keychain.of(System.getProperty("os.name"), environment, new ProcessRunner(KEYCHAIN_BOUND));
    return new EnvironmentKeys(
        environment,
        new KeychainKeys(
            folder,
            keychain,
            EncryptionKey::random,
            RetryingFiles.ofThisMachine(),
            Sleeper.system()));
  }

  @Override
  public EncryptionKey current() {
    return read(CURRENT).orElseGet(() -> keychain.key(previous().isPresent()));
  }

  @Override
  public Optional<EncryptionKey> previous() {
    return read(PREVIOUS);
  }

  private Optional<EncryptionKey> read(String variable) {
    String value = environment.getOrDefault(variable, "").strip();
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(parsed.computeIfAbsent(variable, name -> EncryptionKey.parse(name, value)));
  }

  /** Shows no variable. */
  @Override
  public String toString() {
    return "EnvironmentKeys[]";
  }
}
