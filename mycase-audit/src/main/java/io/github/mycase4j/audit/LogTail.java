package io.github.mycase4j.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a log ends, and what its next record has to commit to. Immutable: a writer that has
 * appended takes a new tail.
 *
 * @param opening the record that the present file has to begin with, where it does not yet
 * @param first the number of the first record of the present file
 * @param seq the number of the last record
 * @param hash the hash of the last record's line; nobody changes the array
 * @param lastStart where the last record's line begins in the present file
 * @param length the length of the present file, foreign bytes and all
 * @param endsOpen whether the present file ends without a line feed
 * @param activeKey the id of the key that the next record is to be written with, where known
 * @param gaps the ranges that a record has to cover before anything else is appended
 */
@SuppressWarnings("ArrayRecordComponent") // Tails are never compared.
record LogTail(
    Opening opening,
    long first,
    long seq,
    byte[] hash,
    long lastStart,
    long length,
    boolean endsOpen,
    @Nullable String activeKey,
    List<Gap> gaps) {

  /** The record that a file has to begin with, where it does not yet. */
  enum Opening {
    NONE,
    GENESIS,
    SEGMENT
  }

  static final String EMPTY_HASH = Hex.text(Hex.sha256(new byte[0]));

  /** Copies the gaps. */
  LogTail {
    gaps = List.copyOf(gaps);
  }

  /** Returns the tail of a log that has no record yet, in a file of this length. */
  static LogTail beforeGenesis(long length, boolean endsOpen) {
    return new LogTail(
        Opening.GENESIS, 1, 0, new byte[Hex.DIGEST_BYTES], 0, length, endsOpen, null, List.of());
  }

  /** Returns the tail of a log whose last record is in an older file; the next file is empty. */
  static LogTail beforeSegment(long seq, byte[] hash, @Nullable String activeKey) {
    return new LogTail(Opening.SEGMENT, 1, seq, hash.clone(), 0, 0, false, activeKey, List.of());
  }

  /** Returns a copy whose file has to begin with a segment record. */
  LogTail withSegmentNext() {
    return new LogTail(
        Opening.SEGMENT, first, seq, hash, lastStart, length, endsOpen, activeKey, gaps);
  }

  /** Returns a copy that has the next record report something that left no bytes. */
  LogTail withRemark(String reason) {
    List<Gap> more = new ArrayList<>(gaps);
    more.add(new Gap(length, length, EMPTY_HASH, reason));
    return withGaps(more);
  }

  /** Returns a copy with each gap replaced by what the function gives for it. */
  LogTail withEachGap(UnaryOperator<Gap> change) {
    return withGaps(gaps.stream().map(change).toList());
  }

  private LogTail withGaps(List<Gap> value) {
    return new LogTail(opening, first, seq, hash, lastStart, length, endsOpen, activeKey, value);
  }
}
