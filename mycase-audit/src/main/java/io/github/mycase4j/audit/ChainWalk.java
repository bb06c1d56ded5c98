package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows the chain of records through the lines of one file after another.
 *
 * <p>A line is a record of the log when it has the shape of one, continues the number and the hash
 * of the record before it, and its MAC is right wherever a key to check it is at hand. Every other
 * byte is foreign until a {@code gap} record (or the {@code foreign} of a first record) commits to
 * it. Both the verifier and the recovery of a writer are built on this, so they cannot disagree.
 */
final class ChainWalk {
  private static final byte[] CALL = Chunk.ascii("call");
  private static final byte[] INTENT = Chunk.ascii("intent");
  private static final byte[] AUTH = Chunk.ascii("auth");

  /** Bytes that no record has committed to yet. */
  static final class Foreign {
    final long from;
    long to;
    final long line;
    final String reason;

    /** Whether a record that continues the chain is among them, but its MAC is wrong. */
    boolean wrongMac;

    /** Whether something with the shape of a record is among them. */
    boolean shaped;

    Foreign(long from, long to, long line, String reason) {
      this.from = from;
      this.to = to;
      this.line = line;
      this.reason = reason;
    }
  }

  /** A gap record, or another record of an incident. */
  record Gap(String file, long line, long seq, String time, long bytes, String reason) {}

  /** The first thing that is wrong. */
  record Bad(String file, long line, String reason) {}

  /** Told of each record as it is accepted. */
  interface Listener {
    void record(Chunk chunk, int line) throws IOException;
  }

  private final List<AuditKey> keys;
  private final Map<String, Integer> keyIndex = new HashMap<>();
  private final byte[] time = new byte[27];
  private final byte[] strayHash = new byte[Hex.DIGEST_BYTES];
  private final Map<String, Long> openIntents = new LinkedHashMap<>();

  long firstSeq = 1;
  long lastSeq = Long.MAX_VALUE;
  boolean started;
  long seq;
  final byte[] hash = new byte[Hex.DIGEST_BYTES];
  @Nullable String activeKey;

  /** Whether the MAC of the last record was checked and is right. */
  boolean lastChecked;

  /**
   * Where the last record begins and ends in the present file; the end is 0 before there is one.
   */
  long lastStart;

  long end;
  long fileFirst;
  long missingBefore;

  long records;
  long checked;
  long uncheckable;
  long backwards;
  long firstBackwardsSeq;
  long strayRecords;
  final List<Gap> gaps = new ArrayList<>();
  @Nullable Bad bad;
  List<Foreign> foreign = new ArrayList<>();
  @Nullable Listener listener;

  /** A hash that is looked for, in hexadecimal, and the record that has it. */
  @Nullable String anchor;

  long anchorSeq;

  /** A record whose hash is asked for. */
  long soughtSeq;

  byte @Nullable [] soughtHash;

  private @Nullable FileChannel older;
  private List<Foreign> olderForeign = List.of();
  private String olderName = "";
  private String fileName = "";
  private long lineNumber;
  private long lastLineStart;

  ChainWalk(List<AuditKey> keys) {
    this.keys = keys;
    for (int i = 0; i < keys.size(); i++) {
      keyIndex.put(keys.get(i).keyId(), i);
    }
  }

  /** Goes on from a record that is known, at this place of the present file. */
  void resume(long lastSeq, byte[] lastHash, @Nullable String key) {
    started = true;
    seq = lastSeq;
    System.arraycopy(lastHash, 0, hash, 0, hash.length);
    activeKey = key;
  }

  List<AuditKey> keys() {
    return keys;
  }

  Map<String, Long> openIntents() {
    return openIntents;
  }

  /** Whether the last record of the range was seen. */
  boolean done() {
    return started && seq >= lastSeq;
  }

  long lineNumber() {
    return lineNumber;
  }

  /** Begins a file, which follows {@code previous} if that is at hand. */
  void beginFile(String name, @Nullable FileChannel previous) {
    older = previous;
    olderForeign = foreign;
    olderName = fileName;
    fileName = name;
    lineNumber = 0;
    lastLineStart = 0;
    foreign = new ArrayList<>();
    lastStart = 0;
    end = 0;
    fileFirst = 0;
  }

  /** Follows one file, from {@code from} to {@code limit}, on this thread. */
  void walk(FileChannel file, long from, long limit) throws IOException {
    long at = from;
    boolean continues = false;
    Chunk chunk = Chunk.read(file, at, limit, false);
    while (chunk != null) {
      join(chunk.check(keys), file);
      at += chunk.length;
      continues = chunk.open();
      chunk = Chunk.read(file, at, limit, continues);
    }
  }

