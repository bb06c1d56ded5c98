package io.github.mycase4j.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Puts groups of records on the disk, one group at a time, for one thread at a time.
 *
 * <p>A group is on the disk when one append, one sync and the head file have succeeded, in this
 * order, all under the lock between processes. Whatever fails in between fails the whole group, and
 * the next one begins by finding out what the failure left in the file.
 */
final class LogWriter {
  private static final int MAX_ATTEMPTS = 5;
  private static final long FIRST_PAUSE_NANOS = 50_000;
  private static final long LONGEST_PAUSE_NANOS = 2_000_000;

  private final Disk disk;
  private final LogPaths paths;
  private final AuditKey key;
  private final List<AuditKey> keys;
  private final RecordFormat format;
  private final InstantSource clock;
  private final long rotationBytes;
  private final Duration lockWait;
  private final boolean repairing;
  private final Mac mac;

  private final LogFile log;
  private final HeadFile head;

  private Recovery.@Nullable End end;
  private boolean secured;
  private final List<String> covered = new ArrayList<>();

  /** What became of the group before, if it failed: its callers were refused. */
  private @Nullable String failure;

  private @Nullable Group failed;

  /** The length below which a file that could not be renamed is left alone. */
  private long rotateFrom;

  LogWriter(Disk disk, AuditLogConfig config, RecordFormat format, boolean repairing) {
    this.disk = disk;
    this.format = format;
    this.repairing = repairing;
    paths = new LogPaths(config.path());
    key = config.key().copy();
    keys = new ArrayList<>(List.of(key));
    AuditKey previous = config.previousKey();
    if (previous != null && !previous.keyId().equals(key.keyId())) {
      keys.add(previous.copy());
    }
    clock = config.clock();
    rotationBytes = config.rotationBytes();
    lockWait = config.lockWait();
    mac = key.mac();
    log = new LogFile(disk, paths);
    head = new HeadFile(disk, paths.head);
  }

  AuditKey key() {
    return key;
  }

  /**
   * Writes the records that {@code source} gives once the lock is held, and syncs them.
   *
   * @return the number of the first record of the group; the others follow it
   */
  long commit(Supplier<List<byte[]>> source) {
    return locked(() -> write(source.get(), 0));
  }

  /** What is done under the lock. */
  private interface Work {
    long run() throws IOException;
  }

  /**
   * Writes one record if nothing stands in the way: nobody has the lock, and the log is as this
   * writer left it. It may be called on a thread that others interrupt, because nothing that it
   * does ends on an interrupt.
   *
   * @return the number of the record, or 0 when nothing was done and it has to be committed
   */
  long commitAtOnce(byte[] body) {
    if (end == null) {
      return 0;
    }
    try {
      Disk.Held lock = disk.tryLock(paths.lock);
      if (lock == null) {
        return 0;
      }
      try {
        return append(body);
      } finally {
        lock.release();
      }
    } catch (IOException | UncheckedIOException | AuditException e) {
      throw failure(e);
    }
  }

  private long append(byte[] body) throws IOException {
    Recovery.End at = end;
    if (at == null
        || !at.holes.isEmpty()
        || !key.keyId().equals(at.activeKey)
        || !log.isAsLeft(at.length)
        || !head.isAsLeft()) {
      return 0;
    }
    Group group = new Group(at, clock);
    group.add(body, mac);
    if (isToBeRotated(at, group)) {
      return 0;
    }
    if (!put(group, at)) {
      // What others wrote has to be read, and reading ends on an interrupt.
      return Uninterrupted.call(
          () -> isThere(group) ? write(List.of(), group.seq) : write(List.of(body), 0));
    }
    settle(group, at);
    return group.seq;
  }

  private long locked(Work work) {
    try {
      if (!secured) {
        disk.secure(paths.folder, paths.log, paths.head, paths.lock);
        secured = true;
      }
      Disk.Held lock = lock();
      try {
        return work.run();
      } finally {
        lock.release();
      }
    } catch (IOException | UncheckedIOException | AuditException e) {
      throw failure(e);
    }
  }

