package io.github.mycase4j.audit;

import io.github.mycase4j.audit.internal.json.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.security.auth.Destroyable;
import org.jspecify.annotations.Nullable;

/**
 * The secret under which records are authenticated.
 *
 * <p>A holder of the key can forge records; anybody can check the chain of hashes without it. Three
 * keys are derived from the 32 bytes by HKDF-SHA256 (RFC 5869, a salt of 32 zero bytes), each with
 * its own info: {@code mycase4j/audit-mac/v1} for the records, {@code mycase4j/audit-params/v1} for
 * hashed parameters and {@code mycase4j/key-id/v1} for the id. The 32 bytes themselves are not
 * kept.
 *
 * <p>It does not protect its memory: {@link #destroy()} overwrites what this object holds, no more.
 * Thread-safe; does no I/O.
 */
public final class AuditKey implements Destroyable {
  /** The length of a key, in bytes. */
  public static final int BYTES = 32;

  private final byte[] macKey;
  private final byte[] paramKey;
  private final String keyId;
  private volatile boolean destroyed;

  private AuditKey(byte[] macKey, byte[] paramKey, String keyId) {
    this.macKey = macKey;
    this.paramKey = paramKey;
    this.keyId = keyId;
  }

  /**
   * Derives the log's keys from 32 secret bytes.
   *
   * @param secret exactly 32 bytes; the caller may overwrite them afterwards
   * @return the key
   * @throws IllegalArgumentException when there are not 32 bytes
   */
  public static AuditKey of(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException(
          "An audit key has " + BYTES + " bytes, but " + secret.length + " were given.");
    }
    return new AuditKey(
        Hkdf.derive(secret, "mycase4j/audit-mac/v1"),
        Hkdf.derive(secret, "mycase4j/audit-params/v1"),
        Hex.text(Hkdf.derive(secret, "mycase4j/key-id/v1")).substring(0, 16));
  }

  /**
   * Returns the public name of this key, written in {@code key_id}: 16 hexadecimal digits.
   *
   * @return the id, which tells nothing of the key
   */
  public String keyId() {
    return keyId;
  }

  /**
   * Returns what the log holds in place of a hashed parameter of this value, so that a holder of
   * the key can prove what was requested.
   *
   * @param value a string, which is hashed as its UTF-8 bytes, or another JSON-like value, which is
   *     hashed as compact JSON
   * @return {@code hmac:} and 64 hexadecimal digits
   */
  public String hashOf(@Nullable Object value) {
    byte[] bytes;
    if (value instanceof String text) {
      bytes = text.getBytes(StandardCharsets.UTF_8);
    } else {
      JsonBytes json = new JsonBytes();
      json.value(value);
      bytes = json.toBytes();
    }
    return "hmac:" + Hex.text(Hkdf.mac(checked(paramKey)).doFinal(bytes));
  }

  /**
   * Returns a copy that stays usable when this object is destroyed.
   *
   * @return the copy
   */
  public AuditKey copy() {
    return new AuditKey(checked(macKey).clone(), paramKey.clone(), keyId);
  }

  /** Overwrites the key in this object; it can authenticate nothing afterwards. */
  @Override
  public void destroy() {
    destroyed = true;
    Arrays.fill(macKey, (byte) 0);
    Arrays.fill(paramKey, (byte) 0);
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }

  /** Returns the key's id, never the key. */
  @Override
  public String toString() {
    return "AuditKey[" + keyId + "]";
  }

  Mac mac() {
    return Hkdf.mac(checked(macKey));
  }

  private byte[] checked(byte[] key) {
    if (destroyed) {
      throw new IllegalStateException("The audit key " + keyId + " was destroyed.");
    }
    return key;
  }
}
