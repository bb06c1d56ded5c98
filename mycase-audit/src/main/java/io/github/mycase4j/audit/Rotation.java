package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The rotation of a file that has grown too large: it gets its final name, and the next record
 * begins a new file.
 */
final class Rotation {
  private final Disk disk;
  private final LogPaths paths;
  private final RecordFormat format;
  private final long largest;

  /** The length below which a file that could not be renamed is left alone. */
  private long from;

  Rotation(Disk disk, LogPaths paths, RecordFormat format, long largest) {
    this.disk = disk;
    this.paths = paths;
    this.format = format;
    this.largest = largest;
  }

  /** Returns whether the file is to be rotated before this batch is written. */
  boolean isDue(LogTail at, WriteBatch batch) {
    return at.gaps().isEmpty()
        && at.opening() == LogTail.Opening.NONE
        && at.lastStart() > 0
        && at.length() >= from
        && at.length() + batch.bytes.length() > largest;
  }

  void rotate(LogState log, LogTail at) throws IOException {
    log.release();
    Path renamed = paths.segment(at.first());
    try {
      disk.rename(paths.log, renamed);
    } catch (IOException e) {
      // The file can still be appended to, which is worth more than its size: said in the log,
      // and tried again when it has grown.
      WriteBatch note = log.batch(at);
      String why = e.getClass().getSimpleName();
      note.add(format.checkpoint("the file could not be rotated: " + why), log.mac);
      from = note.length + Math.max(largest / 8, 1);
      if (log.put(note, at)) {
        log.putHead(note);
      }
      return;
    }
    Disk.Stat stat = disk.stat(renamed);
    if (stat != null && stat.size() != at.length()) {
      // Others wrote into it just before: a gap has to cover that while it can still be appended
      // to. If this fails, the next recovery does it.
      disk.rename(renamed, paths.log);
      return;
    }
    from = 0;
    disk.syncFolder(paths.folder);
  }
}
