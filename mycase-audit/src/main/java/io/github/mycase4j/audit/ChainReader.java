package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reader that follows the chain of records through the lines of one file after another.
 *
 * <p>A line is a record of the log when it has the shape of one, continues the number and the hash
 * of the record before it, and its MAC is right wherever a key to check it is at hand. Every other
 * byte is foreign until a {@code gap} record (or the {@code foreign} of a first record) commits to
 * it. Both the verifier and the recovery of a writer are built on this, so they cannot disagree.
 */
final class ChainReader {
  static final byte[] CALL = LineBlock.ascii("call");
  static final byte[] INTENT = LineBlock.ascii("intent");
  private static final byte[] AUTH = LineBlock.ascii("auth");

  /** A receiver of each record as it is accepted. */
  interface Listener {
    void record(LineBlock block, int line) throws IOException;
  }

  private final Keyring keyring;
  private final ControlRecordChecker controlChecker;
  final ChainCounters counters = new ChainCounters();

  long firstSeq = 1;
  long lastSeq = Long.MAX_VALUE;
  boolean started;
  long seq;
  final byte[] hash = new byte[Hex.DIGEST_BYTES];

  /** Whether the MAC of the last record was checked and is right. */
  boolean lastChecked;

  /**
   * Where the last record begins and ends in the present file; the end is 0 before there is one.
   */
  long lastStart;

  long lastEnd;

  /** The number of the first record of the present file, or 0 before there is one. */
  long fileFirst;

  long missingBefore;
  UncoveredRanges foreign = new UncoveredRanges();
  @Nullable Listener listener;

  private String fileName = "";
  private long lineNumber;
  private long lastLineStart;

  ChainReader(List<AuditKey> keys) {
    keyring = new Keyring(keys);
    controlChecker = new ControlRecordChecker(keyring, counters);
  }

  /** Continues after a known record of the present file. */
  void resume(Head head) {
    started = true;
    seq = head.seq;
    System.arraycopy(head.hash, 0, hash, 0, hash.length);
    controlChecker.activeKey = head.keyId;
    lastChecked = true;
  }

  List<AuditKey> keys() {
    return keyring.keys();
  }

  /** The id of the key that the next record is to be written with. */
  @Nullable String activeKey() {
    return controlChecker.activeKey;
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
    controlChecker.beginFile(previous, foreign, fileName);
    fileName = name;
    lineNumber = 0;
    lastLineStart = 0;
    foreign = new UncoveredRanges();
    lastStart = 0;
    lastEnd = 0;
    fileFirst = 0;
  }

  /** Follows one file, from {@code from} to {@code limit}, on this thread. */
  void read(FileChannel file, long from, long limit) throws IOException {
    long at = from;
    boolean continues = false;
    LineBlock block = LineBlock.read(file, at, limit, false);
    while (block != null) {
      join(block.check(keyring.keys()), file);
      at += block.length;
      continues = block.open();
      block = LineBlock.read(file, at, limit, continues);
    }
  }

  /**
   * Accepts a last line that lacks nothing but its line feed as the record that it is: the writer
   * is about to end it, and a record that is then whole must not be one that the chain leaves out.
   */
  void adoptOpenLine(FileChannel file, long limit) throws IOException {
    int size = (int) (limit - lastLineStart);
    if (foreign.isEmpty() || limit - lastLineStart >= RecordFormat.MAX_LINE || size <= 0) {
      return;
    }
    byte[] line = new byte[size + 1];
    FileBytes.fill(file, lastLineStart, line);
    if (line[size - 1] == '\n') {
      return;
    }
    line[size] = '\n';
    foreign.removeFrom(lastLineStart);
    join(new LineBlock(lastLineStart, line, line.length, false).check(keyring.keys()), file);
    foreign.cutAt(limit);
  }

  /** Joins a checked block to what was read before it. */
  void join(LineBlock block, FileChannel file) throws IOException {
    for (int line = 0; line < block.count && !done(); line++) {
      if (line > 0 || !block.continues) {
        lineNumber++;
        lastLineStart = block.offset + block.starts[line];
      }
      String rejection = rejection(block, line, file);
      if (rejection == null) {
        accepted(block, line);
      } else {
        stray(block, line, rejection);
      }
    }
  }

  private @Nullable String rejection(LineBlock block, int line, FileChannel file)
      throws IOException {
    long number = block.seqs[line];
    if (number < 0) {
      return "the line is not a record";
    }
    if (!started) {
      return first(block, line, number, file);
    }
    if (!block.follows(line, hash)) {
      return "its prev is not the hash of the record before it (seq "
          + seq
          + "): that record was changed, or records are missing or out of order";
    }
    if (number != seq + 1) {
      return "its seq is " + number + " where " + (seq + 1) + " is expected";
    }
    return isRoutine(block, line)
        ? controlChecker.macRejection(block, line)
        : controlRejection(block, line, file);
  }

  private static boolean isRoutine(LineBlock block, int line) {
    return block.isKind(line, CALL) || block.isKind(line, INTENT) || block.isKind(line, AUTH);
  }

  private @Nullable String controlRejection(LineBlock block, int line, FileChannel file)
      throws IOException {
    return controlChecker.rejection(
        block,
        line,
        file,
        new ControlRecordChecker.Place(
            fileName, lineNumber, foreign, fileFirst == 0 && !foreign.anyShaped(), !started));
  }

  private @Nullable String first(LineBlock block, int line, long number, FileChannel file)
      throws IOException {
    if (number < firstSeq) {
      return "the line is before the range";
    }
    if (firstSeq > 1) {
      missingBefore = number - firstSeq;
      String writtenWith = keyring.idAt(block.keys[line]);
      controlChecker.activeKey = writtenWith == null ? controlChecker.activeKey : writtenWith;
      String rejection = isRoutine(block, line) ? null : controlRejection(block, line, file);
      foreign.clear();
      return rejection;
    }
    String kind = block.kind(line);
    if (kind.equals("genesis") && number == 1 && block.follows(line, hash)) {
      return controlRejection(block, line, file);
    } else if (kind.equals("segment")) {
      missingBefore = number - 1;
      return controlRejection(block, line, file);
    }
    return "the log does not begin with a genesis or segment record";
  }

  private void accepted(LineBlock block, int line) throws IOException {
    started = true;
    seq = block.seqs[line];
    block.copyDigest(line, hash);
    lastStart = block.offset + block.starts[line];
    lastEnd = block.offset + block.ends[line];
    if (fileFirst == 0) {
      fileFirst = seq;
      controlChecker.settleOlder(true);
    }
    lastChecked = block.keys[line] >= 0;
    counters.record(block, line, hash);
    if (listener != null) {
      listener.record(block, line);
    }
  }

  private void stray(LineBlock block, int line, String reason) {
    long from = block.offset + block.starts[line];
    long to = block.offset + block.ends[line];
    UncoveredRanges.Range range = foreign.add(from, to, lineNumber, reason);
    if (block.seqs[line] >= 0) {
      range.shaped = true;
      range.forged |= ControlRecordChecker.isForgery(reason);
      counters.stray(block, line);
    }
  }

  /** Reports what is wrong with the older file where no newer one has a record. */
  void settleOlder() {
    controlChecker.settleOlder(false);
  }

  void fault(long line, String reason) {
    counters.fault(fileName, line, reason);
  }
}
