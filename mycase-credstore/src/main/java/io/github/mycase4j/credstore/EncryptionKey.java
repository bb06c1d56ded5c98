package io.github.mycase4j.credstore;

import com.google.crypto.tink.subtle.Hkdf;
import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A 256-bit key that is never shown: {@code toString} returns the key id only, and {@code equals}
 * takes the same time for all contents. It does not protect against an attacker who can read the
 * memory of the process.
 *
 * <p>Immutable and thread-safe; performs no I/O.
 */
public final class EncryptionKey {
  static final int BYTES = 32;
  static final int ID_BYTES = 8;

  private static final String ID_INFO = "mycase4j/key-id/v1";

  private final byte[] bytes;
  private final String keyId;

  EncryptionKey(byte[] bytes) {
    this.bytes = bytes;
    this.keyId = HexFormat.of().formatHex(idOf(bytes));
  }

  /**
   * Reads a key that is written as exactly 64 hexadecimal digits, upper or lower case.
   *
   * @param name where the key comes from, such as {@code ENCRYPTION_KEY}; the error names it
   * @param hex the digits
   * @return the key
   * @throws TokenStoreException with {@link Problem#KEY_MISSING} when it is anything else; the
   *     message says why without showing a digit
   */
  public static EncryptionKey parse(String name, String hex) {
    Objects.requireNonNull(name, "name");
    if (hex.length() != 2 * BYTES) {
      throw malformed(name, "it has " + hex.length() + " characters");
    }
    if (!hex.chars().allMatch(HexFormat::isHexDigit)) {
      throw malformed(name, "it contains a character that is not a hexadecimal digit");
    }
    return new EncryptionKey(HexFormat.of().parseHex(hex));
  }

  /** {@return a new key from the platform's secure random generator} */
  public static EncryptionKey random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new EncryptionKey(bytes);
  }

  /**
   * {@return the public name of the key, 16 hexadecimal digits: the first 8 bytes of HKDF-SHA256
   * (RFC 5869) of the key with 32 zero bytes as salt and {@code mycase4j/key-id/v1} as info} It
   * tells keys apart and reveals nothing else about them.
   */
  public String keyId() {
    return keyId;
  }

  /**
   * {@return a copy of the 32 bytes of the key}
   *
   * @param access the proof that the caller may read it
   */
  public byte[] bytes(SecretAccess access) {
    Objects.requireNonNull(access, "access");
    return bytes.clone();
  }

  private static byte[] idOf(byte[] key) {
    return Arrays.copyOf(derive(key, ID_INFO), ID_BYTES);
  }

  /** Returns the key for another purpose, which {@code info} names. */
  EncryptionKey derived(String info) {
    return new EncryptionKey(derive(bytes, info));
  }

  /** Returns bytes derived from data that identify it to holders of the key only. */
  byte[] identify(byte[] info, int length) {
    return Arrays.copyOf(derive(bytes, info), length);
  }

  private static byte[] derive(byte[] key, String info) {
    return derive(key, info.getBytes(StandardCharsets.US_ASCII));
  }

  /** Derives 32 bytes by HKDF-SHA256 with 32 zero bytes as salt. */
  private static byte[] derive(byte[] key, byte[] info) {
    try {
      return Hkdf.computeHkdf("HMACSHA256", key, new byte[BYTES], info, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HMAC-SHA256.", e);
    }
  }

  private static TokenStoreException malformed(String name, String why) {
    return new TokenStoreException(
        Problem.KEY_MISSING,
        name + " must be exactly 64 hexadecimal digits (32 bytes); " + why + ".",
        null);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncryptionKey that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return keyId.hashCode();
  }

  @Override
  public String toString() {
    return "EncryptionKey[keyId=" + keyId + "]";
  }
}
