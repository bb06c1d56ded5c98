package io.github.mycase4j.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws the conclusion from what the walk saw and the head says. */
final class Judgement {
  private final VerifyRequest request;
  private final ChainReader walk;
  private final HeadSlots slots;
  private final @Nullable Head head;
  private final Snapshot snapshot;
  private final List<Snapshot.Part> strays;
  private final List<String> remarks = new ArrayList<>();
  private boolean isIncomplete;
  private @Nullable String cannot;

  /**
   * Takes what was found.
   *
   * @param strays files that were left out because they do not belong to the log
   */
  Judgement(
      VerifyRequest request,
      ChainReader walk,
      HeadSlots slots,
      Snapshot snapshot,
      List<Snapshot.Part> strays) {
    this.strays = strays;
    this.request = request;
    this.walk = walk;
    this.slots = slots;
    this.head = slots.latest();
    this.snapshot = snapshot;
  }

  Verification verification() {
    if (snapshot.parts.isEmpty()) {
      if (head == null) {
        return Verification.cannotCheck(
            request,
            "There is no audit log at "
                + request.path()
                + (slots.isMissing() ? "." : ", though a head file tells that there was one."));
      }
      walk.beginFile(request.path().toString(), null);
    }
    settleTail();
    Verification.HeadStatus headStatus = head();
    macs();
    beginning();
    strays();
    Verification.AnchorStatus anchor = anchor();
    List<Verification.Gap> gaps = walk.tally.gaps;
    List<Verification.OpenIntent> intents =
        walk.tally.openIntents.entrySet().stream()
            .map(intent -> new Verification.OpenIntent(intent.getValue(), intent.getKey()))
            .toList();
    Verification.BadLine bad = walk.tally.bad;
    boolean broken = bad != null || anchor == Verification.AnchorStatus.NOT_FOUND;
    int exit = broken ? 1 : cannot != null ? 3 : isIncomplete || !gaps.isEmpty() ? 2 : 0;
    return new Verification(
        request.path(),
        exit,
        walk.tally.records,
        walk.seq,
        walk.started ? Hex.text(walk.hash) : null,
        !request.keys().isEmpty(),
        walk.tally.checked,
        walk.tally.uncheckable,
        headStatus,
        anchor,
        walk.tally.anchorSeq,
        gaps,
        intents,
        walk.tally.backwards,
        walk.tally.firstBackwardsSeq,
        bad,
        walk.tally.strayRecords,
        remarks,
        cannot);
  }

  /** How many records before the first one are in no file. */
  long missingBefore() {
    return walk.missingBefore;
  }

  private void settleTail() {
    if (!walk.started && request.from() > 1) {
      // Every line is before the range, which begins after the last of them.
      return;
    }
    walk.settleOlder();
    if (walk.done()) {
      return;
    }
    for (UncoveredRanges.Range range : walk.foreign.ranges()) {
      boolean afterAll = range.from >= walk.end && !range.shaped && walk.started;
      // A head that was not written since a rotation speaks of the older file.
      boolean isOfOlderFile = head != null && head.first != walk.fileFirst;
      if (afterAll && (head == null || isOfOlderFile || range.from >= head.length)) {
        isIncomplete = true;
        remarks.add(
            "The file ends with "
                + (range.to - range.from)
                + " bytes that are no record (line "
                + range.line
                + "); the next start will cover them with a gap record.");
      } else {
        walk.fault(range.line, range.reason);
      }
    }
  }

  private Verification.HeadStatus head() {
    if (head == null) {
      isIncomplete = true;
      return slots.isMissing() ? Verification.HeadStatus.MISSING : Verification.HeadStatus.DAMAGED;
    }
    boolean inRange = head.seq >= request.from() && head.seq <= request.to();
    if (!inRange && head.seq > 0) {
      return Verification.HeadStatus.OUT_OF_RANGE;
    }
    if (slots.isForged()) {
      walk.fault(walk.lineNumber(), "the head file was forged: its MAC is not right");
      return Verification.HeadStatus.MISMATCH;
    }
    if (head.seq > 0 && walk.tally.soughtHash == null) {
      walk.fault(
          walk.lineNumber() + 1,
          "the head file names record " + head.seq + ", but the log ends at record " + walk.seq);
      return Verification.HeadStatus.LOG_IS_SHORTER;
    }
    if (head.seq > 0 && !Arrays.equals(walk.tally.soughtHash, head.hash)) {
      walk.fault(walk.lineNumber(), "record " + head.seq + " is not the one the head file names");
      return Verification.HeadStatus.MISMATCH;
    }
    if (!slots.isTrusted()) {
      isIncomplete = true;
      remarks.add(
          "The head file was written with the key "
              + head.keyId
              + ", which is not among the keys given: its MAC cannot be checked.");
    } else if (!walk.done() && slots.mayBeCutAt(walk.seq)) {
      isIncomplete = true;
      remarks.add(
          "The slot of the head file that is left announces record "
              + head.next
              + ", but the log ends at record "
              + walk.seq
              + ".");
      return Verification.HeadStatus.SLOT_LOST;
    }
    if (walk.seq > head.seq) {
      remarks.add(
          (head.seq == 0
                  ? "The head file names no record yet"
                  : "The head file names record " + head.seq)
              + "; the log continues to record "
              + walk.seq
              + ", as it does after a crash.");
      return Verification.HeadStatus.BEHIND;
    }
    return Verification.HeadStatus.MATCHES;
  }

  private void macs() {
    if (!walk.started) {
      if ((head == null || head.seq == 0) && walk.tally.bad != null) {
        cannot = "The file " + request.path() + " is not an audit log: it holds no record.";
        walk.tally.bad = null;
      } else if (walk.tally.bad == null) {
        cannot = "There is no record in the range.";
      }
    } else if (!request.keys().isEmpty() && !walk.lastChecked) {
      cannot =
          "The last record was written with the key "
              + walk.activeKey()
              + ", which is not among the keys given: its MAC cannot be checked.";
    }
    if (walk.tally.doubtfulKeySeq > 0) {
      remarks.add(AuditErrors.doubtfulKey(walk.tally.doubtfulKeySeq));
    }
  }

  private void beginning() {
    if (walk.missingBefore > 0) {
      isIncomplete = true;
      remarks.add(
          walk.missingBefore
              + " records before the first one here are missing: older files were taken away.");
    }
  }

  private void strays() {
    for (Snapshot.Part stray : strays) {
      isIncomplete = true;
      remarks.add(
          "The file "
              + stray.file()
              + " does not belong to this log, whose chain is complete without it: a copy, perhaps,"
              + " that another program left. Move it to another folder.");
    }
  }

  private Verification.AnchorStatus anchor() {
    if (request.anchor() == null) {
      return Verification.AnchorStatus.NOT_GIVEN;
    }
    return walk.tally.anchorSeq > 0
        ? Verification.AnchorStatus.FOUND
        : Verification.AnchorStatus.NOT_FOUND;
  }
}
