package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mycase4j.mcp.auth.AuthStatusTool;
import io.github.mycase4j.mcp.auth.AuthenticateTool;
import io.github.mycase4j.mcp.auth.LogoutTool;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import io.modelcontextprotocol.json.McpJsonDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole catalogue against its committed snapshots. {@code -Dcatalogue.write=true} writes them
 * anew; look at the difference before committing it.
 */
class ToolRegistryTest {
  private static final Path SNAPSHOTS = Path.of("src", "test", "resources", "catalogue");
  private static final ObjectMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final List<String> WRITING = List.of("create-case", "create-task", "log-call");

  private static ToolRegistry catalogue(boolean readOnly, boolean experimental) {
    List<MyCaseTool<?>> tools = new ArrayList<>();
    for (MyCaseTool<?> tool : ServiceLoader.load(MyCaseTool.class)) {
      tools.add(tool);
    }
    tools.add(
        new AuthenticateTool(
            context -> new AuthenticateTool.Output(true, null, null, null, null, "")));
    tools.add(new AuthStatusTool(() -> null, problem -> null));
    tools.add(new LogoutTool(() -> null));
    return new ToolRegistry(tools, readOnly, experimental, "1");
  }

  static List<McpServer.Tool> all() {
    return catalogue(false, true).tools();
  }

  private static List<String> names(ToolRegistry catalogue) {
    return catalogue.tools().stream().map(McpServer.Tool::name).toList();
  }

  /** A tool as a client sees it, in the order of the protocol. */
  private static Map<String, Object> shown(McpServer.Tool tool) {
    Map<String, Object> annotations = new LinkedHashMap<>();
    annotations.put("readOnlyHint", tool.readOnlyHint());
    annotations.put("destructiveHint", tool.destructiveHint());
    annotations.put("idempotentHint", tool.idempotentHint());
    annotations.put("openWorldHint", tool.openWorldHint());
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", tool.name());
    shown.put("title", tool.title());
    shown.put("description", tool.description());
    shown.put("annotations", annotations);
    shown.put("inputSchema", tool.inputSchema());
    shown.put("outputSchema", tool.outputSchema());
    return shown;
  }

  private static String json(Object value) throws IOException {
    return PRETTY.writeValueAsString(value).replace(System.lineSeparator(), "\n") + "\n";
  }

  @Nested
  class TheTools {
    @Test
    void areFifteenAndThree() {
      assertThat(names(catalogue(false, true)))
          .containsExactlyInAnyOrder(
              "list-cases",
              "get-case",
              "create-case",
              "search-contacts",
              "get-contact",
              "list-tasks",
              "create-task",
              "list-documents",
              "get-document-url",
              "list-calendar-events",
              "log-call",
              "list-staff",
              "get-staff",
              "list-time-entries",
              "get-billing-summary",
              "authenticate",
              "auth-status",
              "logout");
    }

    @Test
    void withoutTheExperimentalOneAreSeventeen() {
      assertThat(names(catalogue(false, false))).hasSize(17).doesNotContain("log-call");
    }

    @Test
    void thatWriteAreNotOfferedReadOnlyWhateverElseIsSet() {
      assertThat(names(catalogue(true, true))).hasSize(15).doesNotContainAnyElementsOf(WRITING);
      assertThat(names(catalogue(true, false))).hasSize(15).doesNotContainAnyElementsOf(WRITING);
    }

    @Test
    void standInTheSameOrderEveryTime() {
      assertThat(names(catalogue(false, true))).isEqualTo(names(catalogue(false, true)));
    }

    @Test
    void sayTruthfullyWhatTheyDo() {
      for (McpServer.Tool tool : all()) {
        boolean changes =
            WRITING.contains(tool.name()) || Set.of("authenticate", "logout").contains(tool.name());
        assertThat(tool.readOnlyHint()).as(tool.name()).isEqualTo(!changes);
        assertThat(tool.destructiveHint()).as(tool.name()).isEqualTo(tool.name().equals("logout"));
        assertThat(tool.idempotentHint()).as(tool.name()).isEqualTo(!WRITING.contains(tool.name()));
        assertThat(tool.openWorldHint())
            .as(tool.name())
            .isEqualTo(!Set.of("auth-status", "logout").contains(tool.name()));
      }
    }

