package io.github.mycase4j.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 for one block of output (RFC 5869), salted with 32 zero bytes. */
final class Hkdf {
  private static final int HASH_BYTES = 32;

  private Hkdf() {}

  /** Derives 32 bytes for one purpose, which {@code info} names. */
  static byte[] derive(byte[] inputKey, String info) {
    byte[] pseudoRandomKey = hmac(new byte[HASH_BYTES], inputKey);
    byte[] label = info.getBytes(StandardCharsets.US_ASCII);
    byte[] block = Arrays.copyOf(label, label.length + 1);
    block[label.length] = 1;
    try {
      return hmac(pseudoRandomKey, block);
    } finally {
      Arrays.fill(pseudoRandomKey, (byte) 0);
    }
  }

  static byte[] hmac(byte[] key, byte[] message) {
    return mac(key).doFinal(message);
  }

  static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no HmacSHA256.", e);
    }
  }
}
