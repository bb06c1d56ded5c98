package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where the log ends and what its next record has to commit to. It reads only; whoever
 * calls it holds the lock, and writes what it found.
 */
final class Recovery {
  /** With which record the file has to begin, where it does not yet. */
  enum Opening {
    NONE,
    GENESIS,
    SEGMENT
  }

  /** Bytes that a gap record is to cover; an empty range is a remark. */
  record Hole(long from, long to, String sha256, String reason) {}

  /** Where the log ends. */
  static final class End {
    Opening opening = Opening.NONE;
    long first = 1;
    long seq;
    byte[] hash = new byte[Hex.DIGEST_BYTES];
    long lastStart;

    /** The file's length, foreign bytes and all. */
    long length;

    boolean endsOpen;
    @Nullable String activeKey;
    List<Hole> holes = new ArrayList<>();

    /** Has the next record say something that left no bytes. */
    void remark(String reason) {
      holes.add(new Hole(length, length, EMPTY_HASH, reason));
    }
  }

  static final String EMPTY_HASH = Hex.text(Hex.sha256(new byte[0]));
  static final String TORN = "torn tail";
  private static final String FOREIGN = "foreign bytes";

  private final Disk disk;
  private final LogPaths paths;
  private final AuditErrors refusals;
  private final List<AuditKey> keys;

  /** Whether what is damaged is to be covered and told, rather than refused. */
  private final boolean repairing;

  /** Whether nothing but the file itself says where it ended. */
  private boolean readAll;

  Recovery(Disk disk, LogPaths paths, List<AuditKey> keys, boolean repairing) {
    this.disk = disk;
    this.paths = paths;
    refusals = new AuditErrors(paths.log);
    this.keys = keys;
    this.repairing = repairing;
  }

  End find(HeadSlots slots) throws IOException {
    End end = where(slots);
    Head head = slots.latest();
    if (head != null && slots.isForged()) {
      end.remark("a slot of the head file was forged: its MAC is not right");
    } else if (head != null && slots.isTrusted() && slots.mayBeCutAt(end.seq)) {
      end.remark(
          "a slot of the head file was damaged or taken away, and the log ends at record "
              + end.seq
              + " where the other slot announces record "
              + head.next
              + ": records may have been removed from the end");
    }
    return end;
  }

  private End where(HeadSlots slots) throws IOException {
    readAll = false;
    Head head = slots.latest();
    Disk.Stat stat = disk.stat(paths.log);
    long size = stat == null ? 0 : stat.size();
    if (head == null || !slots.isTrusted()) {
      String remark =
          head != null
              ? "the head file was not written with this key"
              : slots.isMissing() ? "the head file was missing" : "the head file was damaged";
      End end =
          fromScratch(
              size,
              remark + ": if records were removed from the end before, that cannot be detected");
      if (head != null && size < head.length && disk.stat(paths.segment(head.first)) == null) {
        shorter(head, size, end);
      }
      if (end.opening == Opening.GENESIS && !slots.isMissing()) {
        end.remark(remark + ": it belonged to a log that is gone");
      }
      return end;
    }
    if (head.seq == 0) {
      // The first commit was announced, and it is not known how far it came.
      return fromScratch(size, null);
    }
    if (size >= head.length && holdsLast(paths.log, head)) {
      return afterHead(head, size);
    }
    if (disk.stat(paths.segment(head.first)) != null) {
      return undone(head) ? where(slots) : afterRename(head, size);
    }
    if (size < head.length) {
      if (!repairing) {
        throw refusals.shorterThanHead(size, head);
      }
      End end = fromScratch(size, null);
      shorter(head, size, end);
      return end;
    }
    if (!repairing) {
      throw refusals.lastRecordChanged(head);
    }
    End end = fromScratch(size, null);
    end.remark(
        "repair: the head names seq "
            + head.seq
            + " with hash "
            + Hex.text(head.hash)
            + ", but the file does not hold that record");
    return end;
  }

  private boolean holdsLast(Path path, Head head) throws IOException {
    try (FileChannel file = disk.read(path)) {
      return file.size() >= head.length
          && Arrays.equals(FileBytes.hash(file, head.lastStart, head.length), head.hash);
    }
  }

  /** The file that the head speaks of is the present one. */
  private End afterHead(Head head, long size) throws IOException {
    ChainReader walk = new ChainReader(keys);
    walk.resume(head);
    walk.beginFile(paths.log.toString(), null);
    walk.lastStart = head.lastStart;
    walk.fileFirst = head.first;
    try (FileChannel file = disk.read(paths.log)) {
      follow(walk, file, head.length, size);
      return end(walk, file, size);
    }
  }

  private static void follow(ChainReader walk, FileChannel file, long from, long size)
      throws IOException {
    walk.walk(file, from, size);
    walk.adoptOpenLine(file, size);
  }

  /**
   * Gives a file its name back that others wrote into while it was renamed, if no newer one was
   * begun: where it can be appended to, a gap can cover their bytes.
   */
  private boolean undone(Head head) throws IOException {
    Path renamed = paths.segment(head.first);
    Disk.Stat stat = disk.stat(renamed);
    if (disk.stat(paths.log) != null || stat == null || stat.size() == head.length) {
      return false;
    }
    List<LogPaths.Segment> all = paths.segments();
    if (all.get(all.size() - 1).first() != head.first || !holdsLast(renamed, head)) {
      return false;
    }
    disk.rename(renamed, paths.log);
    disk.syncFolder(paths.folder);
    return true;
  }

