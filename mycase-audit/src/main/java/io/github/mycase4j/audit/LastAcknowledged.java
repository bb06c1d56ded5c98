package io.github.mycase4j.audit;

/**
 * The last record that this writer acknowledged, and the file that it was in.
 *
 * @param seq its number
 * @param hash its hash
 * @param first the first record of that file
 * @param start where its line begins
 * @param end where its line ends
 */
@SuppressWarnings("ArrayRecordComponent") // Never changed, and never compared as a component.
record LastAcknowledged(long seq, byte[] hash, long first, long start, long end) {

  /** Returns the record that a log ends with. */
  static LastAcknowledged of(LogTail tail) {
    return new LastAcknowledged(
        tail.seq(), tail.hash(), tail.first(), tail.lastStart(), tail.length());
  }
}
