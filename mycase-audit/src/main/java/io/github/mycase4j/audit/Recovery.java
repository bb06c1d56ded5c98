package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The search for the end of a log and for what its next record has to commit to. It only reads; the
 * caller holds the lock and writes what was found.
 */
final class Recovery {
  private static final String FOREIGN = "foreign bytes";

  private final Disk disk;
  private final LogPaths paths;
  private final AuditErrors errors;
  private final List<AuditKey> keys;

  /** Whether damage is to be covered and reported rather than to stop the writer. */
  private final boolean repairing;

  /** Whether nothing but the file itself says where it ended. */
  private boolean readAll;

  Recovery(Disk disk, LogPaths paths, List<AuditKey> keys, boolean repairing) {
    this.disk = disk;
    this.paths = paths;
    errors = new AuditErrors(paths.log);
    this.keys = keys;
    this.repairing = repairing;
  }

  LogTail find(HeadSlots slots) throws IOException {
    LogTail tail = where(slots);
    Head head = slots.latest();
    if (head != null && slots.isForged()) {
      return tail.withRemark("a slot of the head file was forged: its MAC is wrong");
    } else if (head != null && slots.isTrusted() && slots.mayBeCutAt(tail.seq())) {
      return tail.withRemark(
          "a slot of the head file was damaged or removed, and the log ends at record "
              + tail.seq()
              + " where the other slot announces record "
              + head.next
              + ": records may have been removed from the end");
    }
    return tail;
  }

