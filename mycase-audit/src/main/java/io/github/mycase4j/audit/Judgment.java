package io.github.mycase4j.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conclusion from what the chain and the head file say. */
final class Judgment {
  private final VerifyRequest request;
  private final ChainReader chain;
  private final HeadSlots slots;
  private final @Nullable Head head;
  private final Snapshot snapshot;
  private final List<Snapshot.Part> strays;
  private final List<String> remarks = new ArrayList<>();
  private boolean isIncomplete;
  private @Nullable String cannot;

  /**
   * Creates the conclusion from what was found.
   *
   * @param strays files that were left out because they do not belong to the log
   */
  Judgment(
      VerifyRequest request,
      ChainReader chain,
      HeadSlots slots,
      Snapshot snapshot,
      List<Snapshot.Part> strays) {
    this.strays = strays;
    this.request = request;
    this.chain = chain;
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
                + (slots.isMissing() ? "." : ", although a head file shows that there was one."));
      }
      chain.beginFile(request.path().toString(), null);
    }
    settleTail();
    Verification.HeadStatus headStatus = head();
    macs();
    beginning();
    strays();
    Verification.AnchorStatus anchor = anchor();
    List<Verification.GapRecord> gaps = chain.counters.gaps;
    List<Verification.OpenIntent> intents =
        chain.counters.openIntents.entrySet().stream()
            .map(intent -> new Verification.OpenIntent(intent.getValue(), intent.getKey()))
            .toList();
    Verification.BadLine bad = chain.counters.bad;
    boolean broken = bad != null || anchor == Verification.AnchorStatus.NOT_FOUND;
    int exit = broken ? 1 : cannot != null ? 3 : isIncomplete || !gaps.isEmpty() ? 2 : 0;
    return new Verification(
        request.path(),
        exit,
        chain.counters.records,
        chain.seq,
        chain.started ? Hex.text(chain.hash) : null,
        !request.keys().isEmpty(),
        chain.counters.checked,
        chain.counters.uncheckable,
        headStatus,
        anchor,
        chain.counters.anchorSeq,
        gaps,
        intents,
        chain.counters.backwards,
        chain.counters.firstBackwardsSeq,
        bad,
        chain.counters.strayRecords,
        remarks,
        cannot);
  }

  /** Returns how many records before the first one are in no file. */
  long missingBefore() {
    return chain.missingBefore;
  }

  private void settleTail() {
    if (!chain.started && request.from() > 1) {
      // Every line is before the range, which begins after the last of them.
      return;
    }
    chain.settleOlder();
    if (chain.done()) {
      return;
    }
    for (UncoveredRanges.Range range : chain.foreign.ranges()) {
      boolean afterAll = range.from >= chain.lastEnd && !range.shaped && chain.started;
      // A head that was not written since a rotation speaks of the older file.
      boolean isOfOlderFile = head != null && head.first != chain.fileFirst;
      if (afterAll && (head == null || isOfOlderFile || range.from >= head.length)) {
        isIncomplete = true;
        remarks.add(
            "The file ends with "
                + (range.to - range.from)
                + " bytes that are not a record (line "
                + range.line
                + "); the next start covers them with a gap record.");
      } else {
        chain.fault(range.line, range.reason);
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
      chain.fault(chain.lineNumber(), "the head file was forged: its MAC is wrong");
      return Verification.HeadStatus.MISMATCH;
    }
    if (head.seq > 0 && chain.counters.soughtHash == null) {
      chain.fault(
          chain.lineNumber() + 1,
          "the head file names record " + head.seq + ", but the log ends at record " + chain.seq);
      return Verification.HeadStatus.LOG_IS_SHORTER;
    }
    if (head.seq > 0 && !Arrays.equals(chain.counters.soughtHash, head.hash)) {
      chain.fault(chain.lineNumber(), "record " + head.seq + " is not the one the head file names");
      return Verification.HeadStatus.MISMATCH;
    }
    if (!slots.isTrusted()) {
      isIncomplete = true;
      remarks.add(
          "The head file was written with the key "
              + head.keyId
              + ", which is not among the keys given: its MAC cannot be checked.");
    } else if (!chain.done() && slots.mayBeCutAt(chain.seq)) {
      isIncomplete = true;
      remarks.add(
          "The remaining slot of the head file announces record "
              + head.next
              + ", but the log ends at record "
              + chain.seq
              + ".");
      return Verification.HeadStatus.SLOT_LOST;
    }
    if (chain.seq > head.seq) {
      remarks.add(
          (head.seq == 0
                  ? "The head file names no record yet"
                  : "The head file names record " + head.seq)
              + "; the log continues to record "
              + chain.seq
              + ", as happens after a crash.");
      return Verification.HeadStatus.BEHIND;
    }
    return Verification.HeadStatus.MATCHES;
  }

  private void macs() {
    if (!chain.started) {
      if ((head == null || head.seq == 0) && chain.counters.bad != null) {
        cannot = "The file " + request.path() + " is not an audit log: it holds no record.";
        chain.counters.bad = null;
      } else if (chain.counters.bad == null) {
        cannot = "There is no record in the range.";
      }
    } else if (!request.keys().isEmpty() && !chain.lastChecked) {
      cannot =
          "The last record was written with the key "
              + chain.activeKey()
              + ", which is not among the keys given: its MAC cannot be checked.";
    }
    if (chain.counters.doubtfulKeySeq > 0) {
      remarks.add(AuditErrors.doubtfulKey(chain.counters.doubtfulKeySeq));
    }
  }

  private void beginning() {
    if (chain.missingBefore > 0) {
      isIncomplete = true;
      remarks.add(
          chain.missingBefore
              + " records before the first one here are missing: older files were removed.");
    }
  }

  private void strays() {
    for (Snapshot.Part stray : strays) {
      isIncomplete = true;
      remarks.add(
          "The file "
              + stray.file()
              + " does not belong to this log, whose chain is complete without it. It may be a"
              + " copy that another program left. Move it to another folder.");
    }
  }

  private Verification.AnchorStatus anchor() {
    if (request.anchor() == null) {
      return Verification.AnchorStatus.NOT_GIVEN;
    }
    return chain.counters.anchorSeq > 0
        ? Verification.AnchorStatus.FOUND
        : Verification.AnchorStatus.NOT_FOUND;
  }
}