  /**
   * Takes a last line that lacks nothing but its line feed for the record that it is: the writer is
   * about to end it, and a record that is then whole must not be one that the chain leaves out.
   */
  void adoptOpenLine(FileChannel file, long limit) throws IOException {
    int size = (int) (limit - lastLineStart);
    if (foreign.isEmpty() || limit - lastLineStart >= RecordFormat.MAX_LINE || size <= 0) {
      return;
    }
    byte[] line = new byte[size + 1];
    Chunk.fill(file, lastLineStart, line);
    if (line[size - 1] == '\n') {
      return;
    }
    line[size] = '\n';
    Foreign tail = foreign.remove(foreign.size() - 1);
    if (tail.from < lastLineStart) {
      tail.to = lastLineStart;
      foreign.add(tail);
    }
    join(new Chunk(lastLineStart, line, line.length, false).check(keys), file);
    for (Foreign range : foreign) {
      range.to = Math.min(range.to, limit);
    }
  }

  /** Joins a checked chunk to what was read before it. */
  void join(Chunk chunk, FileChannel file) throws IOException {
    for (int line = 0; line < chunk.count && !done(); line++) {
      if (line > 0 || !chunk.continues) {
        lineNumber++;
        lastLineStart = chunk.offset + chunk.starts[line];
      }
      String refusal = refusal(chunk, line, file);
      if (refusal == null) {
        accepted(chunk, line);
      } else {
        stray(chunk, line, refusal);
      }
    }
  }

  private @Nullable String refusal(Chunk chunk, int line, FileChannel file) throws IOException {
    long number = chunk.seqs[line];
    if (number < 0) {
      return "the line is not a record";
    }
    if (!started) {
      return first(chunk, line, number, file);
    }
    if (!chunk.follows(line, hash)) {
      return "its prev is not the hash of the record before it (seq "
          + seq
          + "): that record was changed, or records are missing or out of order";
    }
    if (number != seq + 1) {
      return "its seq is " + number + " where " + (seq + 1) + " is expected";
    }
    if (isRoutine(chunk, line)) {
      return macRefusal(chunk, line, activeKey);
    }
    return special(chunk, line, file);
  }

  private static boolean isRoutine(Chunk chunk, int line) {
    return chunk.isKind(line, CALL) || chunk.isKind(line, INTENT) || chunk.isKind(line, AUTH);
  }

  private @Nullable String first(Chunk chunk, int line, long number, FileChannel file)
      throws IOException {
    if (number < firstSeq) {
      return "the line is before the range";
    }
    if (firstSeq > 1) {
      missingBefore = number - firstSeq;
      if (chunk.keys[line] >= 0) {
        activeKey = keys.get(chunk.keys[line]).keyId();
      }
      String refusal = isRoutine(chunk, line) ? null : special(chunk, line, file);
      foreign.clear();
      return refusal;
    }
    String kind = chunk.kind(line);
    if (kind.equals("genesis") && number == 1 && chunk.follows(line, hash)) {
      return special(chunk, line, file);
    } else if (kind.equals("segment")) {
      missingBefore = number - 1;
      return special(chunk, line, file);
    }
    return "the log does not begin with a genesis or segment record";
  }

  private @Nullable String macRefusal(Chunk chunk, int line, @Nullable String keyId) {
    if (keys.isEmpty()) {
      return null;
    }
    Integer expected = keyId == null ? null : keyIndex.get(keyId);
    if (expected == null) {
      return null;
    }
    return chunk.keys[line] == expected ? null : WRONG_MAC;
  }

  private static final String WRONG_MAC = "its MAC is not right: the record was changed or forged";

  /** A record that says something about the log itself. */
  private @Nullable String special(Chunk chunk, int line, FileChannel file) throws IOException {
    Map<String, @Nullable Object> record;
    try {
      record = JsonReader.object(chunk.line(line));
    } catch (IllegalArgumentException e) {
      return "the line is not a record";
    }
    String kind = chunk.kind(line);
    String named = record.get("key_id") instanceof String text ? text : null;
    Map<?, ?> commits = record.get("foreign") instanceof Map<?, ?> map ? map : null;
    String before = activeKey;
    boolean begins = kind.equals("genesis") || (kind.equals("segment") && commits != null);
    if (begins || before == null) {
      activeKey = named != null && !kind.equals("key") ? named : before;
    }
    String refusal = macRefusal(chunk, line, activeKey);
    if (refusal != null) {
      activeKey = before;
      return refusal;
    }
    long start = chunk.offset + chunk.starts[line];
    switch (kind) {
      case "genesis" -> {
        String wrong = committed(commits, file, start);
        activeKey = wrong == null ? activeKey : before;
        return wrong;
      }
      case "start", "segment" -> {
        if (named == null || !named.equals(activeKey)) {
          activeKey = before;
          return "it names the key " + named + " though no key record announced it";
        }
        if (kind.equals("segment") && commits != null) {
          String wrong = committedToOlderFile(commits);
          if (wrong != null) {
            activeKey = before;
            return wrong;
          }
          gaps.add(gap(chunk, line, 0, "a new log was begun after the key was lost"));
        }
      }
      case "key" -> {
        if (named == null) {
          return "it names no key";
        }
        activeKey = named;
      }
      case "gap" -> {
        long from = number(record.get("from"));
        long to = number(record.get("to"));
        if (from < 0 || to < from || to > start) {
          return "its range is not in the file before it";
        }
        if (!Hex.text(hashOf(file, from, to)).equals(record.get("sha256"))) {
          return "the bytes that it covers have changed";
        }
        cover(file, from, to);
        gaps.add(gap(chunk, line, to - from, String.valueOf(record.get("reason"))));
      }
      default -> {
        return null;
      }
    }
    return null;
  }