  private LogTail where(HeadSlots slots) throws IOException {
    readAll = false;
    Head head = slots.latest();
    Disk.Stat stat = disk.stat(paths.log);
    long size = stat == null ? 0 : stat.size();
    if (head == null || !slots.isTrusted()) {
      String remark =
          head != null
              ? "the head file was not written with this key"
              : slots.isMissing() ? "the head file was missing" : "the head file was damaged";
      LogTail tail =
          fromScratch(
              size,
              remark + ": if records were removed from the end before, that cannot be detected");
      if (head != null && size < head.length && disk.stat(paths.segment(head.first)) == null) {
        tail = shorter(head, size, tail);
      }
      return tail.opening() == LogTail.Opening.GENESIS && !slots.isMissing()
          ? tail.withRemark(remark + ": it belonged to a log that is gone")
          : tail;
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
        throw errors.shorterThanHead(size, head);
      }
      return shorter(head, size, fromScratch(size, null));
    }
    if (!repairing) {
      throw errors.lastRecordChanged(head);
    }
    return fromScratch(size, null)
        .withRemark(
            "repair: the head names seq "
                + head.seq
                + " with hash "
                + Hex.text(head.hash)
                + ", but the file does not hold that record");
  }

  private boolean holdsLast(Path path, Head head) throws IOException {
    try (FileChannel file = disk.read(path)) {
      return file.size() >= head.length
          && Arrays.equals(FileBytes.hash(file, head.lastStart, head.length), head.hash);
    }
  }

  /** Returns the tail where the head names a record of the present file. */
  private LogTail afterHead(Head head, long size) throws IOException {
    ChainReader chain = new ChainReader(keys);
    chain.resume(head);
    chain.beginFile(paths.log.toString(), null);
    chain.lastStart = head.lastStart;
    chain.fileFirst = head.first;
    try (FileChannel file = disk.read(paths.log)) {
      follow(chain, file, head.length, size);
      return tail(chain, file, size);
    }
  }

  private static void follow(ChainReader chain, FileChannel file, long from, long size)
      throws IOException {
    chain.read(file, from, size);
    chain.adoptOpenLine(file, size);
  }

  /**
   * Gives a file its old name back if others wrote into it while it was renamed and no newer one
   * was begun: once it can be appended to again, a gap can cover their bytes.
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

  /**
   * Returns the tail where the file that the head names was renamed and the head not written since.
   */
  private LogTail afterRename(Head head, long size) throws IOException {
    Path renamed = paths.segment(head.first);
    if (!holdsLast(renamed, head)) {
      throw errors.olderFileChanged(renamed);
    }
    ChainReader chain = new ChainReader(keys);
    chain.resume(head);
    List<String> remarks = new ArrayList<>();
    for (LogPaths.Segment older : paths.segments()) {
      if (older.first() >= head.first) {
        try (FileChannel file = disk.read(older.file())) {
          chain.beginFile(older.file().toString(), null);
          follow(chain, file, older.first() == head.first ? head.length : 0, file.size());
        }
        if (!chain.foreign.isEmpty()) {
          remarks.add(
              chain.foreign.bytes()
                  + " bytes of the older file "
                  + older.file().getFileName()
                  + " belong to no record: others wrote them after it was rotated");
        }
      }
    }
    LogTail tail = continued(chain, size);
    for (String remark : remarks) {
      tail = tail.withRemark(remark);
    }
    return tail;
  }

  /**
   * Returns the tail where the present file continues after the older one that was read, or is
   * still to be begun.
   */
  private LogTail continued(ChainReader chain, long size) throws IOException {
    List<LogPaths.Segment> older = paths.segments();
    if (size > 0) {
      try (FileChannel last = disk.read(older.get(older.size() - 1).file());
          FileChannel file = disk.read(paths.log)) {
        chain.beginFile(paths.log.toString(), last);
        follow(chain, file, 0, size);
        LogTail tail = tail(chain, file, size);
        return chain.fileFirst > 0 ? tail : tail.withSegmentNext();
      }
    }
    checkKey(chain);
    return LogTail.beforeSegment(chain.seq, chain.hash, chain.activeKey());
  }

  /** Reads the whole file, because nothing says where it ended. */
  private LogTail fromScratch(long size, @Nullable String remark) throws IOException {
    readAll = true;
    ChainReader chain = new ChainReader(keys);
    chain.beginFile(paths.log.toString(), null);
    LogTail tail = null;
    if (size > 0) {
      try (FileChannel file = disk.read(paths.log)) {
        follow(chain, file, 0, size);
        if (chain.started) {
          tail = tail(chain, file, size);
        } else if (chain.foreign.anyForged()) {
          throw errors.wrongKey(0);
        }
      }
    }
    if (tail == null) {
      List<LogPaths.Segment> older = paths.segments();
      if (older.isEmpty()) {
        LogTail begin = LogTail.beforeGenesis(size, size > 0 && endsOpen(size));
        rejectShaped(chain);
        return begin;
      }
      LogPaths.Segment last = older.get(older.size() - 1);
      chain = new ChainReader(keys);
      try (FileChannel old = disk.read(last.file())) {
        chain.beginFile(last.file().toString(), null);
        follow(chain, old, 0, old.size());
      }
      tail = continued(chain, size);
    }
    return remark == null ? tail : tail.withRemark(remark);
  }

  private void rejectShaped(ChainReader chain) {
    if (!repairing && chain.foreign.anyShaped()) {
      throw errors.noBeginning();
    }
  }

  private boolean endsOpen(long size) throws IOException {
    try (FileChannel file = disk.read(paths.log)) {
      return FileBytes.endsOpen(file, size);
    }
  }

  private LogTail tail(ChainReader chain, FileChannel file, long size) throws IOException {
    checkKey(chain);
    rejectDamaged(chain, file);
    boolean endsOpen = FileBytes.endsOpen(file, size);
    List<Gap> gaps = new ArrayList<>();
    for (UncoveredRanges.Range range : chain.foreign.ranges()) {
      boolean torn = range.to == size && endsOpen;
      String reason = torn ? Gap.TORN : FOREIGN;
      if (range.shaped && repairing) {
        reason = "repair: from line " + FileBytes.line(file, range.from) + " on, " + range.reason;
      }
      gaps.add(
          new Gap(
              range.from, range.to, Hex.text(FileBytes.hash(file, range.from, range.to)), reason));
    }
    return new LogTail(
        LogTail.Opening.NONE,
        chain.fileFirst,
        chain.seq,
        chain.hash.clone(),
        chain.lastStart,
        size,
        endsOpen,
        chain.activeKey(),
        gaps);
  }

  /** Rejects a log whose last record was not written with a known key. */
  private void checkKey(ChainReader chain) {
    boolean known = keys.stream().anyMatch(key -> key.keyId().equals(chain.activeKey()));
    if (!chain.lastChecked || !known) {
      throw errors.wrongKey(chain.counters.doubtfulKeySeq);
    }
  }

  /** Rejects a log in which something that looks like a record follows the last one. */
  private void rejectDamaged(ChainReader chain, FileChannel file) throws IOException {
    for (UncoveredRanges.Range range : chain.foreign.ranges()) {
      boolean doubtful = range.shaped && range.to > chain.lastEnd;
      if (doubtful && !repairing && (readAll || range.forged)) {
        // Reading may have begun after the head, with lines counted from there.
        throw errors.damagedAt(FileBytes.line(file, range.from), range.reason);
      }
    }
  }

  private LogTail shorter(Head head, long size, LogTail tail) {
    if (!repairing) {
      throw errors.shorterThanHead(size, head);
    }
    return tail.withRemark(
        "repair: the file was cut from "
            + head.length
            + " to "
            + size
            + " bytes; the head names seq "
            + head.seq
            + " with hash "
            + Hex.text(head.hash)
            + ", the file ends at seq "
            + tail.seq());
  }
}
