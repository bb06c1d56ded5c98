package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * The files of a log as one writer has them open, and where the log ends in them. Whoever calls has
 * the lock between processes.
 */
final class LogState {
  /** The last record that was acknowledged, and the file that it was in. */
  private static final class Kept {
    final long seq;
    final byte[] hash;
    final long first;
    final long start;
    final long end;

    Kept(Recovery.End at) {
      seq = at.seq;
      hash = at.hash;
      first = at.first;
      start = at.lastStart;
      end = at.length;
    }
  }

  private final Disk disk;
  private final LogPaths paths;
  private final List<AuditKey> keys;
  private final InstantSource clock;
  private final Recovery recovery;
  private final LogFile file;
  private final HeadFile head;
  private final MessageDigest sha = Hex.sha256();
  final Mac mac;

  /** What the head file said when it was last read, whoever wrote it. */
  private @Nullable Head oldHead;

  private Recovery.@Nullable End end;
  private @Nullable Kept kept;

  /** A group that was refused to its callers, and why. */
  private @Nullable WriteBatch failed;

  private String failure = "";

  /**
   * Opens nothing yet.
   *
   * @param keys the key in use, and the one before if there is one
   * @param repairing whether what is damaged is to be covered and told, rather than refused
   */
  LogState(Disk disk, LogPaths paths, List<AuditKey> keys, InstantSource clock, boolean repairing) {
    this.disk = disk;
    this.paths = paths;
    this.keys = keys;
    this.clock = clock;
    recovery = new Recovery(disk, paths, keys, repairing);
    file = new LogFile(disk, paths);
    head = new HeadFile(disk, paths.head, keys);
    mac = keys.get(0).mac();
  }

  WriteBatch group(Recovery.End at) {
    return new WriteBatch(at, clock, sha);
  }

  /** Where this writer left the log; null where it has to find out. */
  Recovery.@Nullable End left() {
    return end;
  }

  /** Whether the log is as this writer left it, and nothing stands before the next record. */
  boolean isReady(Recovery.End at) throws IOException {
    return at.holes.isEmpty() && keys.get(0).keyId().equals(at.activeKey) && isAsLeft(at);
  }

  private boolean isAsLeft(Recovery.End at) throws IOException {
    return file.isAsLeft(at.length) && head.isAsLeft();
  }

  /** Where the log ends: as this writer left it, or as it is found. */
  Recovery.End end() throws IOException {
    Recovery.End known = end;
    boolean isFileAsLeft = known != null && file.isAsLeft(known.length);
    if (known != null && isFileAsLeft && head.isAsLeft()) {
      return known;
    }
    file.close();
    HeadSlots slots = head.reopen();
    oldHead = slots.latest();
    Recovery.End found = recovery.find(slots);
    if (isFileAsLeft && head.wasChanged() && found.holes.isEmpty()) {
      // Who writes under the lock changes the head after the log, never the head alone.
      found.remark("the head file was changed by others while the log was open");
    }
    if (failed != null) {
      noteFailure(found, failed);
    }
    noteLoss(found);
    end = found;
    return found;
  }

  /** Whether the head file names the last record, as it does unless a commit was cut short. */
  boolean isSettled(Recovery.End at) {
    return head.isAt(at.seq);
  }

  /** Forgets where the log ends, so that it is looked at anew. */
  void forget() {
    end = null;
  }

  /** Lets go of the file, which is about to get another name. */
  void release() throws IOException {
    file.close();
    end = null;
  }

  /**
   * Announces, appends and syncs a group.
   *
   * @return whether it stands right where it was meant to
   */
  boolean put(WriteBatch group, Recovery.End at) throws IOException {
    failed = null;
    try {
      head.announce(group.seq, at, keys.get(0).keyId(), mac);
      return file.append(group.bytes.buffer(), at.length);
    } catch (IOException e) {
      failed = group;
      failure = e.getClass().getSimpleName();
      throw e;
    }
  }

  void putHead(WriteBatch group, Recovery.End at) throws IOException {
    try {
      head.put(at, keys.get(0).keyId(), mac);
    } catch (IOException e) {
      failed = group;
      failure = "head file: " + e.getClass().getSimpleName();
      throw e;
    }
  }

  /** Takes a group that was put for the end of the log, and says so in the head file. */
  void settle(WriteBatch group, Recovery.End at) throws IOException {
    at.opening = Recovery.Opening.NONE;
    at.endsOpen = false;
    at.holes = new ArrayList<>();
    group.moved(at);
    at.activeKey = keys.get(0).keyId();
    putHead(group, at);
    kept = new Kept(at);
    end = at;
  }

  /**
   * Whether a group that others wrote next to is whole, so that only their bytes are to be covered.
   */
  boolean isThere(WriteBatch group) throws IOException {
    end = null;
    return end().seq >= group.seq;
  }

  void close() throws IOException {
    try {
      file.close();
    } finally {
      head.close();
    }
  }

  /** Says that a head file under a lost key names more than is there. */
  void noteOldHead(Recovery.End at) {
    Head old = oldHead;
    if (old != null && old.seq > at.seq) {
      at.remark(
          "the head file, which nobody can check any more, names record "
              + old.seq
              + ", but the older file ends at record "
              + at.seq);
    }
  }

  /** Says what the failed group left in the file. */
  private void noteFailure(Recovery.End found, WriteBatch refused) throws IOException {
    found.holes.replaceAll(
        hole ->
            hole.reason().equals(Recovery.TORN)
                ? new Recovery.Hole(
                    hole.from(), hole.to(), hole.sha256(), "failed write: " + failure)
                : hole);
    long written = refused.recordsIn(disk, paths.log);
    if (written > 0) {
      found.remark(
          "records "
              + refused.firstSeq
              + " to "
              + (refused.firstSeq + written - 1)
              + " were refused to their callers: "
              + failure);
    }
  }

  /**
   * Says that a record which this writer had acknowledged is no longer there. An older copy of the
   * log together with its head file looks whole to everybody who comes later.
   */
  private void noteLoss(Recovery.End found) throws IOException {
    Kept last = kept;
    if (last == null || holds(found, last)) {
      return;
    }
    found.remark(
        "record "
            + last.seq
            + " with hash "
            + Hex.text(last.hash)
            + " was written while the log was open and is gone; the log was put back to record "
            + found.seq
            + " or replaced");
  }

  private boolean holds(Recovery.End found, Kept last) throws IOException {
    boolean isPresent = found.opening != Recovery.Opening.SEGMENT && found.first == last.first;
    Path holder = isPresent ? paths.log : paths.segment(last.first);
    if (disk.stat(holder) == null) {
      // An older file that was taken to an archive takes its records with it.
      return !isPresent && found.seq >= last.seq;
    }
    try (FileChannel channel = disk.read(holder)) {
      return found.seq >= last.seq
          && Arrays.equals(FileBytes.hash(channel, last.start, last.end), last.hash);
    }
  }
}
