package io.github.mycase4j.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Puts groups of records on the disk, one group at a time, on one thread.
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

  private Disk.@Nullable Appender log;
  private @Nullable Object logIdentity;
  private Disk.@Nullable Slots head;
  private @Nullable Object headIdentity;
  private byte[] headBytes = new byte[0];

  /** The number of the slot that was written last, or -1 when it is not known. */
  private long headTurn = -1;

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
    return locked(() -> write(source.get()));
  }

  /** What is done under the lock. */
  private interface Work {
    long run() throws IOException;
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
    } catch (IOException | UncheckedIOException e) {
      end = null;
      throw new AuditException(
          AuditException.Reason.CANNOT_WRITE,
          "The audit log " + paths.log + " cannot be written: " + e + ".",
          e);
    } catch (AuditException e) {
      end = null;
      throw e;
    }
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
    long[] seq = new long[1];
    locked(
        () -> {
          seq[0] = beginUnderNewKey();
          return 0L;
        });
    return seq[0];
  }

  private long beginUnderNewKey() throws IOException {
    try {
      end();
      return 0;
    } catch (AuditException e) {
      if (e.reason() != AuditException.Reason.WRONG_KEY) {
        throw e;
      }
    }
    Disk.Stat stat = disk.stat(paths.log);
    long size = stat == null ? 0 : stat.size();
    ChainWalk walk = new ChainWalk(List.of());
    walk.beginFile(paths.log.toString(), null);
    if (size > 0) {
      try (FileChannel file = disk.read(paths.log)) {
        walk.walk(file, 0, size);
      }
    }
    List<LogPaths.Segment> older = paths.segments();
    Recovery.End at = new Recovery.End();
    Path old;
    if (walk.started) {
      old = paths.segment(walk.fileFirst);
      disk.rename(paths.log, old);
      disk.syncFolder(paths.folder);
    } else if (older.isEmpty()) {
      throw new IOException("there is no record that a new file could follow");
    } else {
      old = older.get(older.size() - 1).file();
      at.length = size;
      if (size > 0) {
        try (FileChannel file = disk.read(paths.log)) {
          String hash = Hex.text(ChainWalk.hashOf(file, 0, size));
          at.holes.add(new Recovery.Hole(0, size, hash, Recovery.TORN));
          at.endsOpen = Chunk.byteAt(file, size - 1) != '\n';
        }
      }
      try (FileChannel file = disk.read(old)) {
        walk.beginFile(old.toString(), null);
        walk.walk(file, 0, file.size());
      }
    }
    at.seq = walk.seq;
    at.hash = walk.hash.clone();
    at.first = walk.seq + 1;
    Group group = new Group(at, clock);
    if (at.endsOpen) {
      group.lineFeed();
    }
    try (FileChannel file = disk.read(old)) {
      byte[] hash = ChainWalk.hashOf(file, 0, file.size());
      group.add(format.newKeySegment(file.size(), hash, key.keyId()), mac);
    }
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
    closeLog();
    try {
      if (head != null) {
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

  /** One group, at the end of the file as it is now; again, if others wrote in between. */
  private long write(List<byte[]> bodies) throws IOException {
    List<byte[]> left = bodies;
    long firstSeq = 0;
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
      failed = null;
      boolean alone = put(group, at);
      if (alone) {
        covered.addAll(said(at));
        at.opening = Recovery.Opening.NONE;
        at.endsOpen = false;
        at.holes = new ArrayList<>();
        group.moved(at);
        at.activeKey = key.keyId();
        putHead(group, at);
        end = at;
        return firstSeq;
      }
      // Bytes of others came in between. If our lines are whole, only those bytes are to be
      // covered.
      end = null;
      if (end().seq >= group.seq) {
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
    Disk.Stat logStat = disk.stat(paths.log);
    Disk.Stat headStat = disk.stat(paths.head);
    if (end != null
        && log != null
        && head != null
        && logStat != null
        && headStat != null
        && logStat.size() == end.length
        && Objects.equals(logStat.identity(), logIdentity)
        && Objects.equals(headStat.identity(), headIdentity)
        && Arrays.equals(head.read(), headBytes)) {
      return end;
    }
    closeLog();
    if (head != null) {
      head.close();
      head = null;
    }
    headBytes = new byte[0];
    headTurn = -1;
    if (headStat != null) {
      head = disk.slots(paths.head);
      headIdentity = headStat.identity();
      headBytes = head.read();
    }
    Recovery.End found = new Recovery(disk, paths, keys, repairing).find(headBytes);
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
    closeLog();
    end = null;
    try {
      disk.rename(paths.log, paths.segment(at.first));
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
    rotateFrom = 0;
    disk.syncFolder(paths.folder);
  }

  /**
   * Appends and syncs a group.
   *
   * @return whether it stands right where it was meant to
   */
  private boolean put(Group group, Recovery.End at) throws IOException {
    boolean isNew = disk.stat(paths.log) == null;
    try {
      if (log == null) {
        log = disk.append(paths.log);
        logIdentity = null;
      }
      ByteBuffer buffer = ByteBuffer.wrap(group.bytes.toBytes());
      while (buffer.hasRemaining()) {
        if (log.write(buffer) <= 0) {
          throw new IOException("the file took no more bytes");
        }
      }
      log.force();
      if (isNew) {
        disk.syncFolder(paths.folder);
      }
      Disk.Stat now = disk.stat(paths.log);
      if (now == null) {
        throw new IOException("the file is gone");
      }
      if (logIdentity == null) {
        logIdentity = now.identity();
      }
      return now.size() == at.length + group.bytes.length()
          && Objects.equals(now.identity(), logIdentity);
    } catch (IOException e) {
      failed = group;
      failure = e.getClass().getSimpleName();
      throw e;
    }
  }

  private void putHead(Group group, Recovery.End at) throws IOException {
    try {
      boolean isNew = head == null;
      if (head == null) {
        head = disk.slots(paths.head);
      }
      if (headTurn < 0) {
        Head before = Head.read(headBytes);
        headTurn = before == null ? 0 : before.turn;
      }
      long turn = headTurn + 1;
      byte[] slot =
          Head.slot(turn, at.first, at.seq, at.length, at.lastStart, at.hash, key.keyId(), mac);
      int position = (int) (turn % 2) * Head.SLOT_BYTES;
      head.write(position, slot);
      headBytes = Arrays.copyOf(headBytes, Math.max(headBytes.length, position + slot.length));
      System.arraycopy(slot, 0, headBytes, position, slot.length);
      headTurn = turn;
      if (isNew) {
        Disk.Stat stat = disk.stat(paths.head);
        headIdentity = stat == null ? null : stat.identity();
        disk.syncFolder(paths.folder);
      }
    } catch (IOException e) {
      failed = group;
      failure = "head file: " + e.getClass().getSimpleName();
      throw e;
    }
  }

  private void closeLog() {
    try {
      if (log != null) {
        log.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      log = null;
      logIdentity = null;
    }
  }
}
