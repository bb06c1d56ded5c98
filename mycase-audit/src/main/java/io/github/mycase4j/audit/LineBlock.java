package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import org.jspecify.annotations.Nullable;

/**
 * Some whole lines of a file, with what can be found out about each without knowing the others: so
 * blocks can be checked side by side, and {@link ChainReader} then joins them in order.
 */
final class LineBlock {
  static final int SIZE = 512 * 1024;
  private static final byte[] PREFIX = ascii(RecordFormat.PREFIX);
  private static final byte[] TIME = ascii(",\"ts\":\"");
  private static final byte[] KIND = ascii("\",\"kind\":\"");
  private static final byte[] CALL = ascii("\",\"call\":");
  private static final byte[] PREV = ascii(",\"prev\":\"");
  private static final byte[] MAC = ascii("\",\"mac\":\"");
  private static final byte[] TIME_SHAPE = ascii("0000-00-00T00:00:00.000000Z");

  /** Where the first byte stands in the file. */
  final long offset;

  final byte[] bytes;
  final int length;

  /** Whether the first bytes continue a line that began before this block. */
  final boolean continues;

  int count;
  int[] starts = new int[64];
  int[] ends = new int[64];
  long[] seqs = new long[64];
  int[] kinds = new int[64];
  byte[] keys = new byte[64];
  byte[] digests = new byte[64 * Hex.DIGEST_BYTES];

  LineBlock(long offset, byte[] bytes, int length, boolean continues) {
    this.offset = offset;
    this.bytes = bytes;
    this.length = length;
    this.continues = continues;
  }

  /**
   * Reads the lines from {@code offset} on, or what there is of them before {@code limit}.
   *
   * @return null at the limit
   */
  static @Nullable LineBlock read(FileChannel file, long offset, long limit, boolean continues)
      throws IOException {
    int wanted = (int) Math.min(SIZE, limit - offset);
    if (wanted <= 0) {
      return null;
    }
    byte[] bytes = new byte[wanted];
    int filled = FileBytes.fill(file, offset, bytes);
    if (filled == 0) {
      return null;
    }
    int length = filled;
    if (offset + filled < limit) {
      int last = filled - 1;
      while (last >= 0 && bytes[last] != '\n') {
        last--;
      }
      if (last >= 0) {
        length = last + 1;
      }
    }
    return new LineBlock(offset, bytes, length, continues);
  }

  /** Returns whether the last line is not ended here. */
  boolean open() {
    return bytes[length - 1] != '\n';
  }

  /** Finds the lines and checks each: its shape, its hash, and which key its MAC was made with. */
  LineBlock check(List<AuditKey> candidates) {
    MessageDigest sha = Hex.sha256();
    Mac[] macs = candidates.stream().map(AuditKey::mac).toArray(Mac[]::new);
    byte[] mac = new byte[Hex.DIGEST_BYTES];
    int preferred = 0;
    int start = 0;
    while (start < length) {
      int end = start;
      while (end < length && bytes[end] != '\n') {
        end++;
      }
      end = Math.min(end + 1, length);
      int line = add(start, end);
      boolean whole = (start > 0 || !continues) && bytes[end - 1] == '\n';
      if (whole && parse(line)) {
        keys[line] = -1;
        try {
          sha.update(bytes, start, end - start);
          sha.digest(digests, line * Hex.DIGEST_BYTES, Hex.DIGEST_BYTES);
          for (int i = 0; i < macs.length && keys[line] < 0; i++) {
            int candidate = (preferred + i) % macs.length;
            macs[candidate].update(bytes, start, end - start - RecordFormat.MAC_TAIL);
            macs[candidate].doFinal(mac, 0);
            if (Hex.matches(bytes, end - 3 - Hex.DIGEST_CHARS, mac, 0)) {
              keys[line] = (byte) candidate;
              preferred = candidate;
            }
          }
        } catch (DigestException | ShortBufferException e) {
          throw new IllegalStateException("A digest did not fit its own length.", e);
        }
      } else {
        seqs[line] = -1;
      }
      start = end;
    }
    return this;
  }

