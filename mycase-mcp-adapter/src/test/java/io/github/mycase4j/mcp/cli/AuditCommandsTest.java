package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands, called by a program whose environment names no home folder. */
class AuditCommandsTest {
  @TempDir Path root;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Terminal terminal;

  @BeforeEach
  void log() throws Exception {
    terminal = new Terminal(root).withLog();
  }

  private int run(Map<String, String> environment, Path home, String... args) {
    return AuditCommands.run(
        List.of(args), environment, home, out, new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static Map<String, String> key() {
    return Map.of("ENCRYPTION_KEY", Terminal.KEY, "MYCASE_PUBLIC_URL", "https://mcp.example.com");
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void verifyTheLogOfTheHomeFolderThatIsGiven() {
    assertThat(run(key(), terminal.home, "verify")).isZero();
    assertThat(text(out)).contains(terminal.log.toString(), "INTACT");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void ignoreTheHomeFolderOfTheEnvironment() throws Exception {
    Path other = Files.createDirectory(root.resolve("other"));
    Map<String, String> environment =
        Map.of("ENCRYPTION_KEY", Terminal.KEY, "MYCASE_HOME", other.toString());
    assertThat(run(environment, terminal.home, "verify")).isZero();
    assertThat(run(environment, other, "verify")).isNotZero();
  }

  @Test
  void returnTheCodeOfTheVerifier() throws Exception {
    terminal.tamper();
    assertThat(run(key(), terminal.home, "verify")).isEqualTo(1);
    assertThat(text(out)).contains("BROKEN");
  }

  @Test
  void repairTheLog() throws Exception {
    terminal.cut(700);
    assertThat(run(key(), terminal.home, "repair")).isZero();
    assertThat(run(key(), terminal.home, "verify")).isEqualTo(2);
  }

  @Test
  void sayWhatIsWrongWithACommandLine() {
    assertThat(run(key(), terminal.home)).isEqualTo(64);
    assertThat(run(key(), terminal.home, "look")).isEqualTo(64);
    assertThat(run(key(), terminal.home, "verify", "--anchor")).isEqualTo(64);
    assertThat(text(err).lines())
        .containsExactly(
            "mycase4j: audit needs a command",
            "mycase4j: unknown command: audit look",
            "mycase4j: --anchor needs a value");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void failWhereTheOutputCannotBeWritten() {
    String file = root.resolve("no").resolve("such").resolve("folder.csv").toString();
    assertThat(run(key(), terminal.home, "export", "--csv", "--out", file)).isEqualTo(1);
    assertThat(text(err)).startsWith("mycase4j: ");
  }
}
