package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * A log whose key is lost, set aside: what a new file has to commit to.
 *
 * @param end where the new file begins, which may hold torn bytes of an earlier attempt
 * @param oldBytes the length of the file before it
 * @param oldHash the SHA-256 of the file before it
 */
record LostKey(Recovery.End end, long oldBytes, String oldHash) {

  /** Gives the present file its final name, if it holds a record; whoever calls has the lock. */
  static LostKey settle(Disk disk, LogPaths paths, List<AuditKey> keys) throws IOException {
    Disk.Stat stat = disk.stat(paths.log);
    long size = stat == null ? 0 : stat.size();
    ChainReader walk = new ChainReader(keys);
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
          String hash = Hex.text(FileBytes.hash(file, 0, size));
          at.holes.add(new Recovery.Hole(0, size, hash, Recovery.TORN));
          at.endsOpen = FileBytes.at(file, size - 1) != '\n';
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
    try (FileChannel file = disk.read(old)) {
      return new LostKey(at, file.size(), Hex.text(FileBytes.hash(file, 0, file.size())));
    }
  }
}
