package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return new Main(Map.of(), new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(arguments, out);
  }

  private String errorOutput() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Nested
  class ACommandThatIsNone {
    @Test
    void isAnsweredWithTheUsageOnStandardError() {
      assertThat(run("serve")).isEqualTo(64);
      assertThat(complained()).startsWith("mycase4j: unknown command: serve").contains("usage:");
      assertThat(errorOutput()).isEmpty();
    }

    @Test
    void isAnythingWithAFurtherArgument() {
      assertThat(run("demo", "--fast")).isEqualTo(64);
      assertThat(complained()).startsWith("mycase4j: demo takes no argument: --fast");
      assertThat(run("--sandbox", "x")).isEqualTo(64);
    }

    @Test
    void isOneOfAnotherSpelling() {
      assertThat(run("--Sandbox")).isEqualTo(64);
      assertThat(run("-x")).isEqualTo(64);
      assertThat(errorOutput()).isEmpty();
    }
  }

  @Nested
  class Key {
    @Test
    void isSixtyFourHexDigitsAndNothingElse() {
      assertThat(run("key")).isZero();
      assertThat(errorOutput().strip()).matches("[0-9a-f]{64}");
      assertThat(complained()).isEmpty();
    }

    @Test
    void isAnotherEveryTime() {
      run("key");
      run("key");
      assertThat(errorOutput().strip().lines().distinct()).hasSize(2);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsASentence(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("firm"), "not a folder");
    Main main =
        new Main(
            Map.of("MYCASE_HOME", file.toString()),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(main.run(new String[] {"--sandbox"}, out)).isEqualTo(1);
    assertThat(complained())
        .contains("mycase4j: ", file.toString())
        .contains("cannot be used: ")
        .doesNotContain("Exception");
  }

  @Test
  void helpIsTheUsageOnStandardOutput() {
    for (String help : new String[] {"--help", "-h", "help"}) {
      out.reset();
      assertThat(run(help)).isZero();
      assertThat(errorOutput()).startsWith("usage: java -jar").contains("--sandbox", "demo", "key");
    }
    assertThat(complained()).isEmpty();
  }

  @Test
  void versionIsTheVersionOfTheBuild() {
    assertThat(run("--version")).isZero();
    assertThat(errorOutput().strip()).matches("mycase4j \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
  }
}
