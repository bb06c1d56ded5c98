package io.github.mycase4j.audit;

import io.github.mycase4j.audit.internal.json.JsonBytes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;

/** Lines that are written together. */
final class WriteBatch {
  final JsonBytes bytes = new JsonBytes(2048);
  private final InstantSource clock;
  private final MessageDigest sha;
  final long start;
  final long firstSeq;
  long first;
  long seq;
  byte[] hash;
  long lastStart;
  long length;

  /**
   * Begins a batch at the end of the log.
   *
   * @param sha a digest that nobody else uses until the batch is done
   */
  WriteBatch(LogTail at, InstantSource clock, MessageDigest sha) {
    this.clock = clock;
    this.sha = sha;
    start = at.length();
    length = at.length();
    first = at.first();
    seq = at.seq();
    firstSeq = at.seq() + 1;
    hash = at.hash();
    lastStart = at.lastStart();
  }

  void lineFeed() {
    bytes.ascii("\n");
    length = start + bytes.length();
  }

  void add(byte[] body, Mac under) {
    byte[] line = RecordFormat.line(seq + 1, clock.instant(), body, hash, under);
    lastStart = start + bytes.length();
    bytes.bytes(line);
    length = start + bytes.length();
    seq++;
    hash = sha.digest(line);
  }

  /** Returns where the log ends after this batch, for a writer under this key. */
  LogTail tail(String keyId) {
    return new LogTail(
        LogTail.Opening.NONE, first, seq, hash, lastStart, length, false, keyId, List.of());
  }

  /** Returns how many of these records are in the file, whole and in their place. */
  long recordsIn(Disk disk, Path file) throws IOException {
    byte[] ours = bytes.toBytes();
    byte[] found = new byte[ours.length];
    if (disk.stat(file) != null) {
      try (FileChannel channel = disk.read(file)) {
        found = Arrays.copyOf(found, FileBytes.fill(channel, start, found));
      }
    }
    long whole = 0;
    int same = 0;
    while (same < found.length && found[same] == ours[same]) {
      whole += ours[same] == '\n' && same > 0 ? 1 : 0;
      same++;
    }
    // A line that lacks only its line feed is a record as soon as the next writer ends it.
    if (same > 0 && same == found.length && same < ours.length && ours[same] == '\n') {
      whole++;
    }
    return whole;
  }

  boolean isEmpty() {
    return bytes.length() == 0;
  }
}
