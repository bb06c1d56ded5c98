package io.github.mycase4j.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The writer of batches: one at a time, for one thread at a time.
 *
 * <p>A batch is on disk when one append, one sync and the head file have succeeded, in this order,
 * all under the lock between processes. A failure in between fails the whole batch, and the next
 * batch begins by finding out what the failure left in the file.
 */
final class LogWriter {
  private static final int MAX_ATTEMPTS = 5;

  private final Disk disk;
  private final LogPaths paths;
  private final List<AuditKey> keys;
  private final LockWait lock;
  private final LogState log;
  private final ControlRecords controlRecords;
  private final Rotation rotation;

  private boolean secured;
  private final List<String> covered = new ArrayList<>();

  LogWriter(Disk given, AuditLogConfig config, RecordFormat format, boolean repairing) {
    disk = new RetryingDisk(given);
    paths = new LogPaths(config.path());
    keys = new ArrayList<>(List.of(config.key().copy()));
    AuditKey previous = config.previousKey();
    if (previous != null && !previous.keyId().equals(config.key().keyId())) {
      keys.add(previous.copy());
    }
    lock = new LockWait(disk, paths.lock, config.lockWait());
    log = new LogState(disk, paths, keys, config.clock(), repairing);
    controlRecords = new ControlRecords(disk, paths, keys, format, log.mac, repairing);
    rotation = new Rotation(disk, paths, format, config.rotationBytes());
  }

  /** Work under the lock. */
  private interface LockedWork {
    long run() throws IOException;
  }

  /**
   * Writes the records that {@code source} gives once the lock is held, and syncs them.
   *
   * @return the number of the first record of the batch; the others follow it
   */
  long commit(Supplier<List<byte[]>> source) {
    return locked(() -> write(source.get(), 0));
  }

  /**
   * Writes one record if nobody has the lock and the log is as this writer left it. May be called
   * on a thread that others interrupt, because nothing here ends on an interrupt.
   *
   * @return the number of the record, or 0 when nothing was done and it has to be committed
   */
  long commitAtOnce(byte[] body) {
    LogTail at = log.left();
    if (at == null) {
      return 0;
    }
    try {
      Disk.Held held = disk.tryLock(paths.lock);
      if (held == null) {
        return 0;
      }
      try {
        return append(body, at);
      } finally {
        held.release();
      }
    } catch (IOException | UncheckedIOException | AuditException e) {
      throw failure(e);
    }
  }

  /**
   * Returns whether the log is as this writer left it, and a record can follow. May be called on a
   * thread that others interrupt.
   */
  boolean isAsLeft() {
    LogTail at = log.left();
    try {
      return at != null && log.isReady(at);
    } catch (IOException | UncheckedIOException e) {
      throw failure(e);
    }
  }

  private long append(byte[] body, LogTail at) throws IOException {
    if (!log.isReady(at)) {
      return 0;
    }
    WriteBatch batch = log.batch(at);
    batch.add(body, log.mac);
    if (rotation.isDue(at, batch)) {
      return 0;
    }
    if (!log.put(batch, at)) {
      // What others wrote has to be read, and reading ends on an interrupt.
      return UninterruptibleIo.call(
          () -> log.isThere(batch) ? write(List.of(), batch.seq) : write(List.of(body), 0));
    }
    log.settle(batch);
    return batch.seq;
  }

  private long locked(LockedWork work) {
    try {
      if (!secured) {
        disk.secure(paths.folder, paths.log, paths.head, paths.lock);
        secured = true;
      }
      Disk.Held held = lock.take();
      try {
        return work.run();
      } finally {
        held.release();
      }
    } catch (IOException | UncheckedIOException | AuditException e) {
      throw failure(e);
    }
  }

  private AuditException failure(Exception e) {
    log.forget();
    return e instanceof AuditException known
        ? known
        : new AuditException(
            AuditException.Reason.CANNOT_WRITE,
            "The audit log " + paths.log + " cannot be written: " + IoProblem.of(e) + ".",
            e);
  }

  /**
   * Writes one batch at the end of the file as it is now, and retries if others wrote in between.
   *
   * @param bodies what is still to be written
   * @param known the number of the first record, or 0 if it is not written yet
   */
  private long write(List<byte[]> bodies, long known) throws IOException {
    List<byte[]> left = bodies;
    long firstSeq = known;
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      LogTail at = log.tail();
      WriteBatch batch = log.batch(at);
      controlRecords.add(batch, at);
      if (firstSeq == 0 || !left.isEmpty()) {
        firstSeq = batch.seq + 1;
      }
      for (byte[] body : left) {
        batch.add(body, log.mac);
      }
      if (batch.isEmpty()) {
        return firstSeq;
      }
      // A file that was renamed before the head named its end would be taken for one that others
      // wrote into.
      if (log.isSettled(at) && rotation.isDue(at, batch)) {
        rotation.rotate(log, at);
        continue;
      }
      if (log.put(batch, at)) {
        covered.addAll(controlRecords.said(at));
        log.settle(batch);
        return firstSeq;
      }
      if (log.isThere(batch)) {
        left = List.of();
      }
    }
    throw new IOException("others keep writing into the file");
  }

  /**
   * Covers what is wrong with the log and returns what that was; an empty list where nothing is.
   */
  List<String> repair() {
    commit(List::of);
    return covered;
  }

  /**
   * Begins a new file under this writer's key, which commits to the old one, whose key is lost.
   *
   * @return the number of its first record, or 0 where the key fits the log as it is
   */
  long newKey() {
    return locked(
        () -> {
          try {
            log.tail();
            return 0L;
          } catch (AuditException e) {
            if (e.reason() != AuditException.Reason.WRONG_KEY) {
              throw e;
            }
          }
          return beginUnderNewKey();
        });
  }

  private long beginUnderNewKey() throws IOException {
    LostKey found = LostKey.settle(disk, paths, keys);
    LogTail at = log.withOldHead(found.tail());
    LostKey lost = found.withTail(at);
    WriteBatch batch = log.batch(at);
    controlRecords.addNewKey(batch, lost);
    if (!log.put(batch, at)) {
      throw new IOException("others wrote into the file");
    }
    return log.putHead(batch).first();
  }

  void close() {
    keys.forEach(AuditKey::destroy);
    try {
      log.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
