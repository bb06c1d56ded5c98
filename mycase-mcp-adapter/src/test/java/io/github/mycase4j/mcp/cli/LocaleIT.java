package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.ClientMessages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program as it is shipped, as AI clients start it: without a locale. A shell makes the
 * folders, since the Java of this test may have no locale either.
 */
@EnabledOnOs(OS.LINUX)
class LocaleIT {
  private static final String INPUT =
      ClientMessages.initialize(1, "t")
          + "\n"
          + ClientMessages.call(2, "auth-status", Map.of())
          + "\n";

  @TempDir Path folder;

  private record Ran(int exit, String out, String err) {}

  /** Runs a script in which {@code $J} starts the jar, {@code $U} is an u with two dots. */
  private Ran run(String script, Map<String, String> more) throws Exception {
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                "sh",
                "-c",
                "U=$(printf '\\303\\274'); j() { \"$JAVA\" -jar \"$JAR\" \"$@\"; }\n" + script));
    builder.directory(folder.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    builder
        .environment()
        .put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.environment().put("JAR", System.getProperty("adapter.jar"));
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("INPUT", INPUT);
    builder.environment().putAll(more);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), out, read(err));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  @Test
  void aHomeFolderThatCannotBeReadIsNamedWithWhatToSet() throws Exception {
    Ran ran =
        run("mkdir j${U}rgen; export HOME=$PWD/j${U}rgen; printf %s \"$INPUT\" | j", Map.of());
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("\"id\":2", "LC_ALL=C.UTF-8");
    assertThat(ran.err()).contains("rgen", "LC_ALL=C.UTF-8").doesNotContain("Exception");
  }

  @Test
  void itIsReadWithTheLocaleThatConfigWrites() throws Exception {
    Ran ran =
        run(
            "mkdir j${U}rgen; export HOME=$PWD/j${U}rgen; printf %s \"$INPUT\" | j;"
                + " ls -a j${U}rgen/.oktopeak-mycase",
            Map.of("LC_ALL", "C.UTF-8", "ENCRYPTION_KEY", "5f".repeat(32)));
    assertThat(ran.out()).contains("audit.log").doesNotContain("LC_ALL");
  }

  @Test
  void aCurrentFolderThatCannotBeReadIsNamedAndHarmsNothing() throws Exception {
    Ran ran = run("mkdir \"Akte M${U}ller\"; cd \"Akte M${U}ller\"; j demo", Map.of());
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("That is the end of the demo.");
    assertThat(ran.err())
        .contains("The current folder (", "LC_ALL=C.UTF-8")
        .doesNotContain("Exception");
  }
}