  private @Nullable String committed(@Nullable Map<?, ?> commits, FileChannel file, long start)
      throws IOException {
    long bytes = commits == null ? -1 : number(commits.get("bytes"));
    if (commits == null || bytes < 0 || bytes > start) {
      return "it does not say what was in the file before it";
    }
    if (!Hex.text(hashOf(file, 0, bytes)).equals(commits.get("sha256"))) {
      return "the bytes before it have changed";
    }
    cover(file, 0, bytes);
    return null;
  }

  private @Nullable String committedToOlderFile(Map<?, ?> commits) throws IOException {
    if (older != null) {
      long bytes = number(commits.get("bytes"));
      if (older.size() != bytes
          || !Hex.text(hashOf(older, 0, bytes)).equals(commits.get("sha256"))) {
        return "the older file is not the one that it commits to";
      }
      olderForeign = List.of();
    }
    return null;
  }

  private void cover(FileChannel file, long from, long to) throws IOException {
    List<Foreign> left = new ArrayList<>();
    for (Foreign range : foreign) {
      boolean inside = range.from >= from && range.to <= to;
      boolean endedByUs =
          range.from >= from && range.to == to + 1 && Chunk.byteAt(file, to) == '\n';
      if (!inside && !endedByUs) {
        left.add(range);
      }
    }
    foreign = left;
  }

  private Gap gap(Chunk chunk, int line, long bytes, String reason) {
    return new Gap(fileName, lineNumber, chunk.seqs[line], chunk.time(line), bytes, reason);
  }

  private void accepted(Chunk chunk, int line) throws IOException {
    started = true;
    seq = chunk.seqs[line];
    chunk.copyDigest(line, hash);
    lastStart = chunk.offset + chunk.starts[line];
    end = chunk.offset + chunk.ends[line];
    if (fileFirst == 0) {
      fileFirst = seq;
      settleOlder();
    }
    records++;
    lastChecked = chunk.keys[line] >= 0;
    if (lastChecked) {
      checked++;
    } else {
      uncheckable++;
    }
    if (records > 1 && chunk.isBefore(line, time)) {
      backwards++;
      firstBackwardsSeq = firstBackwardsSeq == 0 ? seq : firstBackwardsSeq;
    }
    chunk.copyTime(line, time);
    if (chunk.isKind(line, INTENT)) {
      openIntents.put(chunk.call(line), seq);
    } else if (!openIntents.isEmpty() && chunk.isKind(line, CALL)) {
      openIntents.remove(chunk.call(line));
    }
    if (anchor != null && Hex.text(hash).equals(anchor)) {
      anchorSeq = seq;
    }
    if (seq == soughtSeq) {
      soughtHash = hash.clone();
    }
    if (listener != null) {
      listener.record(chunk, line);
    }
  }

  private void stray(Chunk chunk, int line, String reason) {
    long from = chunk.offset + chunk.starts[line];
    long to = chunk.offset + chunk.ends[line];
    Foreign last = foreign.isEmpty() ? null : foreign.get(foreign.size() - 1);
    if (last != null && last.to == from) {
      last.to = to;
    } else {
      last = new Foreign(from, to, lineNumber, reason);
      foreign.add(last);
    }
    if (chunk.seqs[line] >= 0) {
      last.shaped = true;
      last.wrongMac |= reason.equals(WRONG_MAC);
      if (chunk.follows(line, strayHash)) {
        strayRecords++;
      }
      chunk.copyDigest(line, strayHash);
    }
  }

  /** Says what is wrong with the older file, once nothing more can commit to its bytes. */
  void settleOlder() {
    if (!olderForeign.isEmpty() && bad == null) {
      bad = new Bad(olderName, olderForeign.get(0).line, olderForeign.get(0).reason);
    }
    olderForeign = List.of();
  }

  void fault(long line, String reason) {
    if (bad == null) {
      bad = new Bad(fileName, line, reason);
    }
  }

  static long number(@Nullable Object value) {
    return value instanceof Long number ? number : -1;
  }

  static byte[] hashOf(FileChannel file, long from, long to) throws IOException {
    MessageDigest sha = Hex.sha256();
    byte[] buffer = new byte[(int) Math.min(Math.max(to - from, 1), Chunk.SIZE)];
    for (long at = from; at < to; ) {
      byte[] part = to - at < buffer.length ? Arrays.copyOf(buffer, (int) (to - at)) : buffer;
      int read = Chunk.fill(file, at, part);
      if (read == 0) {
        break;
      }
      sha.update(part, 0, read);
      at += read;
    }
    return sha.digest();
  }
}
