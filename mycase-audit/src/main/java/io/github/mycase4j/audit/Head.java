package io.github.mycase4j.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Where the log ended when a record was last acknowledged: without it, records cut off from the end
 * could not be missed.
 *
 * <p>The head file holds two slots of 512 bytes that are written in turn, so that a torn write
 * leaves the other. A slot is one line of text: a name, the slot's number in the order of writing,
 * the first and the last record of the present file, its length, where its last line begins, the
 * hash of that line, the id of the key in use, an HMAC of all that under this key, and a SHA-256 of
 * all that, for those who have no key.
 */
final class Head {
  static final int SLOT_BYTES = 512;
  static final int FILE_BYTES = 2 * SLOT_BYTES;
  private static final String NAME = "mycase4j-audit-head/v1";

  final long turn;
  final long first;
  final long seq;
  final long length;
  final long lastStart;
  final byte[] hash;
  final String keyId;
  private final String signed;
  private final String mac;

  private Head(String[] fields, String signed) {
    turn = Long.parseLong(fields[1]);
    first = Long.parseLong(fields[2]);
    seq = Long.parseLong(fields[3]);
    length = Long.parseLong(fields[4]);
    lastStart = Long.parseLong(fields[5]);
    hash = Hex.bytes(fields[6]);
    keyId = fields[7];
    mac = fields[8];
    this.signed = signed;
  }

  /**
   * The bytes of a slot.
   *
   * @param sha a digest that nobody else uses
   */
  static byte[] slot(
      long turn,
      long first,
      long seq,
      long length,
      long lastStart,
      byte[] hash,
      String keyId,
      Mac mac,
      MessageDigest sha) {
    byte[] slot = new byte[SLOT_BYTES];
    Arrays.fill(slot, (byte) ' ');
    int at = put(slot, 0, NAME);
    at = number(slot, at, turn);
    at = number(slot, at, first);
    at = number(slot, at, seq);
    at = number(slot, at, length);
    at = number(slot, at, lastStart);
    at = hex(slot, at, hash);
    at = put(slot, at + 1, keyId);
    mac.update(slot, 0, at);
    at = hex(slot, at, mac.doFinal());
    sha.update(slot, 0, at);
    hex(slot, at, sha.digest());
    slot[SLOT_BYTES - 1] = '\n';
    return slot;
  }

  private static int put(byte[] slot, int at, String text) {
    int out = at;
    for (int i = 0; i < text.length(); i++) {
      slot[out++] = (byte) text.charAt(i);
    }
    return out;
  }

  /** A space and a number of 19 digits. */
  private static int number(byte[] slot, int at, long value) {
    long rest = value;
    for (int i = at + 19; i > at; i--) {
      slot[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return at + 20;
  }

  private static int hex(byte[] slot, int at, byte[] digest) {
    Hex.write(digest, slot, at + 1);
    return at + 1 + Hex.DIGEST_CHARS;
  }

  /** The later of the slots that are whole. */
  static @Nullable Head read(byte[] file) {
    Head first = readSlot(file, 0);
    Head second = readSlot(file, SLOT_BYTES);
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return first.turn > second.turn ? first : second;
  }

  /** Whether one of these keys wrote this head. */
  boolean isWrittenUnder(List<AuditKey> keys) {
    return keys.stream()
        .anyMatch(
            key ->
                key.keyId().equals(keyId)
                    && Hex.text(key.mac().doFinal(ascii(signed))).equals(mac));
  }

  private static @Nullable Head readSlot(byte[] file, int at) {
    if (file.length < at + SLOT_BYTES || file[at + SLOT_BYTES - 1] != '\n') {
      return null;
    }
    String text = new String(file, at, SLOT_BYTES, StandardCharsets.ISO_8859_1).strip();
    int check = text.lastIndexOf(' ');
    if (check < 0
        || !Hex.text(Hex.sha256(ascii(text.substring(0, check))))
            .equals(text.substring(check + 1))) {
      return null;
    }
    String[] fields = text.split(" ", -1);
    if (fields.length != 10 || !fields[0].equals(NAME)) {
      return null;
    }
    try {
      return new Head(fields, text.substring(0, text.lastIndexOf(' ', check - 1)));
    } catch (IllegalArgumentException e) {
      // Whole by its own hash, yet not a head of this version: as good as none.
      return null;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
