package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.auth.AuthStatusTool;
import io.github.mycase4j.mcp.auth.AuthenticateTool;
import io.github.mycase4j.mcp.auth.LogoutTool;
import io.github.mycase4j.mcp.builtin.ListCasesTool;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.json.RawJson;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What was made ahead against what the records give. {@code -Dcatalogue.write=true} writes it anew;
 * build once more after that.
 */
class PreparedSchemasTest {
  private static final String PLACEHOLDER = "${project.version}";
  private static final Path SOURCE =
      Path.of("src", "main", "resources", "io", "github", "mycase4j", "mcp", "server")
          .resolve(PreparedSchemas.FILE);

  private static String version() throws IOException {
    Properties properties = new Properties();
    try (InputStream in =
        Schemas.class.getResourceAsStream("/io/github/mycase4j/mcp/config/version.properties")) {
      properties.load(in);
    }
    return properties.getProperty("version");
  }

  private static List<ToolSpec<?>> specs() {
    List<ToolSpec<?>> specs = new ArrayList<>();
    for (MyCaseTool<?> tool : ServiceLoader.load(MyCaseTool.class)) {
      specs.add(tool.spec());
    }
    specs.add(new AuthenticateTool(context -> null).spec());
    specs.add(new AuthStatusTool(() -> null, problem -> null).spec());
    specs.add(new LogoutTool(() -> null).spec());
    return specs;
  }

  private static Map<String, String> made(String version) {
    Schemas schemas = new Schemas(version);
    Map<String, String> made = new TreeMap<>();
    for (ToolSpec<?> spec : specs()) {
      made.put(PreparedSchemas.inputKey(spec), Json.write(schemas.madeInput(spec)));
      made.put(PreparedSchemas.outputKey(spec), Json.write(schemas.madeOutput(spec)));
    }
    return made;
  }

  @Test
  void areWhatTheRecordsGive() throws IOException {
    if (Boolean.getBoolean("catalogue.write")) {
      StringBuilder text = new StringBuilder(PLACEHOLDER).append('\n');
      made(PLACEHOLDER)
          .forEach((key, json) -> text.append(key).append('\t').append(json).append('\n'));
      Files.createDirectories(SOURCE.getParent());
      Files.writeString(SOURCE, text.toString());
    }
    PreparedSchemas prepared = PreparedSchemas.of(version());
    Map<String, String> made = made(version());
    assertThat(prepared.size()).isEqualTo(made.size()).isEqualTo(36);
    made.forEach((key, json) -> assertThat(prepared.find(key).json()).as(key).isEqualTo(json));
  }

  @Test
  void goOutForOurOwnTools() throws IOException {
    Schemas schemas = new Schemas(version());
    for (ToolSpec<?> spec : specs()) {
      assertThat(schemas.input(spec)).isInstanceOf(RawJson.class);
      assertThat(schemas.output(spec)).isInstanceOf(RawJson.class);
      assertThat(Json.write(schemas.input(spec))).isEqualTo(Json.write(schemas.madeInput(spec)));
    }
  }

  @Test
  void areOfOneVersion() {
    assertThat(PreparedSchemas.of("0").size()).isZero();
    assertThat(new Schemas("0").input(new ListCasesTool().spec()))
        .isNotInstanceOf(RawJson.class)
        .containsEntry("$id", "urn:mycase4j:list-cases:input:0");
  }

  @Nested
  class AToolOfAFirm {
    record Row(long id) {}

    @Test
    void getsItsOwnAlsoUnderOneOfOurNames() throws IOException {
      ToolSpec<ListCasesTool.Input> other =
          ToolSpec.read("list-cases", "Lists them otherwise.", ListCasesTool.Input.class)
              .rows("cases", Row.class);
      Map<String, Object> output = new Schemas(version()).output(other);
      assertThat(output).isNotInstanceOf(RawJson.class);
      assertThat(Json.write(output)).doesNotContain("case_stage");
    }
  }
}
