package io.github.mycase4j.mcp.connection;

import io.github.mycase4j.audit.AuditKey;
import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.mcp.config.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys with which an audit log can be verified on this machine; none is created.
 *
 * @param keys the current and the previous key, as far as they exist
 * @param problem why an expected key cannot be used; null when there is no problem
 */
public record AuditKeys(List<AuditKey> keys, @Nullable String problem) {

  /** Copies. */
  public AuditKeys {
    keys = List.copyOf(keys);
  }

  /**
   * Finds the keys where the server finds them. The keychain is read only if it has a key for this
   * folder, so that none is created.
   *
   * @param environment the environment variables
   * @param home the folder of the log
   */
  public static AuditKeys find(Map<String, String> environment, Path home) {
    KeySource source = KeySource.fromEnvironment(environment, home);
    List<AuditKey> found = new ArrayList<>();
    try {
      if (hasCurrent(environment, home)) {
        found.add(of(source.current()));
      }
      source.previous().map(AuditKeys::of).ifPresent(found::add);
      return new AuditKeys(found, null);
    } catch (TokenStoreException e) {
      return new AuditKeys(found, String.valueOf(e.getMessage()));
    }
  }

  /** Returns whether the variable or the keychain should give a key. */
  public static boolean hasCurrent(Map<String, String> environment, Path home) {
    return Setting.ENCRYPTION_KEY.in(environment) != null
        || Files.exists(home.resolve("keychain.id"));
  }

  /** Returns the key of the audit log that belongs to a key of the connector. */
  public static AuditKey of(EncryptionKey key) {
    byte[] bytes = key.bytes(SecretAccess.get());
    try {
      return AuditKey.of(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