  private AuditException failure(Exception e) {
    end = null;
    return e instanceof AuditException known
        ? known
        : new AuditException(
            AuditException.Reason.CANNOT_WRITE,
            "The audit log " + paths.log + " cannot be written: " + e + ".",
            e);
  }

  /** Covers what is wrong with the log, and says what that was; an empty list where nothing is. */
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
            end();
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
    LostKey lost = LostKey.settle(disk, paths);
    Recovery.End at = lost.end();
    Group group = new Group(at, clock);
    if (at.endsOpen) {
      group.lineFeed();
    }
    group.add(format.newKeySegment(lost.oldBytes(), Hex.bytes(lost.oldHash()), key.keyId()), mac);
    for (Recovery.Hole hole : at.holes) {
      group.add(format.gap(hole.from(), hole.to(), hole.sha256(), hole.reason()), mac);
    }
    if (!put(group, at)) {
      throw new IOException("others wrote into the file");
    }
    group.moved(at);
    putHead(group, at);
    return at.first;
  }

  void close() {
    keys.forEach(AuditKey::destroy);
    try {
      try {
        log.close();
      } finally {
        head.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Disk.Held lock() throws IOException {
    long began = disk.nanoTime();
    long pause = FIRST_PAUSE_NANOS;
    Disk.Held lock = disk.tryLock(paths.lock);
    while (lock == null) {
      if (disk.nanoTime() - began > lockWait.toNanos()) {
        throw new AuditException(
            AuditException.Reason.LOCK_WAIT_EXCEEDED,
            "Another process held the lock "
                + paths.lock
                + " for more than "
                + lockWait.toMillis()
                + " ms.");
      }
      disk.pause(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_NANOS);
      lock = disk.tryLock(paths.lock);
    }
    return lock;
  }

  /**
   * One group, at the end of the file as it is now; again, if others wrote in between.
   *
   * @param bodies what is still to be written
   * @param known the number of the first record, or 0 if it is not written yet
   */
  private long write(List<byte[]> bodies, long known) throws IOException {
    List<byte[]> left = bodies;
    long firstSeq = known;
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Recovery.End at = end();
      Group group = new Group(at, clock);
      openings(group, at);
      if (firstSeq == 0 || !left.isEmpty()) {
        firstSeq = group.seq + 1;
      }
      for (byte[] body : left) {
        group.add(body, mac);
      }
      if (group.isEmpty()) {
        return firstSeq;
      }
      if (isToBeRotated(at, group)) {
        rotate(at);
        continue;
      }
      if (put(group, at)) {
        settle(group, at);
        return firstSeq;
      }
      if (isThere(group)) {
        left = List.of();
      }
    }
    throw new IOException("others keep writing into the file");
  }

  /** What the opening records of a group say, for people. */
  private List<String> said(Recovery.End at) {
    List<String> said = new ArrayList<>();
    if (at.opening == Recovery.Opening.GENESIS) {
      said.add("genesis: the log begins after the " + at.length + " bytes that were there");
    } else if (at.opening == Recovery.Opening.SEGMENT) {
      said.add("segment: a new file goes on after record " + at.seq);
    }
    at.holes.forEach(hole -> said.add("gap: " + hole.reason()));
    if (at.activeKey != null && !at.activeKey.equals(key.keyId())) {
      said.add("key: the log goes on under the key " + key.keyId());
    }
    return said;
  }

  /**
   * Whether a group that others wrote next to is whole, so that only their bytes are to be covered.
   */
  private boolean isThere(Group group) throws IOException {
    end = null;
    return end().seq >= group.seq;
  }

  private void settle(Group group, Recovery.End at) throws IOException {
    covered.addAll(said(at));
    at.opening = Recovery.Opening.NONE;
    at.endsOpen = false;
    at.holes = new ArrayList<>();
    group.moved(at);
    at.activeKey = key.keyId();
    putHead(group, at);
    end = at;
  }

  /** Gap, key, genesis and segment records that have to stand before the group's own. */
  private void openings(Group group, Recovery.End at) throws IOException {
    Mac before = mac;
    if (at.activeKey != null && !at.activeKey.equals(key.keyId())) {
      before = keys.get(1).mac();
    }
    if (at.endsOpen) {
      group.lineFeed();
    }
    if (at.opening == Recovery.Opening.GENESIS
        && repairing
        && at.length == 0
        && at.holes.isEmpty()) {
      return;
    }
    if (at.opening == Recovery.Opening.GENESIS) {
      byte[] foreign = Hex.sha256(new byte[0]);
      if (at.length > 0) {
        try (FileChannel file = disk.read(paths.log)) {
          foreign = ChainWalk.hashOf(file, 0, at.length);
        }
      }
      group.add(format.genesis(at.length, foreign, key.keyId()), mac);
    } else if (at.opening == Recovery.Opening.SEGMENT) {
      group.first = group.seq + 1;
      group.add(format.segment(String.valueOf(at.activeKey)), before);
    }
    for (Recovery.Hole hole : at.holes) {
      group.add(format.gap(hole.from(), hole.to(), hole.sha256(), hole.reason()), before);
    }
    if (before != mac) {
      group.add(format.key(key.keyId()), before);
    }
  }

  /** Where the log ends: as this writer left it, or as it is found. */
  private Recovery.End end() throws IOException {
    if (end != null && log.isAsLeft(end.length) && head.isAsLeft()) {
      return end;
    }
    log.close();
    Recovery.End found = new Recovery(disk, paths, keys, repairing).find(head.reopen());
    if (failed != null) {
      noteFailure(found, failed);
    }
    end = found;
    return found;
  }

  /** Says what the failed group left in the file. */
  private void noteFailure(Recovery.End found, Group failed) throws IOException {
    String why = String.valueOf(failure);
    found.holes.replaceAll(
        hole ->
            hole.reason().equals(Recovery.TORN)
                ? new Recovery.Hole(hole.from(), hole.to(), hole.sha256(), "failed write: " + why)
                : hole);
    long written = failed.recordsIn(disk, paths.log);
    if (written > 0) {
      found.holes.add(
          new Recovery.Hole(
              found.length,
              found.length,
              Recovery.EMPTY_HASH,
              "records "
                  + failed.firstSeq
                  + " to "
                  + (failed.firstSeq + written - 1)
                  + " were refused to their callers: "
                  + why));
    }
  }

  private boolean isToBeRotated(Recovery.End at, Group group) {
    return at.holes.isEmpty()
        && at.opening == Recovery.Opening.NONE
        && at.lastStart > 0
        && at.length >= rotateFrom
        && at.length + group.bytes.length() > rotationBytes;
  }

  /** Gives the present file its final name; the next record then begins a new one. */
  private void rotate(Recovery.End at) throws IOException {
    log.close();
    end = null;
    Path renamed = paths.segment(at.first);
    try {
      disk.rename(paths.log, renamed);
    } catch (IOException e) {
      // The file can still be appended to, which is worth more than its size: said in the log,
      // and tried again when it has grown.
      Group note = new Group(at, clock);
      String why = e.getClass().getSimpleName();
      note.add(format.checkpoint("the file could not be rotated: " + why), mac);
      rotateFrom = note.length + Math.max(rotationBytes / 8, 1);
      if (put(note, at)) {
        note.moved(at);
        putHead(note, at);
      }
      return;
    }
    Disk.Stat stat = disk.stat(renamed);
    if (stat != null && stat.size() != at.length) {
      // Others wrote into it just before: a gap has to cover that while it can still be appended
      // to.
      disk.rename(renamed, paths.log);
      return;
    }
    rotateFrom = 0;
    disk.syncFolder(paths.folder);
  }

  /**
   * Appends and syncs a group.
   *
   * @return whether it stands right where it was meant to
   */
  private boolean put(Group group, Recovery.End at) throws IOException {
    failed = null;
    try {
      return log.append(group.bytes.buffer(), at.length);
    } catch (IOException e) {
      failed = group;
      failure = e.getClass().getSimpleName();
      throw e;
    }
  }

  private void putHead(Group group, Recovery.End at) throws IOException {
    try {
      head.put(at, key.keyId(), mac);
    } catch (IOException e) {
      failed = group;
      failure = "head file: " + e.getClass().getSimpleName();
      throw e;
    }
  }
}
