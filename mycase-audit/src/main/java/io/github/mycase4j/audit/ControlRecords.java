package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;

/** The records that have to stand before a batch's own: genesis, segment, gap and key. */
final class ControlRecords {
  private final Disk disk;
  private final LogPaths paths;
  private final List<AuditKey> keys;
  private final RecordFormat format;
  private final Mac mac;
  private final boolean repairing;

  /**
   * Creates the writer of control records.
   *
   * @param keys the key in use, and the one before if there is one
   * @param mac of the key in use
   * @param repairing whether a log that is not there is left so
   */
  ControlRecords(
      Disk disk,
      LogPaths paths,
      List<AuditKey> keys,
      RecordFormat format,
      Mac mac,
      boolean repairing) {
    this.disk = disk;
    this.paths = paths;
    this.keys = keys;
    this.format = format;
    this.mac = mac;
    this.repairing = repairing;
  }

  void add(WriteBatch batch, LogTail at) throws IOException {
    Mac before = isKeyNew(at) ? keys.get(1).mac() : mac;
    if (at.endsOpen()) {
      batch.lineFeed();
    }
    if (at.opening() == LogTail.Opening.GENESIS) {
      if (repairing && at.length() == 0 && at.gaps().isEmpty()) {
        return;
      }
      batch.add(format.genesis(at.length(), foreign(at), keys.get(0).keyId()), mac);
    } else if (at.opening() == LogTail.Opening.SEGMENT) {
      batch.first = batch.seq + 1;
      batch.add(format.segment(String.valueOf(at.activeKey())), before);
    }
    gaps(batch, at, before);
    if (before != mac) {
      batch.add(format.key(keys.get(0).keyId()), before);
    }
  }

  /** Adds the beginning of a file under a new key, which cannot check the older file. */
  void addNewKey(WriteBatch batch, LostKey lost) {
    if (lost.tail().endsOpen()) {
      batch.lineFeed();
    }
    byte[] oldHash = Hex.bytes(lost.oldHash());
    batch.add(format.newKeySegment(lost.oldBytes(), oldHash, keys.get(0).keyId()), mac);
    gaps(batch, lost.tail(), mac);
  }

  private void gaps(WriteBatch batch, LogTail at, Mac under) {
    for (Gap gap : at.gaps()) {
      batch.add(format.gap(gap.from(), gap.to(), gap.sha256(), gap.reason()), under);
    }
  }

  private byte[] foreign(LogTail at) throws IOException {
    if (at.length() == 0) {
      return Hex.sha256(new byte[0]);
    }
    try (FileChannel file = disk.read(paths.log)) {
      return FileBytes.hash(file, 0, at.length());
    }
  }

  /** Returns what these records say, in sentences for people. */
  List<String> said(LogTail at) {
    List<String> said = new ArrayList<>();
    if (at.opening() == LogTail.Opening.GENESIS) {
      said.add("genesis: the log begins after the " + at.length() + " bytes that were there");
    } else if (at.opening() == LogTail.Opening.SEGMENT) {
      said.add("segment: a new file continues after record " + at.seq());
    }
    at.gaps().forEach(gap -> said.add("gap: " + gap.reason()));
    if (isKeyNew(at)) {
      said.add("key: the log continues under the key " + keys.get(0).keyId());
    }
    return said;
  }

  private boolean isKeyNew(LogTail at) {
    return at.activeKey() != null && !at.activeKey().equals(keys.get(0).keyId());
  }
}
