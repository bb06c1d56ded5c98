package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;

/** The records that have to stand before a group's own: genesis, segment, gap and key. */
final class ControlRecords {
  private final Disk disk;
  private final LogPaths paths;
  private final List<AuditKey> keys;
  private final RecordFormat format;
  private final Mac mac;
  private final boolean repairing;

  /**
   * Prepares to write openings.
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

  void add(WriteBatch group, Recovery.End at) throws IOException {
    Mac before = isKeyNew(at) ? keys.get(1).mac() : mac;
    if (at.endsOpen) {
      group.lineFeed();
    }
    if (at.opening == Recovery.Opening.GENESIS) {
      if (repairing && at.length == 0 && at.holes.isEmpty()) {
        return;
      }
      group.add(format.genesis(at.length, foreign(at), keys.get(0).keyId()), mac);
    } else if (at.opening == Recovery.Opening.SEGMENT) {
      group.first = group.seq + 1;
      group.add(format.segment(String.valueOf(at.activeKey)), before);
    }
    gaps(group, at, before);
    if (before != mac) {
      group.add(format.key(keys.get(0).keyId()), before);
    }
  }

  /** The beginning of a file under a key that does not know the older file's. */
  void addNewKey(WriteBatch group, LostKey lost) {
    if (lost.end().endsOpen) {
      group.lineFeed();
    }
    byte[] oldHash = Hex.bytes(lost.oldHash());
    group.add(format.newKeySegment(lost.oldBytes(), oldHash, keys.get(0).keyId()), mac);
    gaps(group, lost.end(), mac);
  }

  private void gaps(WriteBatch group, Recovery.End at, Mac under) {
    for (Recovery.Hole hole : at.holes) {
      group.add(format.gap(hole.from(), hole.to(), hole.sha256(), hole.reason()), under);
    }
  }

  private byte[] foreign(Recovery.End at) throws IOException {
    if (at.length == 0) {
      return Hex.sha256(new byte[0]);
    }
    try (FileChannel file = disk.read(paths.log)) {
      return FileBytes.hash(file, 0, at.length);
    }
  }

  /** What these records say, for people. */
  List<String> said(Recovery.End at) {
    List<String> said = new ArrayList<>();
    if (at.opening == Recovery.Opening.GENESIS) {
      said.add("genesis: the log begins after the " + at.length + " bytes that were there");
    } else if (at.opening == Recovery.Opening.SEGMENT) {
      said.add("segment: a new file continues after record " + at.seq);
    }
    at.holes.forEach(hole -> said.add("gap: " + hole.reason()));
    if (isKeyNew(at)) {
      said.add("key: the log continues under the key " + keys.get(0).keyId());
    }
    return said;
  }

  private boolean isKeyNew(Recovery.End at) {
    return at.activeKey != null && !at.activeKey.equals(keys.get(0).keyId());
  }
}
