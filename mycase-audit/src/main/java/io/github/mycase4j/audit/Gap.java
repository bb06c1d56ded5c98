package io.github.mycase4j.audit;

/**
 * A range of bytes that the next {@code gap} record is to cover; an empty range is a remark.
 *
 * @param from the offset of the first byte
 * @param to the offset after the last byte
 * @param sha256 the hash of the bytes, in hexadecimal digits
 * @param reason why no record commits to them
 */
record Gap(long from, long to, String sha256, String reason) {
  /** The reason for a last line that was not written to its end. */
  static final String TORN = "torn tail";

  boolean isTorn() {
    return reason.equals(TORN);
  }

  /** Returns a copy with another reason. */
  Gap withReason(String value) {
    return new Gap(from, to, sha256, value);
  }
}