  private int add(int start, int end) {
    if (count == starts.length) {
      int more = count * 2;
      starts = Arrays.copyOf(starts, more);
      ends = Arrays.copyOf(ends, more);
      seqs = Arrays.copyOf(seqs, more);
      kinds = Arrays.copyOf(kinds, more);
      keys = Arrays.copyOf(keys, more);
      digests = Arrays.copyOf(digests, more * Hex.DIGEST_BYTES);
    }
    starts[count] = start;
    ends[count] = end;
    return count++;
  }

  /**
   * Returns whether the line has the shape of a record; then its number and its kind's place are
   * set.
   */
  private boolean parse(int line) {
    int start = starts[line];
    int end = ends[line];
    int size = end - start;
    if (size > RecordFormat.MAX_LINE || size < 300 || !has(start, end, PREFIX)) {
      return false;
    }
    int at = start + PREFIX.length;
    long seq = 0;
    int digits = at;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - digits < 18) {
      seq = seq * 10 + (bytes[at++] - '0');
    }
    if (at == digits || bytes[digits] == '0' || !has(at, end, TIME)) {
      return false;
    }
    at += TIME.length;
    for (byte shape : TIME_SHAPE) {
      byte b = bytes[at++];
      if (shape == '0' ? b < '0' || b > '9' : b != shape) {
        return false;
      }
    }
    if (!has(at, end, KIND)) {
      return false;
    }
    int kind = at + KIND.length;
    at = kind;
    while (at < end && bytes[at] >= 'a' && bytes[at] <= 'z') {
      at++;
    }
    int tail = end - RecordFormat.HEX_TAIL;
    if (at == kind || !has(at, end, CALL) || !has(tail, end, PREV)) {
      return false;
    }
    int prev = tail + PREV.length;
    int mac = prev + Hex.DIGEST_CHARS + MAC.length;
    seqs[line] = seq;
    kinds[line] = kind;
    return Hex.isDigest(bytes, prev)
        && has(prev + Hex.DIGEST_CHARS, end, MAC)
        && Hex.isDigest(bytes, mac)
        && bytes[end - 3] == '"'
        && bytes[end - 2] == '}';
  }

  /** Returns the kind of a line that is a record. */
  String kind(int line) {
    int end = kinds[line];
    while (bytes[end] != '"') {
      end++;
    }
    return new String(bytes, kinds[line], end - kinds[line], StandardCharsets.US_ASCII);
  }

  boolean isKind(int line, byte[] kind) {
    int at = kinds[line];
    return has(at, ends[line], kind) && bytes[at + kind.length] == '"';
  }

  /** Returns the call id as it is written, of a line that is a record. */
  String call(int line) {
    int at = kinds[line];
    while (bytes[at] != '"') {
      at++;
    }
    at += CALL.length + 1;
    int end = at;
    while (bytes[end] != '"' && bytes[end] != ',') {
      end++;
    }
    return new String(bytes, at, end - at, StandardCharsets.UTF_8);
  }

  String time(int line) {
    int start = kinds[line] - KIND.length - TIME_SHAPE.length;
    return new String(bytes, start, TIME_SHAPE.length, StandardCharsets.US_ASCII);
  }

  /** Returns whether the line's time is before the one given, of the same shape. */
  boolean isBefore(int line, byte[] time) {
    int start = kinds[line] - KIND.length - TIME_SHAPE.length;
    return Arrays.compare(bytes, start, start + TIME_SHAPE.length, time, 0, time.length) < 0;
  }

  void copyTime(int line, byte[] to) {
    System.arraycopy(bytes, kinds[line] - KIND.length - to.length, to, 0, to.length);
  }

  boolean follows(int line, byte[] hash) {
    int at = ends[line] - RecordFormat.HEX_TAIL + PREV.length;
    return Hex.matches(bytes, at, hash, 0);
  }

  void copyDigest(int line, byte[] to) {
    System.arraycopy(digests, line * Hex.DIGEST_BYTES, to, 0, to.length);
  }

  byte[] line(int line) {
    return Arrays.copyOfRange(bytes, starts[line], ends[line]);
  }

  private boolean has(int at, int end, byte[] text) {
    if (at < 0 || end - at < text.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (bytes[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
