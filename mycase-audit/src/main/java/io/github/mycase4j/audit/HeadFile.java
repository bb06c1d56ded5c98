package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/** The head file as one writer has it open. */
final class HeadFile {
  private final Disk disk;
  private final Path path;
  private Disk.@Nullable Slots slots;
  private @Nullable Object identity;
  private long size;

  /** The number of the slot that was written last. */
  private long turn;

  HeadFile(Disk disk, Path path) {
    this.disk = disk;
    this.path = path;
  }

  /**
   * Whether it is the file that this writer left. Its bytes are not read again: whoever writes them
   * under the lock also appends to the log, which shows there.
   */
  boolean isAsLeft() throws IOException {
    if (slots == null) {
      return false;
    }
    Disk.Stat now = disk.stat(path);
    return now != null && now.size() == size && Objects.equals(now.identity(), identity);
  }

  /** Opens the file anew, if there is one, and gives its bytes. */
  byte[] reopen() throws IOException {
    close();
    byte[] bytes = new byte[0];
    Disk.Stat now = disk.stat(path);
    if (now != null) {
      slots = disk.slots(path);
      identity = now.identity();
      bytes = slots.read();
    }
    size = bytes.length;
    Head before = Head.read(bytes);
    turn = before == null ? 0 : before.turn;
    return bytes;
  }

  /** Writes where the log ends into the slot that is not the latest. */
  void put(Recovery.End at, String keyId, Mac mac) throws IOException {
    boolean isNew = slots == null;
    Disk.Slots into = slots == null ? disk.slots(path) : slots;
    slots = into;
    long next = turn + 1;
    byte[] slot = Head.slot(next, at.first, at.seq, at.length, at.lastStart, at.hash, keyId, mac);
    int position = (int) (next % 2) * Head.SLOT_BYTES;
    into.write(position, slot);
    size = Math.max(size, position + slot.length);
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
