package io.github.mycase4j.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 and lower-case hexadecimal, as the log writes them. */
final class Hex {
  static final int DIGEST_BYTES = 32;
  static final int DIGEST_CHARS = 64;
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VALUES = values();

  private Hex() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java runtime has no SHA-256.", e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    return sha256().digest(bytes);
  }

  static String text(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static byte[] bytes(String text) {
    return HexFormat.of().parseHex(text);
  }

  static void write(byte[] from, byte[] to, int at) {
    for (int i = 0; i < from.length; i++) {
      to[at + 2 * i] = DIGITS[(from[i] >> 4) & 15];
      to[at + 2 * i + 1] = DIGITS[from[i] & 15];
    }
  }

  /** Returns whether 64 bytes at {@code at} are lower-case hexadecimal digits. */
  static boolean isDigest(byte[] line, int at) {
    for (int i = at; i < at + DIGEST_CHARS; i++) {
      if (line[i] < 0 || VALUES[line[i]] < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether the hexadecimal digits at {@code at} spell the 32 bytes at {@code digestAt}.
   */
  static boolean matches(byte[] line, int at, byte[] digest, int digestAt) {
    int difference = 0;
    for (int i = 0; i < Hex.DIGEST_BYTES; i++) {
      int high = line[at + 2 * i];
      int low = line[at + 2 * i + 1];
      if (high < 0 || low < 0) {
        return false;
      }
      difference |= ((VALUES[high] << 4) | VALUES[low]) ^ (digest[digestAt + i] & 0xff);
    }
    return difference == 0;
  }

  private static byte[] values() {
    byte[] values = new byte[128];
    java.util.Arrays.fill(values, (byte) -1);
    for (int i = 0; i < DIGITS.length; i++) {
      values[DIGITS[i]] = (byte) i;
    }
    return values;
  }
}
