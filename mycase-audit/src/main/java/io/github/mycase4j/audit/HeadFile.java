package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/** The head file as one writer has it open. */
final class HeadFile {
  private final Disk disk;
  private final Path path;
  private Disk.@Nullable Slots slots;
  private @Nullable Object identity;

  /** The bytes that this writer read or wrote last. */
  private byte[] left = new byte[0];

  private long size;

  /** Whether others changed the bytes of the file while this writer had it open. */
  private boolean changed;

  private final MessageDigest sha = Hex.sha256();

  /** The number of the slot that was written last. */
  private long turn;

  HeadFile(Disk disk, Path path) {
    this.disk = disk;
    this.path = path;
  }

  /** Whether it is the file that this writer left, with the bytes that this writer left. */
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

  /** Opens the file anew, if there is one, and gives its bytes. */
  byte[] reopen() throws IOException {
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
    Head latest = Head.read(bytes);
    turn = latest == null ? 0 : latest.turn;
    return bytes;
  }

  /** Whether the bytes were others' when the file was last opened anew. */
  boolean wasChanged() {
    return changed;
  }

  /** Writes where the log ends into the slot that is not the latest. */
  void put(Recovery.End at, String keyId, Mac mac) throws IOException {
    boolean isNew = slots == null;
    Disk.Slots into = slots == null ? disk.slots(path) : slots;
    slots = into;
    long next = turn + 1;
    byte[] slot =
        Head.slot(next, at.first, at.seq, at.length, at.lastStart, at.hash, keyId, mac, sha);
    int position = (int) (next % 2) * Head.SLOT_BYTES;
    into.write(position, slot);
    if (left.length < position + slot.length) {
      left = Arrays.copyOf(left, position + slot.length);
    }
    System.arraycopy(slot, 0, left, position, slot.length);
    size = Math.max(size, left.length);
    turn = next;
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
