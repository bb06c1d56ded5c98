package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.mcp.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientFileTest {
  private static final Map<String, Object> PART =
      Map.of("mcpServers", Map.of("mycase", Map.of("command", "java")));

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("client.json");
  }

  private void add(Map<String, Object> part) throws IOException {
    assertThat(ClientFile.add("client.json", folder, folder.resolve("home"), part))
        .isEqualTo(file());
  }

  private Map<String, Object> written() throws IOException {
    return Json.readObject(Files.readAllBytes(file()));
  }

  @Test
  void isMadeWhereItIsMissing() throws IOException {
    add(PART);
    assertThat(written()).isEqualTo(PART);
  }

  @Test
  void keepsEverythingElse() throws IOException {
    String text =
        "\uFEFF{\"name\":\"Büro\",\"big\":12345678901234567890,\"exact\":1.10,"
            + "\"mcpServers\":{\"other\":{\"command\":\"x\"},\"mycase\":{\"command\":\"old\","
            + "\"env\":{}}},\"last\":null}";
    Files.writeString(file(), text);
    add(PART);
    assertThat(Files.readString(file()).replaceAll("\\s", ""))
        .isEqualTo(
            "{\"name\":\"Büro\",\"big\":12345678901234567890,\"exact\":1.10,"
                + "\"mcpServers\":{\"other\":{\"command\":\"x\"},\"mycase\":{\"command\":\"java\"}},"
                + "\"last\":null}");
  }

  @Test
  void asksEachQuestionOnce() throws IOException {
    Map<String, Object> part =
        Map.of("inputs", List.of(Map.of("id", "a"), Map.of("id", "b")), "servers", Map.of());
    Files.writeString(file(), "{\"inputs\":[{\"id\":\"a\",\"own\":1},{\"id\":\"z\"}]}");
    add(part);
    add(part);
    assertThat(written().get("inputs"))
        .isEqualTo(List.of(Map.of("id", "a", "own", 1), Map.of("id", "z"), Map.of("id", "b")));
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void isForItsOwnerAloneAfterwards() throws IOException {
    Files.writeString(file(), "");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    add(PART);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "7",
        "{\"a\":1,\"a\":2}",
        "{} {}",
        "{\"key\":\"sesame\", // a comment\n}",
        "{\"mcpServers\":\"sesame\"}",
        "{\"mcpServers\":[]}"
      })
  void isLeftAsItIsWhereItsFormIsNotKnown(String text) throws IOException {
    Files.writeString(file(), text);
    assertThatThrownBy(() -> add(PART))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("nothing was written")
        .hasMessageNotContaining("sesame");
    assertThat(file()).content(StandardCharsets.UTF_8).isEqualTo(text);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }
}
