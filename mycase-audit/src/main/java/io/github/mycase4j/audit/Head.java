package io.github.mycase4j.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Where the log ended when a record was last acknowledged. Without it, records removed from the end
 * could not be detected.
 *
 * <p>A slot of the head file is one line of text: a name, the slot's number in the order of
 * writing, the first and the last record of the present file, its length, where its last line
 * begins, the hash of that line, the id of the key in use, the last record of the commit that
 * follows, an HMAC of all that under this key, and a SHA-256 of all that, for those who have no
 * key.
 */
final class Head {
  static final int SLOT_BYTES = 512;
  static final int FILE_BYTES = 2 * SLOT_BYTES;
  private static final String NAME = "mycase4j-audit-head/v1";

  /** The fields of a slot that says nothing of the commit that follows, as they once were. */
  private static final int FIELDS_WITHOUT_NEXT = 10;

  final long turn;
  final long first;
  final long seq;
  final long length;
  final long lastStart;
  final byte[] hash;
  final String keyId;

  /** The last record of the commit that follows, as far as that was announced. */
  final long next;

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
    next = fields.length == FIELDS_WITHOUT_NEXT ? seq + 1 : Long.parseLong(fields[8]);
    mac = fields[fields.length - 2];
    this.signed = signed;
  }

  /** What a slot says, apart from its number: where the log ends, and which record comes next. */
  static final class Entry {
    final long first;
    final long seq;
    final long length;
    final long lastStart;
    final byte[] hash;
    final long next;

    Entry(long first, long seq, long length, long lastStart, byte[] hash, long next) {
      this.first = first;
      this.seq = seq;
      this.length = length;
      this.lastStart = lastStart;
      this.hash = hash;
      this.next = next;
    }

    /** Returns the entry for the end of a log that continues with a single record. */
    static Entry of(LogTail tail) {
      return new Entry(
          tail.first(), tail.seq(), tail.length(), tail.lastStart(), tail.hash(), tail.seq() + 1);
    }

    /**
     * Returns the entry before the first record, when a commit up to this one is about to begin the
     * log.
     */
    static Entry none(long length, long next) {
      return new Entry(1, 0, length, length, Hex.sha256(new byte[0]), next);
    }
  }

  /** Returns a copy of this slot's entry that announces another commit. */
  Entry entry(long announced) {
    return new Entry(first, seq, length, lastStart, hash, announced);
  }

  /**
   * Returns the bytes of a slot.
   *
   * @param sha a digest that nobody else uses
   */
  static byte[] slot(long turn, Entry entry, String keyId, Mac mac, MessageDigest sha) {
    byte[] slot = new byte[SLOT_BYTES];
    Arrays.fill(slot, (byte) ' ');
    int at = RecordFormat.put(slot, 0, NAME);
    at = number(slot, at, turn);
    at = number(slot, at, entry.first);
    at = number(slot, at, entry.seq);
    at = number(slot, at, entry.length);
    at = number(slot, at, entry.lastStart);
    at = hex(slot, at, entry.hash);
    at = RecordFormat.put(slot, at + 1, keyId);
    at = number(slot, at, entry.next);
    mac.update(slot, 0, at);
    at = hex(slot, at, mac.doFinal());
    sha.update(slot, 0, at);
    hex(slot, at, sha.digest());
    slot[SLOT_BYTES - 1] = '\n';
    return slot;
  }

  /** Returns a space and a number of 19 digits. */
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

  /** Returns where in the file the slot of this number stands. */
  static int place(long turn) {
    return (int) (turn % 2) * SLOT_BYTES;
  }

  /** Returns whether a key of this id is among these. */
  boolean isOfOneOf(List<AuditKey> keys) {
    return keys.stream().anyMatch(key -> key.keyId().equals(keyId));
  }

  /** Returns whether one of these keys wrote this head. */
  boolean isWrittenUnder(List<AuditKey> keys) {
    return keys.stream()
        .anyMatch(
            key ->
                key.keyId().equals(keyId)
                    && Hex.text(key.mac().doFinal(ascii(signed))).equals(mac));
  }

  /**
   * Returns the slot at a place of the file, or null where none is whole or it belongs elsewhere.
   */
  static @Nullable Head read(byte[] file, int at) {
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
    if ((fields.length != FIELDS_WITHOUT_NEXT && fields.length != FIELDS_WITHOUT_NEXT + 1)
        || !fields[0].equals(NAME)) {
      return null;
    }
    try {
      Head head = new Head(fields, text.substring(0, text.lastIndexOf(' ', check - 1)));
      return place(head.turn) == at ? head : null;
    } catch (IllegalArgumentException e) {
      // Whole by its own hash, yet not a head of this version: as good as none.
      return null;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
