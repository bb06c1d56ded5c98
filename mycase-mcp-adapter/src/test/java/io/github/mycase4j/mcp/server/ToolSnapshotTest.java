package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.builtin.ListCasesTool;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.json.RawJson;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a server reads from the files beside the tools against what the records give. */
class ToolSnapshotTest {
  @Test
  void isWhatTheRecordsGive() {
    for (MyCaseTool<?> tool : ToolRegistryTest.ownTools()) {
      ToolSpec<?> spec = tool.spec();
      ToolSnapshot snapshot = new ToolSnapshots().find(tool.getClass(), spec.name());
      assertThat(snapshot).as(spec.name()).isNotNull();
      assertThat(snapshot.input().json()).isEqualTo(Json.write(Schemas.input(spec)));
      assertThat(snapshot.output().json()).isEqualTo(Json.write(Schemas.output(spec)));
    }
  }

  @Test
  void goesOutForOurOwnTools() {
    for (McpServer.Tool tool : new ToolRegistry(ToolRegistryTest.ownTools(), false, true).tools()) {
      assertThat(tool.inputSchema()).isInstanceOf(RawJson.class);
      assertThat(tool.outputSchema()).isInstanceOf(RawJson.class);
    }
  }

  @Test
  void isNotThereForAToolWithoutAFile() {
    ToolSnapshots snapshots = new ToolSnapshots();
    assertThat(snapshots.find(ListCasesTool.class, "firm-cases")).isNull();
    assertThat(snapshots.find(String.class, "list-cases")).isNull();
  }

  @Nested
  class AToolOfAFirm implements MyCaseTool<ListCasesTool.Input> {
    record Row(long id) {}

    @Override
    public ToolSpec<ListCasesTool.Input> spec() {
      return ToolSpec.read("list-cases", "Lists them otherwise.", ListCasesTool.Input.class)
          .rows("cases", Row.class);
    }

    @Override
    public ToolResult call(ListCasesTool.Input in, ToolContext context) {
      return ToolResult.of(new Row(1));
    }

    @Test
    void getsItsOwnAlsoUnderOneOfOurNames() {
      Map<String, Object> output =
          new ToolRegistry(List.of(this), false, false).tools().get(0).outputSchema();
      assertThat(output).isNotInstanceOf(RawJson.class);
      assertThat(Json.write(output)).doesNotContain("case_stage");
    }
  }
}
