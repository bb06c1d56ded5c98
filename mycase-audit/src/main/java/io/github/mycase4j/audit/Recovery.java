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
  }

  static final String EMPTY_HASH = Hex.text(Hex.sha256(new byte[0]));
  static final String TORN = "torn tail";
  private static final String FOREIGN = "foreign bytes";

  private final Disk disk;
  private final LogPaths paths;
  private final List<AuditKey> keys;

  /** Whether what is damaged is to be covered and told, rather than refused. */
  private final boolean repairing;

  /** Whether nothing but the file itself says where it ended. */
  private boolean readAll;

  Recovery(Disk disk, LogPaths paths, List<AuditKey> keys, boolean repairing) {
    this.disk = disk;
    this.paths = paths;
    this.keys = keys;
    this.repairing = repairing;
  }

  End find(byte[] headBytes) throws IOException {
    Head head = Head.read(headBytes);
    Disk.Stat stat = disk.stat(paths.log);
    long size = stat == null ? 0 : stat.size();
    if (head == null || head.writtenUnder(keys) < 0) {
      String remark =
          head != null
              ? "the head file was not written with this key"
              : headBytes.length == 0 ? "the head file was missing" : "the head file was damaged";
      End end = fromScratch(size, remark + ": records cut off before this one cannot be missed");
      if (head != null && size < head.length && disk.stat(paths.segment(head.first)) == null) {
        shorter(head, size, end);
      }
      return end;
    }
    if (disk.stat(paths.segment(head.first)) != null) {
      return afterRename(head, size);
    }
    if (size < head.length) {
      if (!repairing) {
        throw shorterThanHead(size, head);
      }
      End end = fromScratch(size, null);
      shorter(head, size, end);
      return end;
    }
    ChainWalk walk = new ChainWalk(keys);
    boolean damaged;
    try (FileChannel file = disk.read(paths.log)) {
      byte[] last = ChainWalk.hashOf(file, head.lastStart, head.length);
      damaged = !Arrays.equals(last, head.hash);
      if (!damaged) {
        walk.resume(head.seq, head.hash, head.keyId);
        walk.lastChecked = true;
        walk.beginFile(paths.log.toString(), null);
        walk.lastStart = head.lastStart;
        walk.fileFirst = head.first;
        follow(walk, file, head.length, size);
        return end(walk, file, size);
      }
    }
    if (!repairing) {
      throw new AuditException(
          AuditException.Reason.DAMAGED,
          "The last record of the audit log "
              + paths.log
              + " is not the one that was written (seq "
              + head.seq
              + "). Nothing is appended until a repair (audit repair) has recorded the incident.");
    }
    End end = fromScratch(size, null);
    end.holes.add(
        remark(
            size,
            "repair: the head names seq "
                + head.seq
                + " with hash "
                + Hex.text(head.hash)
                + ", but the file does not hold that record"));
    return end;
  }

  private static void follow(ChainWalk walk, FileChannel file, long from, long size)
      throws IOException {
    walk.walk(file, from, size);
    walk.adoptOpenLine(file, size);
  }

  /** The file that the head speaks of was renamed, and the rotation not finished. */
  private End afterRename(Head head, long size) throws IOException {
    ChainWalk walk = new ChainWalk(keys);
    Path renamed = paths.segment(head.first);
    try (FileChannel old = disk.read(renamed)) {
      long oldSize = old.size();
      if (oldSize < head.length
          || !Arrays.equals(ChainWalk.hashOf(old, head.lastStart, head.length), head.hash)) {
        throw new AuditException(
            AuditException.Reason.DAMAGED,
            "The older file "
                + renamed
                + " is not the one that the head of the audit log names. Nothing is appended.");
      }
      walk.resume(head.seq, head.hash, head.keyId);
      walk.lastChecked = true;
      walk.beginFile(renamed.toString(), null);
      follow(walk, old, head.length, oldSize);
    }
    return continued(walk, size);
  }

  /** The present file goes on after the older one that was walked, or is still to be begun. */
  private End continued(ChainWalk walk, long size) throws IOException {
    walk.beginFile(paths.log.toString(), null);
    if (size > 0) {
      try (FileChannel file = disk.read(paths.log)) {
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
    end.activeKey = walk.activeKey;
    return end;
  }

  /** Reads the whole file, because nothing says where it ended. */
  private End fromScratch(long size, @Nullable String remark) throws IOException {
    readAll = true;
    ChainWalk walk = new ChainWalk(keys);
    walk.beginFile(paths.log.toString(), null);
    End end = null;
    if (size > 0) {
      try (FileChannel file = disk.read(paths.log)) {
        follow(walk, file, 0, size);
        if (walk.started) {
          end = end(walk, file, size);
        } else if (walk.foreign.stream().anyMatch(range -> range.wrongMac)) {
          throw wrongKey();
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
        if (size > 0) {
          refuseShaped(walk);
        }
        return end;
      }
      LogPaths.Segment last = older.get(older.size() - 1);
      walk = new ChainWalk(keys);
      try (FileChannel old = disk.read(last.file())) {
        walk.beginFile(last.file().toString(), null);
        follow(walk, old, 0, old.size());
      }
      end = continued(walk, size);
    }
    if (remark != null) {
      end.holes.add(remark(size, remark));
    }
    return end;
  }

  private void refuseShaped(ChainWalk walk) {
    if (!repairing && walk.foreign.stream().anyMatch(range -> range.shaped)) {
      throw new AuditException(
          AuditException.Reason.DAMAGED,
          "The file "
              + paths.log
              + " holds records, but does not begin as an audit log does. Nothing is appended"
              + " until a repair (audit repair) has recorded the incident.");
    }
  }

  private boolean endsOpen(long size) throws IOException {
    try (FileChannel file = disk.read(paths.log)) {
      return Chunk.byteAt(file, size - 1) != '\n';
    }
  }

  private End end(ChainWalk walk, FileChannel file, long size) throws IOException {
    checkKey(walk);
    End end = new End();
    end.first = walk.fileFirst;
    end.seq = walk.seq;
    end.hash = walk.hash.clone();
    end.lastStart = walk.lastStart;
    end.length = size;
    end.activeKey = walk.activeKey;
    end.endsOpen = size > 0 && Chunk.byteAt(file, size - 1) != '\n';
    for (ChainWalk.Foreign range : walk.foreign) {
      boolean torn = range.to == size && end.endsOpen;
      String reason = torn ? TORN : FOREIGN;
      if (range.shaped && repairing) {
        reason = "repair: from line " + range.line + " on, " + range.reason;
      }
      end.holes.add(
          new Hole(
              range.from,
              range.to,
              Hex.text(ChainWalk.hashOf(file, range.from, range.to)),
              reason));
    }
    return end;
  }

  /** The last record must be of a key that is known; what looks like a later one refuses, too. */
  private void checkKey(ChainWalk walk) {
    boolean forged = walk.foreign.stream().anyMatch(range -> range.wrongMac);
    boolean known = keys.stream().anyMatch(key -> key.keyId().equals(walk.activeKey));
    if (!walk.lastChecked || !known || (forged && !repairing && walk.records == 0)) {
      throw wrongKey();
    }
    for (ChainWalk.Foreign range : walk.foreign) {
      boolean doubtful = range.shaped && range.to > walk.end;
      if (doubtful && !repairing && (readAll || range.wrongMac)) {
        throw new AuditException(
            AuditException.Reason.DAMAGED,
            "The audit log "
                + paths.log
                + " is damaged at line "
                + range.line
                + ": "
                + range.reason
                + ". Nothing is appended until a repair (audit repair) has recorded the incident.");
      }
    }
  }

  private void shorter(Head head, long size, End end) {
    if (!repairing) {
      throw shorterThanHead(size, head);
    }
    end.holes.add(
        remark(
            size,
            "repair: the file was cut from "
                + head.length
                + " to "
                + size
                + " bytes; the head names seq "
                + head.seq
                + " with hash "
                + Hex.text(head.hash)
                + ", the file ends at seq "
                + end.seq));
  }

  private static Hole remark(long at, String reason) {
    return new Hole(at, at, EMPTY_HASH, reason);
  }

  private AuditException shorterThanHead(long size, Head head) {
    return new AuditException(
        AuditException.Reason.SHORTER_THAN_HEAD,
        "The audit log "
            + paths.log
            + " has "
            + size
            + " bytes, but had "
            + head.length
            + " when record "
            + head.seq
            + " was written. Nothing is appended until a repair (audit repair) has recorded the incident.");
  }

  private AuditException wrongKey() {
    return new AuditException(
        AuditException.Reason.WRONG_KEY,
        "The encryption key is not the one that the audit log "
            + paths.log
            + " was written with. Nothing is appended. If that key is lost, audit repair --new-key begins"
            + " a new part of the log.");
  }
}