  /** The file that the head speaks of was renamed, and the head not written since. */
  private End afterRename(Head head, long size) throws IOException {
    Path renamed = paths.segment(head.first);
    if (!holdsLast(renamed, head)) {
      throw refusals.olderFileChanged(renamed);
    }
    ChainReader walk = new ChainReader(keys);
    walk.resume(head);
    List<String> remarks = new ArrayList<>();
    for (LogPaths.Segment older : paths.segments()) {
      if (older.first() >= head.first) {
        try (FileChannel file = disk.read(older.file())) {
          walk.beginFile(older.file().toString(), null);
          follow(walk, file, older.first() == head.first ? head.length : 0, file.size());
        }
        if (!walk.foreign.isEmpty()) {
          remarks.add(
              walk.foreign.bytes()
                  + " bytes of the older file "
                  + older.file().getFileName()
                  + " belong to no record: others wrote them after it was rotated");
        }
      }
    }
    End end = continued(walk, size);
    remarks.forEach(end::remark);
    return end;
  }

  /** The present file continues after the older one that was walked, or is still to be begun. */
  private End continued(ChainReader walk, long size) throws IOException {
    List<LogPaths.Segment> older = paths.segments();
    if (size > 0) {
      try (FileChannel last = disk.read(older.get(older.size() - 1).file());
          FileChannel file = disk.read(paths.log)) {
        walk.beginFile(paths.log.toString(), last);
        follow(walk, file, 0, size);
        if (walk.fileFirst > 0) {
          return end(walk, file, size);
        }
        End end = end(walk, file, size);
        end.opening = Opening.SEGMENT;
        return end;
      }
    }
    checkKey(walk);
    End end = new End();
    end.opening = Opening.SEGMENT;
    end.seq = walk.seq;
    end.hash = walk.hash.clone();
    end.activeKey = walk.activeKey();
    return end;
  }

  /** Reads the whole file, because nothing says where it ended. */
  private End fromScratch(long size, @Nullable String remark) throws IOException {
    readAll = true;
    ChainReader walk = new ChainReader(keys);
    walk.beginFile(paths.log.toString(), null);
    End end = null;
    if (size > 0) {
      try (FileChannel file = disk.read(paths.log)) {
        follow(walk, file, 0, size);
        if (walk.started) {
          end = end(walk, file, size);
        } else if (walk.foreign.anyForged()) {
          throw refusals.wrongKey(0);
        }
      }
    }
    if (end == null) {
      List<LogPaths.Segment> older = paths.segments();
      if (older.isEmpty()) {
        end = new End();
        end.opening = Opening.GENESIS;
        end.length = size;
        end.endsOpen = size > 0 && endsOpen(size);
        refuseShaped(walk);
        return end;
      }
      LogPaths.Segment last = older.get(older.size() - 1);
      walk = new ChainReader(keys);
      try (FileChannel old = disk.read(last.file())) {
        walk.beginFile(last.file().toString(), null);
        follow(walk, old, 0, old.size());
      }
      end = continued(walk, size);
    }
    if (remark != null) {
      end.remark(remark);
    }
    return end;
  }

  private void refuseShaped(ChainReader walk) {
    if (!repairing && walk.foreign.anyShaped()) {
      throw refusals.noBeginning();
    }
  }

  private boolean endsOpen(long size) throws IOException {
    try (FileChannel file = disk.read(paths.log)) {
      return FileBytes.at(file, size - 1) != '\n';
    }
  }

  private End end(ChainReader walk, FileChannel file, long size) throws IOException {
    checkKey(walk);
    refuseDamaged(walk, file);
    End end = new End();
    end.first = walk.fileFirst;
    end.seq = walk.seq;
    end.hash = walk.hash.clone();
    end.lastStart = walk.lastStart;
    end.length = size;
    end.activeKey = walk.activeKey();
    end.endsOpen = FileBytes.at(file, size - 1) != '\n';
    for (UncoveredRanges.Range range : walk.foreign.ranges()) {
      boolean torn = range.to == size && end.endsOpen;
      String reason = torn ? TORN : FOREIGN;
      if (range.shaped && repairing) {
        reason = "repair: from line " + FileBytes.line(file, range.from) + " on, " + range.reason;
      }
      end.holes.add(
          new Hole(
              range.from, range.to, Hex.text(FileBytes.hash(file, range.from, range.to)), reason));
    }
    return end;
  }

  /** The last record must be of a key that is known. */
  private void checkKey(ChainReader walk) {
    boolean known = keys.stream().anyMatch(key -> key.keyId().equals(walk.activeKey()));
    if (!walk.lastChecked || !known) {
      throw refusals.wrongKey(walk.tally.doubtfulKeySeq);
    }
  }

  /** What looks like a later record than the last refuses, too. */
  private void refuseDamaged(ChainReader walk, FileChannel file) throws IOException {
    for (UncoveredRanges.Range range : walk.foreign.ranges()) {
      boolean doubtful = range.shaped && range.to > walk.end;
      if (doubtful && !repairing && (readAll || range.forged)) {
        // The walk may have begun behind the head, and counted from there.
        throw refusals.damagedAt(FileBytes.line(file, range.from), range.reason);
      }
    }
  }

  private void shorter(Head head, long size, End end) {
    if (!repairing) {
      throw refusals.shorterThanHead(size, head);
    }
    end.remark(
        "repair: the file was cut from "
            + head.length
            + " to "
            + size
            + " bytes; the head names seq "
            + head.seq
            + " with hash "
            + Hex.text(head.hash)
            + ", the file ends at seq "
            + end.seq);
  }
}
