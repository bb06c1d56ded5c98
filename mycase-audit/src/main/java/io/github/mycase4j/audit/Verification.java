package io.github.mycase4j.audit;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a verification.
 *
 * @param path the log file
 * @param exitCode 0 intact, 1 broken, 2 intact with gaps, without a head file or one of its slots,
 *     without its older files or with a file that does not belong to it, 3 cannot be checked
 * @param records how many records of the chain were read
 * @param lastSeq the number of the last of them
 * @param headHash the hash of the last of them, to be kept elsewhere; null when there is none
 * @param withKey whether a key was given; without one only the chain was checked
 * @param macsChecked how many records have a MAC that was checked and is right
 * @param macsUncheckable how many have a MAC that no given key could check
 * @param head what the head file says
 * @param anchor whether the head hash that was kept elsewhere is in the log
 * @param anchorSeq the record that it belongs to, or 0
 * @param gaps the gap records, and the beginnings after a lost key
 * @param openIntents writes that were announced and whose outcome is not in the log
 * @param clockBackwards how many records are earlier than the one before them
 * @param firstClockBackwards the number of the first such record, or 0
 * @param firstBad the first line that is wrong, or null
 * @param strayRecords how many lines after it fit each other, though not the chain
 * @param remarks further findings, in sentences
 * @param cannotCheck why the log cannot be checked, or null
 */
public record Verification(
    Path path,
    int exitCode,
    long records,
    long lastSeq,
    @Nullable String headHash,
    boolean withKey,
    long macsChecked,
    long macsUncheckable,
    HeadStatus head,
    AnchorStatus anchor,
    long anchorSeq,
    List<GapRecord> gaps,
    List<OpenIntent> openIntents,
    long clockBackwards,
    long firstClockBackwards,
    @Nullable BadLine firstBad,
    long strayRecords,
    List<String> remarks,
    @Nullable String cannotCheck) {

  /** What the head file says of the log's end. */
  public enum HeadStatus {
    /** The log ends where it says. */
    MATCHES,
    /** The log continues after the record it names, which is there. */
    BEHIND,
    /** There is none. */
    MISSING,
    /** Neither of its slots is whole. */
    DAMAGED,
    /**
     * One slot is damaged or gone, and the log ends where the other one says or before the commit
     * that it announces: records may have been removed from the end.
     */
    SLOT_LOST,
    /** The log ends before the record it names. */
    LOG_IS_SHORTER,
    /** It names another record than the one in the log, or was forged. */
    MISMATCH,
    /** The record it names is outside the range. */
    OUT_OF_RANGE
  }

  /** Whether the head hash that was kept elsewhere is in the log. */
  public enum AnchorStatus {
    /** None was given. */
    NOT_GIVEN,
    /** A record has it. */
    FOUND,
    /** No record has it: the log is not the one it was taken from. */
    NOT_FOUND
  }

  /**
   * A gap record.
   *
   * @param seq its number
   * @param time when it was written
   * @param file the file that it is in
   * @param line its line there
   * @param bytes how many bytes it covers
   * @param reason what it says
   */
  public record GapRecord(
      long seq, String time, String file, long line, long bytes, String reason) {}

  /**
   * A write that was announced and whose outcome is not in the log.
   *
   * @param seq the number of the intent
   * @param callId the call's id
   */
  public record OpenIntent(long seq, String callId) {}

  /**
   * A line that is wrong.
   *
   * @param file the file that it is in
   * @param line its number there, from 1
   * @param reason what is wrong with it
   */
  public record BadLine(String file, long line, String reason) {}

  /**
   * Copies.
   *
   * @param gaps the gap records, and the beginnings after a lost key
   * @param openIntents writes that were announced and whose outcome is not in the log
   * @param remarks further findings, in sentences
   * @param path the log file
   * @param exitCode 0 intact, 1 broken, 2 intact with gaps, without a head file or one of its
   *     slots, without its older files or with a file that does not belong to it, 3 cannot be
   *     checked
   * @param records how many records of the chain were read
   * @param lastSeq the number of the last of them
   * @param headHash the hash of the last of them, to be kept elsewhere; null when there is none
   * @param withKey whether a key was given; without one only the chain was checked
   * @param macsChecked how many records have a MAC that was checked and is right
   * @param macsUncheckable how many have a MAC that no given key could check
   * @param head what the head file says
   * @param anchor whether the head hash that was kept elsewhere is in the log
   * @param anchorSeq the record that it belongs to, or 0
   * @param clockBackwards how many records are earlier than the one before them
   * @param firstClockBackwards the number of the first such record, or 0
   * @param firstBad the first line that is wrong, or null
   * @param strayRecords how many lines after it fit each other, though not the chain
   * @param cannotCheck why the log cannot be checked, or null
   */
  public Verification {
    gaps = List.copyOf(gaps);
    openIntents = List.copyOf(openIntents);
    remarks = List.copyOf(remarks);
  }

  static Verification cannotCheck(VerifyRequest request, String why) {
    return new Verification(
        request.path(),
        3,
        0,
        0,
        null,
        !request.keys().isEmpty(),
        0,
        0,
        HeadStatus.MISSING,
        AnchorStatus.NOT_GIVEN,
        0,
        List.of(),
        List.of(),
        0,
        0,
        null,
        0,
        List.of(),
        why);
  }

  /**
   * Returns the verdict in capitals, such as INTACT or BROKEN.
   *
   * @return the words that stand for the exit code
   */
  public String verdict() {
    return VerificationText.verdict(this);
  }

  /**
   * Returns whether the log is intact, with or without gaps.
   *
   * @return true for the exit codes 0 and 2
   */
  public boolean isWhole() {
    return exitCode == 0 || exitCode == 2;
  }

  /**
   * Returns the findings in sentences, one per line, with what a verification cannot promise.
   *
   * @return the text
   */
  public String describe() {
    return VerificationText.of(this);
  }
}
