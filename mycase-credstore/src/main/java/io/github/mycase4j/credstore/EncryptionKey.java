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
 * A 256-bit key that never shows itself: {@code toString} gives the key id only and {@code equals}
 * takes the same time whatever the contents. It does not protect against a reader of the process
 * memory.
 *
 * <p>Immutable and thread safe; does no I/O.
 */
public final class EncryptionKey {
  static final int BYTES = 32;
  static final int ID_BYTES = 8;

  private static final byte[] ID_INFO = "mycase4j/key-id/v1".getBytes(StandardCharsets.US_ASCII);

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
   * @throws TokenStoreException with {@link Problem#KEY_MISSING} when it is anything else; the
   *     message says why without a digit of it
   */
  public static EncryptionKey parse(String name, String hex) {
    Objects.requireNonNull(name, "name");
    if (hex.length() != 2 * BYTES) {
      throw malformed(name, "it has " + hex.length() + " characters");
    }
    if (!hex.chars().allMatch(HexFormat::isHexDigit)) {
      throw malformed(name, "it has a character that is none");
    }
    return new EncryptionKey(HexFormat.of().parseHex(hex));
  }

  /** Makes a new key with the secure random numbers of the Java platform. */
  public static EncryptionKey random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new EncryptionKey(bytes);
  }

  /**
   * Returns the public name of the key, 16 hexadecimal digits: the first 8 bytes of HKDF-SHA256
   * (RFC 5869) of the key with 32 zero bytes as salt and {@code mycase4j/key-id/v1} as info. It
   * tells keys apart and says nothing else of them.
   */
  public String keyId() {
    return keyId;
  }

  /** Returns a copy of the 32 bytes of the key in plain. */
  public byte[] bytes(SecretAccess access) {
    Objects.requireNonNull(access, "access");
    return bytes.clone();
  }

  private static byte[] idOf(byte[] key) {
    try {
      byte[] derived = Hkdf.computeHkdf("HMACSHA256", key, new byte[BYTES], ID_INFO, BYTES);
      return Arrays.copyOf(derived, ID_BYTES);
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
