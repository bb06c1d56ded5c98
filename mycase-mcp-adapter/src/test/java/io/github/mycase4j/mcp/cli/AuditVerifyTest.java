package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.audit.AuditLog;
import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.mcp.cli.Terminal.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditVerifyTest {
  @TempDir Path root;
  Terminal terminal;

  @BeforeEach
  void log() throws Exception {
    terminal = new Terminal(root).withLog();
  }

  private String head() {
    return terminal.run("audit", "head").out().strip();
  }

  @Nested
  class AWholeLog {
    @Test
    void isVerifiedWithTheKeyAndSaysWhatItCannotPromise() {
      Ran ran = terminal.run("audit", "verify");
      assertThat(ran.exit()).isZero();
      assertThat(ran.out())
          .contains("INTACT.", "6 records are authentic", "What this cannot promise: ");
      assertThat(ran.err()).isEmpty();
    }

    @Test
    void isVerifiedWithoutAKeyAndSaysSo() {
      terminal.environment.remove("ENCRYPTION_KEY");
      Ran ran = terminal.run("audit", "verify");
      assertThat(ran.exit()).isZero();
      assertThat(ran.out()).contains("MAC: not checked, because no key was given");
      assertThat(terminal.home.resolve("keychain.id")).doesNotExist();
    }

    @Test
    void isVerifiedWithThePreviousKeyWhereTheKeyWasChanged() {
      terminal.environment.put("ENCRYPTION_KEY", Terminal.OTHER_KEY);
      terminal.environment.put("ENCRYPTION_KEY_PREVIOUS", Terminal.KEY);
      assertThat(terminal.run("audit", "verify").exit()).isZero();
    }

    @Test
    void isVerifiedWhileAServerWritesIt() {
      try (AuditLog open = AuditLog.open(terminal.config())) {
        open.append(AuditRecord.call("01C", "list-cases").build());
        Ran ran = terminal.run("audit", "verify");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("8 records are authentic");
      }
    }

    @Test
    void isNotChangedByLookingAtIt() throws Exception {
      byte[] before = Files.readAllBytes(terminal.log);
      terminal.run("audit", "verify");
      terminal.run("audit", "head");
      terminal.run("audit", "export", "--csv");
      assertThat(terminal.log).hasBinaryContent(before);
    }

    @Test
    void mayBeVerifiedInPart() {
      Ran ran = terminal.run("audit", "verify", "--from", "2", "--to=4");
      assertThat(ran.exit()).isZero();
      assertThat(ran.out()).contains("3 records follow one another; the last is record 4");
      assertThat(terminal.run("audit", "verify", "--from", "900").exit()).isEqualTo(3);
    }
  }

  @Nested
  class TheHead {
    @Test
    void isTheHashAloneOnTheOutputAndAdviceBesideIt() {
      Ran ran = terminal.run("audit", "head");
      assertThat(ran.exit()).isZero();
      assertThat(ran.out()).matches("[0-9a-f]{64}\\R");
      assertThat(ran.err()).contains("record 6", "--anchor " + ran.out().strip());
    }

    @Test
    void isFoundAgainWhenTheLogWentOn() {
      String head = head();
      terminal.withLog();
      Ran ran = terminal.run("audit", "verify", "--anchor", head);
      assertThat(ran.exit()).isZero();
      assertThat(ran.out()).contains("Anchor: it is the hash of record 6");
    }

    @Test
    void isMissedInAnotherLog() {
      Ran ran = terminal.run("audit", "verify", "--anchor", "ab".repeat(32));
      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.out()).contains("BROKEN", "no record has this hash");
    }

    @Test
    void isNotGivenOutForABrokenLog() throws Exception {
      terminal.cut(10);
      Ran ran = terminal.run("audit", "head");
      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err()).contains("BROKEN");
    }
  }

  @Nested
  class ALogThatIsNotAsItWas {
    @Test
    void isBrokenWhenABitWasTurned() throws Exception {
      terminal.tamper();
      Ran ran = terminal.run("audit", "verify");
      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.out()).contains("BROKEN", "First bad line: line ");
    }

    @Test
    void isBrokenWhenItWasCutAlsoWithoutAKey() throws Exception {
      terminal.cut(700);
      terminal.environment.remove("ENCRYPTION_KEY");
      assertThat(terminal.run("audit", "verify").exit()).isEqualTo(1);
    }

    @Test
    void hasGapsWhenForeignLinesWereCovered() throws Exception {
      Files.writeString(terminal.log, "a line of others\n", StandardOpenOption.APPEND);
      terminal.withLog();
      Ran ran = terminal.run("audit", "verify");
      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.out()).contains("INTACT, WITH GAPS", "foreign bytes");
      assertThat(terminal.run("audit", "head").exit()).isZero();
    }

    @Test
    void hasGapsWhenTheHeadFileIsMissing() throws Exception {
      Files.delete(terminal.home.resolve("audit.head"));
      Ran ran = terminal.run("audit", "verify");
      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.out()).contains("Head file: missing");
    }
  }

  @Test
  void aFileThatDoesNotBelongToTheLogIsNamed() throws Exception {
    Path copy = terminal.home.resolve("audit.2.log");
    Files.copy(terminal.log, copy);
    Ran ran = terminal.run("audit", "verify");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out())
        .contains("The file " + copy + " does not belong to this log")
        .doesNotContain("First bad line");
    Files.delete(copy);
    assertThat(terminal.run("audit", "verify").exit()).isZero();
  }

  @Nested
  class WhatCannotBeChecked {
    @Test
    void isALogOfAnotherKey() {
      terminal.environment.put("ENCRYPTION_KEY", Terminal.OTHER_KEY);
      Ran ran = terminal.run("audit", "verify");
      assertThat(ran.exit()).isEqualTo(3);
      assertThat(ran.out()).contains("CANNOT BE CHECKED", "is not among the keys given");
    }

    @ParameterizedTest
    @CsvSource({"abc, 3 characters", "zz, 2 characters"})
    void isALogWithAMalformedKeyThatIsNotShown(String key, String why) {
      terminal.environment.put("ENCRYPTION_KEY", key);
      Ran ran = terminal.run("audit", "verify");
      assertThat(ran.exit()).isEqualTo(3);
      assertThat(ran.out()).startsWith("Audit log ").contains("CANNOT BE CHECKED");
      assertThat(ran.err()).contains("ENCRYPTION_KEY must be exactly 64", why);
      assertThat(ran.out() + ran.err()).doesNotContain("\"" + key + "\"");
    }

    @Test
    void isBrokenAllTheSameWhenTheChainSaysSo() throws Exception {
      terminal.environment.put("ENCRYPTION_KEY", "abc");
      terminal.tamper();
      assertThat(terminal.run("audit", "verify").exit()).isEqualTo(1);
    }

    @Test
    void isAMalformedPreviousKeyOnlyWhereItIsNeeded() {
      terminal.environment.put("ENCRYPTION_KEY_PREVIOUS", "abc");
      assertThat(terminal.run("audit", "verify").exit()).isZero();
      terminal.environment.put("ENCRYPTION_KEY", Terminal.OTHER_KEY);
      assertThat(terminal.run("audit", "verify").exit()).isEqualTo(3);
    }

    @Test
    void isALogThatIsNotThere() throws Exception {
      Files.delete(terminal.log);
      Files.delete(terminal.home.resolve("audit.head"));
      Ran ran = terminal.run("audit", "verify");
      assertThat(ran.exit()).isEqualTo(3);
      assertThat(ran.out())
          .isEqualTo(
              "Audit log "
                  + terminal.log
                  + ": CANNOT BE CHECKED.\nThere is no audit log at "
                  + terminal.log
                  + ".\n");
      assertThat(terminal.run("audit", "head").exit()).isEqualTo(3);
      assertThat(terminal.log).doesNotExist();
    }
  }

  @Nested
  class ACommandLineThatIsNotUnderstood {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "audit|audit needs a command",
          "audit burn|unknown command: audit burn",
          "audit verify now|unknown option: now",
          "audit verify --from|--from needs a value",
          "audit verify --from --to 3|--from needs a value",
          "audit verify --from 0|whole number, 1 or greater",
          "audit verify --to x|whole number, 1 or greater",
          "audit verify --from 5 --to 4|There is no range of records from 5 to 4",
          "audit verify --from 1 --from 2|--from is given twice",
          "audit verify --anchor 12ab|64 hexadecimal digits",
          "audit head --all|unknown option: --all",
          "audit repair --new-key=yes|unknown option: --new-key=yes",
          "audit export|needs --csv",
          "audit report --case Roe|whole number, 1 or greater",
          "audit report --from 2026-02-30|not a valid date",
          "audit report --to 1/2/26|YYYY-MM-DD",
          "audit report --from 2026-02-02 --to 2026-02-01|--to is before --from"
        })
    void isNamedAndEndsWith64(String line, String what) {
      terminal.assertUsage(terminal.run(line.split(" ")), what);
    }
  }
}
