package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * The files of a log as one writer has them open, and where the log ends in them. The caller holds
 * the lock between processes.
 */
final class LogState {
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

  private @Nullable LogTail tail;
  private @Nullable LastAcknowledged lastAcknowledged;

  /** A batch whose callers got an error, and the reason. */
  private @Nullable WriteBatch failed;

  private String failure = "";

  /**
   * Opens nothing yet.
   *
   * @param keys the key in use, and the one before if there is one
   * @param repairing whether damage is to be covered and reported rather than to stop the writer
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

  WriteBatch batch(LogTail at) {
    return new WriteBatch(at, clock, sha);
  }

  /** Returns where this writer left the log; null where it has to find out. */
  @Nullable LogTail left() {
    return tail;
  }

  /** Whether the log is as this writer left it, and nothing stands before the next record. */
  boolean isReady(LogTail at) throws IOException {
    return at.gaps().isEmpty() && keys.get(0).keyId().equals(at.activeKey()) && isAsLeft(at);
  }

  private boolean isAsLeft(LogTail at) throws IOException {
    return file.isAsLeft(at.length()) && head.isAsLeft();
  }

  /** Returns where the log ends: as this writer left it, or as it is found. */
  LogTail tail() throws IOException {
    LogTail known = tail;
    boolean isFileAsLeft = known != null && file.isAsLeft(known.length());
    if (known != null && isFileAsLeft && head.isAsLeft()) {
      return known;
    }
    file.close();
    HeadSlots slots = head.reopen();
    oldHead = slots.latest();
    LogTail found = recovery.find(slots);
    if (isFileAsLeft && head.wasChanged() && found.gaps().isEmpty()) {
      // A writer with the lock changes the head after the log, never the head alone.
      found = found.withRemark("the head file was changed by others while the log was open");
    }
    if (failed != null) {
      found = withFailure(found, failed);
    }
    found = withLoss(found);
    tail = found;
    return found;
  }

  /** Whether the head file names the last record, as it does unless a commit was cut short. */
  boolean isSettled(LogTail at) {
    return head.isAt(at.seq());
  }

  /** Forgets where the log ends, so that the next call reads it again. */
  void forget() {
    tail = null;
  }

  /** Lets go of the file, which is about to get another name. */
  void release() throws IOException {
    file.close();
    tail = null;
  }

  /**
   * Announces, appends and syncs a batch.
   *
   * @return whether it is exactly where it was meant to be
   */
  boolean put(WriteBatch batch, LogTail at) throws IOException {
    failed = null;
    try {
      head.announce(batch.seq, at, keys.get(0).keyId(), mac);
      return file.append(batch.bytes.buffer(), at.length());
    } catch (IOException e) {
      failed = batch;
      failure = e.getClass().getSimpleName();
      throw e;
    }
  }

  /** Writes into the head file where the log ends after a batch, and returns that. */
  LogTail putHead(WriteBatch batch) throws IOException {
    String keyId = keys.get(0).keyId();
    LogTail after = batch.tail(keyId);
    try {
      head.put(after, keyId, mac);
      return after;
    } catch (IOException e) {
      failed = batch;
      failure = "head file: " + e.getClass().getSimpleName();
      throw e;
    }
  }

  /** Makes a batch that was put the end of the log, and writes that into the head file. */
  void settle(WriteBatch batch) throws IOException {
    LogTail after = putHead(batch);
    lastAcknowledged = LastAcknowledged.of(after);
    tail = after;
  }

  /**
   * Returns whether a batch is whole though others wrote next to it, so that only their bytes need
   * a gap.
   */
  boolean isThere(WriteBatch batch) throws IOException {
    tail = null;
    return tail().seq() >= batch.seq;
  }

  void close() throws IOException {
    try {
      file.close();
    } finally {
      head.close();
    }
  }

  /** Returns a copy that reports a head file under a lost key which names more than is there. */
  LogTail withOldHead(LogTail at) {
    Head old = oldHead;
    if (old == null || old.seq <= at.seq()) {
      return at;
    }
    return at.withRemark(
        "the head file, which can no longer be checked, names record "
            + old.seq
            + ", but the older file ends at record "
            + at.seq());
  }

  /** Returns a copy that reports what the failed batch left in the file. */
  private LogTail withFailure(LogTail found, WriteBatch failedBatch) throws IOException {
    String reason = "failed write: " + failure;
    LogTail named = found.withEachGap(gap -> gap.isTorn() ? gap.withReason(reason) : gap);
    long written = failedBatch.recordsIn(disk, paths.log);
    if (written == 0) {
      return named;
    }
    return named.withRemark(
        "records "
            + failedBatch.firstSeq
            + " to "
            + (failedBatch.firstSeq + written - 1)
            + " were reported to their callers as failed: "
            + failure);
  }

  /**
   * Returns a copy that reports an acknowledged record which is no longer there. An older copy of
   * the log together with its head file looks whole to everybody who comes later.
   */
  private LogTail withLoss(LogTail found) throws IOException {
    LastAcknowledged last = lastAcknowledged;
    if (last == null || holds(found, last)) {
      return found;
    }
    return found.withRemark(
        "record "
            + last.seq()
            + " with hash "
            + Hex.text(last.hash())
            + " was written while the log was open and is gone; the log was restored to record "
            + found.seq()
            + " or replaced");
  }

  private boolean holds(LogTail found, LastAcknowledged last) throws IOException {
    boolean isPresent = found.opening() != LogTail.Opening.SEGMENT && found.first() == last.first();
    Path holder = isPresent ? paths.log : paths.segment(last.first());
    if (disk.stat(holder) == null) {
      // An older file that was taken to an archive takes its records with it.
      return !isPresent && found.seq() >= last.seq();
    }
    try (FileChannel channel = disk.read(holder)) {
      return found.seq() >= last.seq()
          && Arrays.equals(FileBytes.hash(channel, last.start(), last.end()), last.hash());
    }
  }
}
