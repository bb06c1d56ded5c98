package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * A log whose key is lost, set aside: what a new file has to commit to.
 *
 * @param tail where the new file begins, which may hold torn bytes of an earlier attempt
 * @param oldBytes the length of the file before it
 * @param oldHash the SHA-256 of the file before it
 */
record LostKey(LogTail tail, long oldBytes, String oldHash) {

  /** Gives the present file its final name if it holds a record. The caller holds the lock. */
  static LostKey settle(Disk disk, LogPaths paths, List<AuditKey> keys) throws IOException {
    Disk.Stat stat = disk.stat(paths.log);
    long size = stat == null ? 0 : stat.size();
    ChainReader chain = new ChainReader(keys);
    chain.beginFile(paths.log.toString(), null);
    if (size > 0) {
      try (FileChannel file = disk.read(paths.log)) {
        chain.read(file, 0, size);
      }
    }
    List<LogPaths.Segment> older = paths.segments();
    List<Gap> gaps = List.of();
    long length = 0;
    boolean endsOpen = false;
    Path old;
    if (chain.started) {
      old = paths.segment(chain.fileFirst);
      disk.rename(paths.log, old);
      disk.syncFolder(paths.folder);
    } else if (older.isEmpty()) {
      throw new IOException("it holds no record that a new file could follow");
    } else {
      old = older.get(older.size() - 1).file();
      length = size;
      if (size > 0) {
        try (FileChannel file = disk.read(paths.log)) {
          String hash = Hex.text(FileBytes.hash(file, 0, size));
          gaps = List.of(new Gap(0, size, hash, Gap.TORN));
          endsOpen = FileBytes.endsOpen(file, size);
        }
      }
      try (FileChannel file = disk.read(old)) {
        chain.beginFile(old.toString(), null);
        chain.read(file, 0, file.size());
      }
    }
    LogTail at =
        new LogTail(
            LogTail.Opening.NONE,
            chain.seq + 1,
            chain.seq,
            chain.hash.clone(),
            0,
            length,
            endsOpen,
            null,
            gaps);
    try (FileChannel file = disk.read(old)) {
      return new LostKey(at, file.size(), Hex.text(FileBytes.hash(file, 0, file.size())));
    }
  }

  /** Returns a copy whose new file begins with another tail. */
  LostKey withTail(LogTail value) {
    return new LostKey(value, oldBytes, oldHash);
  }
}
