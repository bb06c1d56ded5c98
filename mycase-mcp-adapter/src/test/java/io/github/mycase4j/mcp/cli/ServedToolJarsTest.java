package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.cli.Terminal.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Serves with tool jars that are compiled here. */
class ServedToolJarsTest {

  @TempDir Path root;
  Terminal terminal;

  @BeforeEach
  void terminal() throws Exception {
    terminal = new Terminal(root);
  }

  private static String source(String type, String tool) {
    return """
        package firm;
        import io.github.mycase4j.mcp.tool.*;
        public final class %1$s implements MyCaseTool<%1$s.Input> {
          public record Input(@Describe("x") String word) {}
          public record Output(String answer) {}
          public ToolSpec<Input> spec() {
            return ToolSpec.read("%2$s", "Says a word of the firm's.", Input.class)
                .result(Output.class);
          }
          public ToolResult call(Input input, ToolContext context) {
            try (var in = getClass().getResourceAsStream("/firm/word.txt")) {
              return ToolResult.of(new Output(new String(in.readAllBytes()) + input.word()));
            } catch (java.io.IOException e) {
              throw new IllegalStateException(e);
            }
          }
        }
        """
        .formatted(type, tool);
  }

  private byte[] jar(String type, String source, String services) throws IOException {
    return CompiledToolJar.of(
        Files.createTempDirectory(root, "classes"),
        type,
        source,
        Map.of(CompiledToolJar.SERVICE, services, "firm/word.txt", "the firm says "));
  }

  private byte[] jar(String type, String tool) throws IOException {
    return jar(type, source(type, tool), "firm." + type + "\n");
  }

  private String entry(String name, byte[] jar) throws IOException {
    return CompiledToolJar.entry(Files.write(root.resolve(name), jar), jar);
  }

  @Test
  void aToolOfTheFirmIsServedAndItsHashIsInTheStartRecord() throws Exception {
    byte[] jar = jar("SayTool", "say");
    terminal.environment.put(
        "MYCASE_TOOLS",
        entry("say.jar", jar) + ", " + entry("shout.jar", jar("ShoutTool", "shout")));
    Ran ran = terminal.serve(Terminal.calling("say", "{\"word\":\"hello\"}"));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("the firm says hello");
    assertThat(terminal.read())
        .contains(
            "\"tools\":[{\"name\":\"say.jar\",\"sha256\":\"" + CompiledToolJar.sha256(jar) + "\"},")
        .contains("{\"name\":\"shout.jar\",")
        .contains("\"tool\":\"say\"");
    assertThat(terminal.run("audit", "verify").exit()).isZero();
  }

  @Test
  void aJarThatListsOurOwnToolsOffersOnlyItsOwn() throws Exception {
    String services = "io.github.mycase4j.mcp.builtin.ListCasesTool\nfirm.SayTool\n";
    byte[] jar = jar("SayTool", source("SayTool", "say"), services);
    terminal.environment.put("MYCASE_TOOLS", entry("fat.jar", jar));
    assertThat(terminal.serve(Terminal.calling("say", "{\"word\":\"x\"}")).out())
        .contains("the firm says x");
  }

  @Nested
  class IsRejectedAtStart {
    private void assertRejected(String entries, String named, String why) {
      terminal.environment.put("MYCASE_TOOLS", entries);
      Ran ran = terminal.serve(Terminal.calling("list-cases", "{}"));
      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err()).contains("MYCASE_TOOLS", named, why);
      assertThat(terminal.log).doesNotExist();
    }

    @Test
    void aJarWithAnotherHash() throws Exception {
      byte[] jar = jar("SayTool", "say");
      String entry = entry("say.jar", jar);
      jar[jar.length / 2] ^= 1;
      Files.write(root.resolve("say.jar"), jar);
      assertRejected(entry, "say.jar", "states a SHA-256 that does not match the file");
    }

    @Test
    void aFileThatIsNotThereOrIsNoFile() {
      String hash = "#sha256=" + "0".repeat(64);
      assertRejected(
          root.resolve("none.jar") + hash,
          "none.jar",
          "names a file that does not exist or is not a regular file");
      assertRejected(
          root + hash,
          root.toString(),
          "names a file that does not exist or is not a regular file");
      assertRejected("tools/say.jar" + hash, "tools/say.jar", "absolute path");
    }

    @Test
    void anEntryThatIsMalformedAlsoBesideAGoodOne() throws Exception {
      String good = entry("say.jar", jar("SayTool", "say"));
      assertRejected(good + ",/x.jar", "\"/x.jar\"", "is not of the form");
      assertRejected(good + ",", "\"\"", "is not of the form");
      assertRejected("/x.jar#sha256=abcd", "\"/x.jar#sha256=abcd\"", "is not of the form");
    }

    @Test
    void aSecondToolOfOneName() throws Exception {
      String ours = entry("cases.jar", jar("CasesTool", "list-cases"));
      assertRejected(ours, "cases.jar", "firm.CasesTool");
      String one = entry("one.jar", jar("OneTool", "say"));
      String two = entry("two.jar", jar("TwoTool", "say"));
      assertRejected(one + "," + two, "two.jar", "called say");
    }

    @Test
    void aJarWithoutAToolThatWorks() throws Exception {
      assertRejected(
          entry("text.jar", "no jar".getBytes(StandardCharsets.UTF_8)),
          "text.jar",
          "a file that is not a jar");
      byte[] empty = jar("SayTool", source("SayTool", "say"), "# none\n");
      assertRejected(entry("empty.jar", empty), "empty.jar", "has no tool");
      byte[] missing = jar("SayTool", source("SayTool", "say"), "firm.Missing\n");
      assertRejected(entry("missing.jar", missing), "missing.jar", "cannot be loaded");
      byte[] badName = jar("SayTool", "not a name");
      assertRejected(entry("bad.jar", badName), "bad.jar", "cannot be loaded");
    }

    @Test
    void andTheCommandLineEndsWith1() {
      terminal.environment.put("MYCASE_TOOLS", "x.jar");
      Ran ran = terminal.run();
      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err()).contains("the entry \"x.jar\"");
    }
  }
}
