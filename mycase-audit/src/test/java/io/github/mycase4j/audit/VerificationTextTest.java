package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationTextTest {
  private final Findings findings = new Findings();

  private List<String> lines() {
    return findings.found().describe().lines().toList();
  }

  @Test
  void aWholeLogIsSaidInSixLines() {
    assertThat(lines())
        .hasSize(6)
        .startsWith(
            "Audit log audit.log: INTACT.",
            "Chain: 5 records follow one another; the last is record 5.",
            "MAC: 5 records are authentic.",
            "Head file: the log ends where it says.",
            "Head hash: " + Findings.HASH)
        .last()
        .asString()
        .startsWith("What this cannot promise: whoever holds the key can rewrite");
    assertThat(findings.found().describe()).endsWith(".\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | INTACT            | true",
        "1 | BROKEN            | false",
        "2 | INTACT, WITH GAPS  | true",
        "3 | CANNOT BE CHECKED | false"
      })
  void theFirstLineGivesTheVerdict(int exitCode, String verdict, boolean whole) {
    findings.exitCode = exitCode;
    assertThat(lines()).startsWith("Audit log audit.log: " + verdict + ".");
    assertThat(findings.found().isWhole()).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MATCHES        | the log ends where it says.",
        "BEHIND         | it names a record that is in the log but is not the last.",
        "MISSING        | missing. If records were removed from the end, that cannot be detected.",
        "DAMAGED        | damaged. If records were removed from the end, that cannot be detected.",
        "SLOT_LOST      | one of its two slots is damaged or gone. Records may have been removed"
            + " from the end of the log together with it.",
        "LOG_IS_SHORTER | it names a later record than any in the log.",
        "MISMATCH       | it does not belong to this log.",
        "OUT_OF_RANGE   | not checked, because its record is outside the range."
      })
  void theHeadFileHasASentenceForWhateverItIs(Verification.HeadStatus status, String sentence) {
    findings.head = status;
    assertThat(lines()).containsOnlyOnce("Head file: " + sentence);
  }

  @Test
  void withoutAKeyTheMacsAreSaidToBeUnchecked() {
    findings.withKey = false;
    assertThat(lines())
        .contains(
            "MAC: not checked, because no key was given. The chain alone shows changes only against"
                + " a head hash that was kept elsewhere.");
  }

  @Test
  void recordsOfAnUnknownKeyAreCounted() {
    findings.uncheckable = 2;
    assertThat(lines())
        .contains("MAC: 3 records are authentic, 2 could not be checked with the keys given.");
  }

  @Test
  void anAnchorThatIsThereVouchesForWhatIsBeforeIt() {
    findings.anchor = Verification.AnchorStatus.FOUND;
    findings.anchorSeq = 4;
    assertThat(lines())
        .contains(
            "Anchor: it is the hash of record 4; nothing up to that record has changed since the"
                + " hash was taken.");
  }

  @Test
  void anAnchorThatIsNotThereMeansAnotherLogOrAChange() {
    findings.anchor = Verification.AnchorStatus.NOT_FOUND;
    assertThat(lines())
        .contains(
            "Anchor: no record has this hash. This is not the log that the hash was taken from,"
                + " or that part of it was changed.");
  }

  @Test
  void aClockThatWentBackIsSaidWithItsFirstRecord() {
    findings.backwards = 2;
    findings.firstBackwards = 3;
    assertThat(lines())
        .contains("Clock: 2 records are earlier than the one before; the first is record 3.");
  }

  @Test
  void remarksAreLinesOfTheirOwn() {
    findings.remarks = List.of("One thing.", "Another.");
    assertThat(lines()).containsSequence("One thing.", "Another.");
  }

  @Nested
  class WhenTheLogIsBroken {
    @Test
    void theFirstBadLineIsNamedAndWhatComesAfterItIsNotVouchedFor() {
      findings.exitCode = 1;
      findings.firstBad = new Verification.BadLine("audit.1.log", 7, "it was changed");
      findings.strayRecords = 12;
      assertThat(lines())
          .startsWith(
              "Audit log audit.log: BROKEN.",
              "First bad line: line 7 of audit.1.log: it was changed.",
              "Nothing after it can be relied on; 12 later lines fit each other, but not the"
                  + " chain.");
    }
  }

  @Nested
  class WhenItCannotBeChecked {
    @Test
    void theReasonFollowsTheVerdictAndThereIsNoHeadHash() {
      findings.exitCode = 3;
      findings.records = 0;
      findings.headHash = null;
      findings.cannotCheck = "There is no audit log.";
      assertThat(lines())
          .containsExactly("Audit log audit.log: CANNOT BE CHECKED.", "There is no audit log.");
    }
  }

  @Nested
  class WhenThereAreGapsAndOpenWrites {
    private void found(int gaps, int intents) {
      List<Verification.GapRecord> covered = new ArrayList<>();
      for (int i = 0; i < gaps; i++) {
        covered.add(
            new Verification.GapRecord(i, "2026-11-21T17:20:00.000000Z", "a.log", 9, 5, "torn"));
      }
      List<Verification.OpenIntent> open = new ArrayList<>();
      for (int i = 0; i < intents; i++) {
        open.add(new Verification.OpenIntent(i, "01J" + i));
      }
      findings.gaps = covered;
      findings.openIntents = open;
    }

    @Test
    void eachHasALine() {
      found(1, 1);
      assertThat(lines())
          .contains(
              "Gap: record 0 (2026-11-21T17:20:00.000000Z, line 9 of a.log) covers 5 bytes: torn.",
              "No outcome: record 0 announced a write (call 01J0) and the log does not say how it"
                  + " ended.")
          .noneMatch(line -> line.startsWith("…"));
    }

    @Test
    void twentyOfEachAreListed() {
      found(20, 20);
      assertThat(lines()).filteredOn(line -> line.startsWith("Gap: ")).hasSize(20);
      assertThat(lines()).filteredOn(line -> line.startsWith("No outcome: ")).hasSize(20);
      assertThat(lines()).noneMatch(line -> line.startsWith("…"));
    }

    @Test
    void theRestIsCounted() {
      found(21, 23);
      assertThat(lines()).filteredOn(line -> line.startsWith("Gap: ")).hasSize(20);
      assertThat(lines()).contains("… and 1 more gaps.", "… and 3 more writes without an outcome.");
    }
  }
}