    @Test
    void costAModelFewerThanSixteenThousandCharacters() {
      int sum = 0;
      for (McpServer.Tool tool : all()) {
        sum += tool.name().length() + tool.description().length();
        sum += Json.write(tool.inputSchema()).length();
      }
      assertThat(sum).isLessThan(16_000);
    }

    @Test
    void sayWhatIsEasyToGetWrong() {
      Map<String, String> said = new LinkedHashMap<>();
      all().forEach(tool -> said.put(tool.name(), tool.description() + tool.inputSchema()));
      assertThat(said.get("list-cases")).contains("Pending");
      assertThat(said.get("list-calendar-events")).contains("Statute-of-limitations");
      assertThat(said.get("get-document-url")).contains("a minute");
      assertThat(said.get("list-time-entries")).contains("differ by a cent");
      assertThat(said.get("get-billing-summary")).contains("as_of moves only the ageing");
    }
  }

  @Nested
  class EachTool {
    static List<McpServer.Tool> all() {
      return ToolRegistryTest.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isAsItsSnapshotSays(McpServer.Tool tool) throws IOException {
      Path file = SNAPSHOTS.resolve(tool.name() + ".json");
      if (Boolean.getBoolean("catalogue.write")) {
        Files.createDirectories(SNAPSHOTS);
        Files.writeString(file, json(shown(tool)));
      }
      assertThat(json(shown(tool))).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasNameTitleAndDescription(McpServer.Tool tool) {
      assertThat(tool.name()).matches("[a-zA-Z0-9_-]{1,64}");
      assertThat(tool.title()).isNotBlank().isNotEqualTo(tool.name());
      assertThat(tool.description()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasOneJsonTypeForEachProperty(McpServer.Tool tool) {
      assertOneType(tool.inputSchema());
      assertOneType(tool.outputSchema());
      assertThat(tool.inputSchema().get("additionalProperties")).isEqualTo(false);
      assertThat(Json.write(tool.outputSchema())).doesNotContain("additionalProperties");
    }

    private static void assertOneType(Map<String, Object> schema) {
      String json = Json.write(schema);
      assertThat(json).doesNotContain("anyOf", "oneOf", "allOf", "$ref", "\"type\":[", "\"null\"");
      assertThat(McpJsonDefaults.getSchemaValidator().validateSchema(schema).valid())
          .as(json)
          .isTrue();
    }
  }

  @Test
  void hasASnapshotForNothingElse() throws IOException {
    try (Stream<Path> files = Files.list(SNAPSHOTS)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              all().stream().map(tool -> tool.name() + ".json").toList());
    }
  }

  @Test
  void hasNoTwoSchemasOfOneId() {
    Set<Object> ids = new HashSet<>();
    for (McpServer.Tool tool : all()) {
      assertThat(ids.add(tool.inputSchema().get("$id"))).as(tool.name()).isTrue();
      assertThat(ids.add(tool.outputSchema().get("$id"))).as(tool.name()).isTrue();
    }
    assertThat(ids).hasSize(36).doesNotContainNull();
  }

  @Nested
  class ATool {
    record Nothing() {}

    private static MyCaseTool<Nothing> called(String name) {
      return new MyCaseTool<>() {
        @Override
        public ToolSpec<Nothing> spec() {
          return ToolSpec.read(name, "Does it.", Nothing.class).result(Nothing.class);
        }

        @Override
        public ToolResult call(Nothing in, ToolContext context) {
          return ToolResult.of(in);
        }
      };
    }

    @Test
    void isRefusedWhenItsNameIsTaken() {
      List<MyCaseTool<?>> twice = List.of(called("one"), called("two"), called("one"));
      assertThatThrownBy(() -> new ToolRegistry(twice, false, false, "1"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Two tools are called one");
    }

    @Test
    void isRefusedWhenItsNameIsNone() {
      for (String name : List.of("", "list cases", "fälle", "x".repeat(65))) {
        assertThatThrownBy(() -> called(name).spec()).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}
