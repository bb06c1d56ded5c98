package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.cli.Terminal.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditRepairCommandTest {
  @TempDir Path root;
  Terminal terminal;

  @BeforeEach
  void log() throws Exception {
    terminal = new Terminal(root).withLog();
  }

  private void assertRejectedWithoutAByte(String what, String... args) throws Exception {
    byte[] before = Files.readAllBytes(terminal.log);
    Ran ran = terminal.run(args);
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains(what);
    assertThat(ran.out()).isEmpty();
    assertThat(terminal.log).hasBinaryContent(before);
  }

  @Test
  void aWholeLogIsNotRepaired() throws Exception {
    assertRejectedWithoutAByte("There is nothing to repair", "audit", "repair");
    assertRejectedWithoutAByte("matches the log", "audit", "repair", "--new-key");
  }

  @Test
  void aCutLogIsRepairedOnceAndContinues() throws Exception {
    terminal.cut(700);
    String left = terminal.read();
    Ran ran = terminal.run("audit", "repair");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .containsSubsequence("Found:", "BROKEN", "Done:", "was cut", "Gap records in");
    assertThat(terminal.read()).startsWith(left);
    assertThat(terminal.run("audit", "verify").exit()).isEqualTo(2);
    assertRejectedWithoutAByte("records can be appended to the log as it is", "audit", "repair");
    terminal.withLog();
    assertThat(terminal.run("audit", "verify").exit()).isEqualTo(2);
  }

  @Test
  void whatWasChangedLongAgoIsNotHidden() throws Exception {
    terminal.tamper();
    assertRejectedWithoutAByte("A repair does not hide what", "audit", "repair");
    assertThat(terminal.run("audit", "verify").exit()).isEqualTo(1);
  }

  @Test
  void anotherKeyRepairsNothing() throws Exception {
    Files.writeString(terminal.log, "torn", StandardOpenOption.APPEND);
    terminal.environment.put("ENCRYPTION_KEY", Terminal.OTHER_KEY);
    assertRejectedWithoutAByte("audit repair --new-key", "audit", "repair");
    terminal.environment.put("ENCRYPTION_KEY", "short");
    assertRejectedWithoutAByte("ENCRYPTION_KEY must be exactly 64", "audit", "repair");
    terminal.environment.remove("ENCRYPTION_KEY");
    assertRejectedWithoutAByte("needs the key that the log was written with", "audit", "repair");
  }

  @Test
  void aLostKeyBeginsANewFileAndKeepsTheOldOne() throws Exception {
    byte[] old = Files.readAllBytes(terminal.log);
    terminal.environment.put("ENCRYPTION_KEY", Terminal.OTHER_KEY);
    Ran ran = terminal.run("audit", "repair", "--new-key");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .containsSubsequence(
            "Done:", Terminal.key(Terminal.OTHER_KEY).keyId(), "The old file was renamed");
    assertThat(terminal.home.resolve("audit.1.log")).hasBinaryContent(old);
    Ran verified = terminal.run("audit", "verify");
    assertThat(verified.exit()).isEqualTo(2);
    assertThat(verified.out()).contains("6 could not be checked with the keys given");
    assertRejectedWithoutAByte("matches the log", "audit", "repair", "--new-key");
  }

  @Test
  void whereThereIsNoLogNothingIsMade() throws Exception {
    Files.delete(terminal.log);
    Files.delete(terminal.home.resolve("audit.head"));
    Ran ran = terminal.run("audit", "repair", "--new-key");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("There is no audit log").contains("nothing to repair");
    assertThat(terminal.log).doesNotExist();
  }
}
