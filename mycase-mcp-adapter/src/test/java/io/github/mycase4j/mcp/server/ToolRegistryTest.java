package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.mycase4j.mcp.auth.AuthStatusTool;
import io.github.mycase4j.mcp.auth.AuthenticateTool;
import io.github.mycase4j.mcp.auth.LogoutTool;
import io.github.mycase4j.mcp.fixture.SnapshotFiles;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.tool.AuditMode;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import io.modelcontextprotocol.json.McpJsonDefaults;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All tools, and each against its committed snapshot. {@code -Dsnapshot.write=true} rewrites the
 * snapshots; review the difference before you commit it.
 */
class ToolRegistryTest {
  private static final ObjectWriter PRETTY = new ObjectMapper().writer(pretty());
  private static final List<String> WRITING = List.of("create-case", "create-task", "log-call");

  /** Line breaks and indentation, and no other space: a server takes nothing else out. */
  private static PrettyPrinter pretty() {
    Separators separators =
        new Separators()
            .withObjectFieldValueSpacing(Separators.Spacing.NONE)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentArraysWith(DefaultPrettyPrinter.NopIndenter.instance);
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    return printer;
  }

  static List<MyCaseTool<?>> ownTools() {
    List<MyCaseTool<?>> tools = new ArrayList<>();
    for (MyCaseTool<?> tool : ServiceLoader.load(MyCaseTool.class)) {
      tools.add(tool);
    }
    tools.add(new AuthenticateTool());
    tools.add(new AuthStatusTool());
    tools.add(new LogoutTool());
    return tools;
  }

  private static ToolRegistry registry(boolean readOnly, boolean experimental) {
    return new ToolRegistry(ownTools(), readOnly, experimental);
  }

  static List<McpServer.Tool> all() {
    return registry(false, true).tools();
  }

  private static List<String> names(ToolRegistry registry) {
    return registry.tools().stream().map(McpServer.Tool::name).toList();
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
    return PRETTY.writeValueAsString(value) + "\n";
  }

  @Nested
  class TheTools {
    @Test
    void areThoseThatHaveASnapshot() throws IOException {
      assertThat(names(registry(false, true)))
          .containsExactlyInAnyOrderElementsOf(SnapshotFiles.names())
          .contains("list-cases", "create-case", "log-call", "authenticate", "logout");
    }

    @Test
    void areAllOfferedButTheExperimentalOne() throws IOException {
      assertThat(names(registry(false, false)))
          .containsExactlyInAnyOrderElementsOf(SnapshotFiles.names("log-call"));
    }

    @Test
    void thatWriteAreNotOfferedReadOnlyWhateverElseIsSet() throws IOException {
      List<String> reading = SnapshotFiles.names(WRITING.toArray(String[]::new));
      assertThat(names(registry(true, true))).containsExactlyInAnyOrderElementsOf(reading);
      assertThat(names(registry(true, false))).containsExactlyInAnyOrderElementsOf(reading);
    }

    @Test
    void standInTheSameOrderEveryTime() {
      assertThat(names(registry(false, true))).isEqualTo(names(registry(false, true)));
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
      assertThat(said.get("list-cases")).contains("Pending", "get-billing-summary");
      assertThat(said.get("list-calendar-events")).contains("Statute-of-limitations");
      assertThat(said.get("get-document-url")).contains("a minute");
      assertThat(said.get("list-time-entries"))
          .contains("rounded rows can add up to a little more (dollars over thousands of rows)");
      assertThat(said.get("get-billing-summary"))
          .contains(
              "as_of moves only the aging",
              "Filters narrow every figure",
              "invoices[].status is MyCase's own; days_late and summary.overdue decide what is past"
                  + " due");
    }
  }

  @Nested
  class EachTool {
    static List<McpServer.Tool> all() {
      return ToolRegistryTest.all();
    }

    static List<MyCaseTool<?>> ownTools() {
      return ToolRegistryTest.ownTools();
    }

    @ParameterizedTest
    @MethodSource("ownTools")
    void isAsItsSnapshotSays(MyCaseTool<?> tool) throws IOException {
      McpServer.Tool generated = ToolRegistry.described(tool.spec());
      Path file = SnapshotFiles.of(tool.getClass(), generated.name());
      if (Boolean.getBoolean("snapshot.write")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, json(shown(generated)));
      }
      assertThat(json(shown(generated))).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("ownTools")
    void hashesOrDropsWhatIsFreeText(MyCaseTool<?> tool) {
      for (RecordComponent argument : tool.spec().input().getRecordComponents()) {
        if (argument.getType() == String.class) {
          Describe describe = argument.getAnnotation(Describe.class);
          assertThat(describe).as(argument.getName()).isNotNull();
          assertThat(describe.recorded()).as(argument.getName()).isNotEqualTo(AuditMode.CLEAR);
        }
      }
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
      assertThat(json)
          .doesNotContain("anyOf", "oneOf", "allOf", "$ref", "$id", "\"type\":[", "\"null\"");
      assertThat(McpJsonDefaults.getSchemaValidator().validateSchema(schema).valid())
          .as(json)
          .isTrue();
    }
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
    void isRejectedWhenItsNameIsTaken() {
      List<MyCaseTool<?>> twice = List.of(called("one"), called("two"), called("one"));
      assertThatThrownBy(() -> new ToolRegistry(twice, false, false))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Two tools are called one");
    }

    @Test
    void isRejectedWhenItsNameIsNone() {
      for (String name : List.of("", "list cases", "fälle", "x".repeat(65))) {
        assertThatThrownBy(() -> called(name).spec()).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}
