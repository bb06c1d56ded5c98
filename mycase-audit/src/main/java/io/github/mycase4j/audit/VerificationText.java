package io.github.mycase4j.audit;

import io.github.mycase4j.audit.internal.json.Invisible;

/** The findings of a verification in sentences. */
final class VerificationText {
  private static final int LISTED = 20;

  private final Verification found;
  private final StringBuilder text = new StringBuilder();

  private VerificationText(Verification found) {
    this.found = found;
  }

  static String of(Verification found) {
    return new VerificationText(found).write();
  }

  static String verdict(Verification found) {
    return switch (found.exitCode()) {
      case 0 -> "INTACT";
      case 1 -> "BROKEN";
      case 2 -> "INTACT, WITH GAPS";
      default -> "CANNOT BE CHECKED";
    };
  }

  private String write() {
    line("Audit log " + found.path() + ": " + verdict(found) + ".");
    if (found.cannotCheck() != null) {
      line(found.cannotCheck());
      if (found.records() == 0 && found.firstBad() == null) {
        found.remarks().forEach(this::line);
        return text.toString();
      }
    }
    Verification.BadLine bad = found.firstBad();
    if (bad != null) {
      line("First bad line: line " + bad.line() + " of " + bad.file() + ": " + bad.reason() + ".");
      line(
          "Nothing after it can be relied on; "
              + found.strayRecords()
              + " later lines fit each other, but not the chain.");
    }
    line(
        "Chain: "
            + found.records()
            + " records follow one another"
            + (found.records() > 0 ? "; the last is record " + found.lastSeq() + "." : "."));
    macs();
    head();
    anchor();
    for (Verification.GapRecord gap : found.gaps().stream().limit(LISTED).toList()) {
      line(
          "Gap: record "
              + gap.seq()
              + " ("
              + gap.time()
              + ", line "
              + gap.line()
              + " of "
              + gap.file()
              + ") covers "
              + gap.bytes()
              + " bytes: "
              + gap.reason()
              + ".");
    }
    more(found.gaps().size(), "gaps");
    for (Verification.OpenIntent intent : found.openIntents().stream().limit(LISTED).toList()) {
      line(
          "No outcome: record "
              + intent.seq()
              + " announced a write (call "
              + intent.callId()
              + ") and the log does not say how it ended.");
    }
    more(found.openIntents().size(), "writes without an outcome");
    if (found.clockBackwards() > 0) {
      line(
          "Clock: "
              + found.clockBackwards()
              + " records are earlier than the one before; the first is record "
              + found.firstClockBackwards()
              + ".");
    }
    found.remarks().forEach(this::line);
    if (found.headHash() != null) {
      line("Head hash: " + found.headHash());
    }
    promises();
    return text.toString();
  }

  private void macs() {
    if (!found.withKey()) {
      line(
          "MAC: not checked, because no key was given. The chain alone shows changes only against"
              + " a head hash that was kept elsewhere.");
    } else {
      line(
          "MAC: "
              + found.macsChecked()
              + " records are authentic"
              + (found.macsUncheckable() > 0
                  ? ", " + found.macsUncheckable() + " could not be checked with the keys given."
                  : "."));
    }
  }

  private void head() {
    line(
        switch (found.head()) {
          case MATCHES -> "Head file: the log ends where it says.";
          case BEHIND -> "Head file: it names a record that is in the log but is not the last.";
          case MISSING ->
              "Head file: missing. If records were removed from the end, that cannot be detected.";
          case DAMAGED ->
              "Head file: damaged. If records were removed from the end, that cannot be detected.";
          case SLOT_LOST ->
              "Head file: one of its two slots is damaged or gone. Records may have been removed"
                  + " from"
                  + " the end of the log together with it.";
          case LOG_IS_SHORTER -> "Head file: it names a later record than any in the log.";
          case MISMATCH -> "Head file: it does not belong to this log.";
          case OUT_OF_RANGE -> "Head file: not checked, because its record is outside the range.";
        });
  }

  private void anchor() {
    switch (found.anchor()) {
      case FOUND ->
          line(
              "Anchor: it is the hash of record "
                  + found.anchorSeq()
                  + "; nothing up to that record has changed since the hash was taken.");
      case NOT_FOUND ->
          line(
              "Anchor: no record has this hash. This is not the log that the hash was taken from,"
                  + " or that part of it was changed.");
      case NOT_GIVEN -> {}
    }
  }

  private void promises() {
    line(
        "What this cannot promise: whoever holds the key can rewrite any record that no head"
            + " hash kept elsewhere covers; whoever can write to the folder can restore an"
            + " older head file and truncate the log to match it; and no log shows what was never"
            + " logged. Keep the head hash outside this machine, and pass it as the anchor next"
            + " time.");
  }

  private void more(int all, String what) {
    if (all > LISTED) {
      line("… and " + (all - LISTED) + " more " + what + ".");
    }
  }

  private void line(String sentence) {
    text.append(Invisible.escaped(sentence)).append('\n');
  }
}
