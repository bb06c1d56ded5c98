package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/** The head file as one writer has it open. */
final class HeadFile {
  private final Disk disk;
  private final Path path;
  private final List<AuditKey> keys;
  private Disk.@Nullable Slots slots;
  private @Nullable Object identity;

  /** The bytes that this writer read or wrote last. */
  private byte[] left = new byte[0];

  private long size;

  /** Whether others changed the bytes of the file while this writer had it open. */
  private boolean changed;

  private final MessageDigest sha = Hex.sha256();

  /** The number of the slot that was written last, or 0 where none can be relied on. */
  private long turn;

  /** The key that it was written under. */
  private String keyId = "";

  /** The record that it names, and the last one of the commit that it announces. */
  private long seq;

  private long next;

  HeadFile(Disk disk, Path path, List<AuditKey> keys) {
    this.disk = disk;
    this.path = path;
    this.keys = keys;
  }

  /** Returns whether it is the file that this writer left, with the bytes that this writer left. */
  boolean isAsLeft() throws IOException {
    Disk.Slots open = slots;
    if (open == null) {
      return false;
    }
    Disk.Stat now = disk.stat(path);
    return now != null
        && now.size() == size
        && Objects.equals(now.identity(), identity)
        && Arrays.equals(open.read(), left);
  }

  /** Opens the file again, if there is one, and returns its slots. */
  HeadSlots reopen() throws IOException {
    boolean wasOpen = slots != null;
    close();
    byte[] bytes = new byte[0];
    Disk.Stat now = disk.stat(path);
    long before = size;
    size = 0;
    if (now != null) {
      slots = disk.slots(path);
      identity = now.identity();
      size = now.size();
      bytes = slots.read();
    }
    changed = wasOpen && (size != before || !Arrays.equals(bytes, left));
    left = bytes;
    HeadSlots found = HeadSlots.read(bytes, keys);
    Head latest = found.isTrusted() ? found.latest() : null;
    turn = latest == null ? 0 : latest.turn;
    keyId = latest == null ? "" : latest.keyId;
    seq = latest == null ? 0 : latest.seq;
    next = latest == null ? 0 : latest.next;
    return found;
  }

  /** Returns whether the latest slot names this record. */
  boolean isAt(long record) {
    return turn > 0 && seq == record;
  }

  /** Returns whether others had changed the bytes when the file was last opened again. */
  boolean wasChanged() {
    return changed;
  }

  /**
   * Announces which record a commit will end with, before any of it is written. If the slot that is
   * written after it is lost, this one tells how far the log has to reach. A commit of a single
   * record that follows the last one is announced already.
   */
  void announce(long lastSeq, LogTail at, String key, Mac mac) throws IOException {
    if (turn > 0 && next != lastSeq) {
      Head latest = Objects.requireNonNull(Head.read(left, Head.place(turn)));
      // The slot continues to name the key that its record was written with.
      Mac same =
          keys.stream().filter(each -> each.keyId().equals(keyId)).findFirst().orElseThrow().mac();
      write(Head.place(turn), Head.slot(turn, latest.entry(lastSeq), keyId, same, sha));
      next = lastSeq;
    } else if (slots == null && at.opening() == LogTail.Opening.GENESIS) {
      putBoth(Head.Entry.none(at.length(), lastSeq), key, mac);
    }
  }

  /** Writes where the log ends into the slot that is not the latest. */
  void put(LogTail at, String key, Mac mac) throws IOException {
    Head.Entry entry = Head.Entry.of(at);
    if (turn == 0 || !key.equals(keyId)) {
      putBoth(entry, key, mac);
      return;
    }
    write(Head.place(turn + 1), Head.slot(turn + 1, entry, key, mac, sha));
    turn++;
    seq = entry.seq;
    next = entry.next;
  }

  /**
   * Writes both slots at once, so that neither is left damaged or under a key that may soon be
   * gone.
   */
  private void putBoth(Head.Entry entry, String key, Mac mac) throws IOException {
    byte[] both = new byte[Head.FILE_BYTES];
    for (long each = turn + 1; each <= turn + 2; each++) {
      byte[] slot = Head.slot(each, entry, key, mac, sha);
      System.arraycopy(slot, 0, both, Head.place(each), slot.length);
    }
    write(0, both);
    turn += 2;
    keyId = key;
    seq = entry.seq;
    next = entry.next;
  }

  private void write(int position, byte[] bytes) throws IOException {
    boolean isNew = slots == null;
    Disk.Slots into = slots == null ? disk.slots(path) : slots;
    slots = into;
    into.write(position, bytes);
    if (left.length < position + bytes.length) {
      left = Arrays.copyOf(left, position + bytes.length);
    }
    System.arraycopy(bytes, 0, left, position, bytes.length);
    size = Math.max(size, left.length);
    if (isNew) {
      Disk.Stat now = disk.stat(path);
      identity = now == null ? null : now.identity();
      Path folder = path.getParent();
      if (folder != null) {
        disk.syncFolder(folder);
      }
    }
  }

  void close() throws IOException {
    if (slots != null) {
      slots.close();
      slots = null;
    }
  }
}
