package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.cli.Terminal.Ran;
import io.github.mycase4j.mcp.text.FileProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditReportCommandTest {
  @TempDir Path root;
  Terminal terminal;

  @BeforeEach
  void log() throws Exception {
    terminal = new Terminal(root).withLog();
  }

  private void assertRejected(Ran ran, String what) throws Exception {
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains(what);
    assertThat(terminal.run("audit", "verify").exit()).isZero();
  }

  @Nested
  class ATable {
    @Test
    void goesToTheOutputAndTheVerdictBesideIt() {
      Ran ran = terminal.run("audit", "export", "--csv");
      assertThat(ran.exit()).isZero();
      assertThat(ran.err()).contains("INTACT.");
      assertThat(ran.out().split("\r\n")).hasSize(4);
    }

    @Test
    void holdsNoFormula() {
      String csv = terminal.run("audit", "export", "--csv").out();
      assertThat(csv).contains("\"'=1+1\"").doesNotContainPattern("(?m)(^|,)\"[=+@-]");
    }

    @Test
    void goesToAFileOfItsOwnersAlone() throws Exception {
      Ran ran = terminal.run("audit", "export", "--csv", "--out", "calls.csv");
      Path file = terminal.folder.resolve("calls.csv");
      assertThat(ran.exit()).isZero();
      assertThat(ran.out().strip()).isEqualTo(file.toString());
      assertThat(Files.readString(file)).startsWith("\ufeff\"seq\",\"ts\"");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }

    @Test
    void ofABrokenLogSaysSo() throws Exception {
      terminal.tamper();
      Ran ran = terminal.run("audit", "export", "--csv");
      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.err()).contains("BROKEN", "First bad line");
    }
  }

  @Nested
  class APage {
    @Test
    void isNamedAfterTheDayAndNeverTakesTheNameOfAnother() throws Exception {
      assertThat(terminal.run("audit", "report").out().strip())
          .endsWith("work/audit-report-2026-11-21.html");
      assertThat(terminal.run("audit", "report", "--case", "50001").out().strip())
          .endsWith("work/audit-report-case-50001-2026-11-21.html");
      assertThat(terminal.run("audit", "report").out().strip())
          .endsWith("work/audit-report-2026-11-21-2.html");
    }

    @Test
    void showsTheHeadHashAndTheCaseThatWasAskedFor() throws Exception {
      String head = terminal.run("audit", "head").out().strip();
      terminal.run("audit", "report", "--case=50001", "--out=r.html");
      assertThat(Files.readString(terminal.folder.resolve("r.html")))
          .contains(head, "case 50001", "list-cases", "What this cannot promise")
          .doesNotContain("create-task");
    }

    @Test
    void takesDaysInTheZoneOfTheMachineBothIncluded() throws Exception {
      terminal.run("audit", "report", "--from=2026-11-21", "--to=2026-11-21", "--out=in.html");
      terminal.run("audit", "report", "--from=2026-11-22", "--out=after.html");
      assertThat(Files.readString(terminal.folder.resolve("in.html"))).contains("list-cases");
      assertThat(Files.readString(terminal.folder.resolve("after.html")))
          .contains("No record matches");
    }

    @Test
    void isWrittenWithoutAKeyAndSaysWhatWasNotChecked() throws Exception {
      terminal.environment.remove("ENCRYPTION_KEY");
      assertThat(terminal.run("audit", "report", "--out", "r.html").exit()).isZero();
      assertThat(Files.readString(terminal.folder.resolve("r.html")))
          .contains("was not checked", "because no key was given");
    }

    @Test
    void ofAnotherKeyIsWrittenAndSaysThatNothingWasChecked() throws Exception {
      terminal.environment.put("ENCRYPTION_KEY", Terminal.OTHER_KEY);
      assertThat(terminal.run("audit", "report", "--out", "r.html").exit()).isEqualTo(3);
      assertThat(Files.readString(terminal.folder.resolve("r.html"))).contains("CANNOT BE CHECKED");
    }

    @Test
    void isNotMadeWhereThereIsNoLog() throws Exception {
      Files.delete(terminal.log);
      Files.delete(terminal.home.resolve("audit.head"));
      Ran ran = terminal.run("audit", "report");
      assertThat(ran.exit()).isEqualTo(3);
      assertThat(ran.err()).contains("There is no audit log");
      assertThat(terminal.folder).isEmptyDirectory();
    }
  }

  @Nested
  class AnUnusableName {
    @Test
    void isOneInAFolderThatMayNotBeWrittenWhichIsSaidInASentence() throws Exception {
      Path locked = Files.createDirectory(terminal.folder.resolve("locked"));
      assertThat(FileProblem.sentence(new java.nio.file.AccessDeniedException("/x/y")))
          .isEqualTo(
              "The file or folder /x/y cannot be used: this user has no permission; check"
                  + " owner and mode.");
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-x------"));
      Ran ran = terminal.run("audit", "report", "--out", "locked/r.html");
      // Whoever may do everything may write there, too.
      assertThat(ran.exit()).isIn(0, 1);
      if (ran.exit() == 1) {
        assertThat(ran.err()).contains("r.html cannot be written: this user has no permission");
      }
    }

    @Test
    void isThatOfALogFileOrOneOfItsCompanions() throws Exception {
      for (String name : List.of("audit.log", "audit.head", "audit.9.log", "tokens.enc")) {
        Path file = terminal.home.resolve(name);
        assertRejected(
            terminal.run("audit", "report", "--out", file.toString()), "of the connector itself");
      }
    }

    @Test
    void isALinkToTheLog() throws Exception {
      Path symbolic = terminal.folder.resolve("symbolic.html");
      Files.createSymbolicLink(symbolic, terminal.log);
      assertRejected(
          terminal.run("audit", "report", "--out", "symbolic.html"), "of the connector itself");
      Path hard = terminal.folder.resolve("hard.html");
      Files.createLink(hard, terminal.log);
      assertRejected(
          terminal.run("audit", "export", "--csv", "--out", "hard.html"),
          "of the connector itself");
    }

    @Test
    void isAFolderOrInOneThatIsNotThere() throws Exception {
      assertRejected(terminal.run("audit", "report", "--out", "."), "is not a file");
      assertRejected(terminal.run("audit", "report", "--out", "no/r.html"), "does not exist");
      Files.createSymbolicLink(terminal.folder.resolve("loose"), Path.of("nowhere"));
      assertRejected(terminal.run("audit", "report", "--out", "loose"), "is not a file");
    }
  }

  @Test
  void aFileThatIsThereIsReplacedWithAWord() throws Exception {
    Path file = Files.writeString(terminal.folder.resolve("r.html"), "before");
    Ran ran = terminal.run("audit", "report", "--out", "r.html");
    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).contains("was there already and is replaced");
    assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (java.util.stream.Stream<Path> files = Files.list(terminal.folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
