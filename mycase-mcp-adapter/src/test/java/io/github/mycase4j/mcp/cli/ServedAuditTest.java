package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.audit.AuditKey;
import io.github.mycase4j.audit.ParamPolicy;
import io.github.mycase4j.mcp.cli.Terminal.Ran;
import io.github.mycase4j.mcp.config.Configuration;
import io.github.mycase4j.mcp.tool.AuditMode;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedAuditTest {
  @TempDir Path root;
  Terminal terminal;

  @BeforeEach
  void terminal() throws Exception {
    terminal = new Terminal(root);
  }

  private List<String> lines() throws Exception {
    return Files.readAllLines(terminal.log);
  }

  @Test
  void aServerLeavesItsStartAndItsStop() throws Exception {
    Ran ran = terminal.serve(Terminal.calling("list-cases", "{\"status\":\"open\"}"));
    assertThat(ran.exit()).isZero();
    List<String> lines = lines();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(1)).contains("\"kind\":\"start\"", "\"tools\":[]");
    assertThat(lines.get(2)).contains("\"kind\":\"call\"", "\"params\":{\"status\":\"open\"}");
    assertThat(lines.get(3)).contains("\"kind\":\"stop\"");
    assertThat(terminal.run("audit", "verify").exit()).isZero();
  }

  @Nested
  class HashedParameters {
    private final AuditKey key = Terminal.key(Terminal.KEY);

    @BeforeEach
    void hashed() {
      terminal.environment.put("MYCASE_AUDIT_PARAMS", "hashed");
    }

    @Test
    void areProvableAndNotReadable() throws Exception {
      terminal.serve(
          Terminal.calling("search-contacts", "{\"email\":\"jane.roe@example.com\",\"limit\":3}"));
      assertThat(terminal.read())
          .doesNotContain("jane.roe")
          .contains("\"email\":\"" + key.hashOf("jane.roe@example.com") + "\"", "\"limit\":3");
    }

    @Test
    void areAlsoThoseThatTheSchemaRejected() throws Exception {
      terminal.serve(
          Terminal.calling("list-tasks", "{\"due_from\":\"Jane Roe\",\"case_id\":\"Jane Roe\"}"));
      assertThat(terminal.read())
          .doesNotContain("Jane Roe")
          .contains("\"outcome\":\"invalid\"", "\"due_from\":\"" + key.hashOf("Jane Roe") + "\"");
    }

    @Test
    void areAllFreeTextsOfAllTools() {
      for (MyCaseTool<?> tool : ServiceLoader.load(MyCaseTool.class)) {
        for (RecordComponent component : tool.spec().input().getRecordComponents()) {
          if (component.getType() == String.class) {
            Describe describe = component.getAnnotation(Describe.class);
            assertThat(describe)
                .as("%s of %s", component.getName(), tool.spec().name())
                .isNotNull()
                .extracting(Describe::recorded)
                .isEqualTo(AuditMode.HASHED);
          }
        }
      }
    }
  }

  @Nested
  class TheVariable {
    private Configuration configuration() {
      return Configuration.of(terminal.environment, name -> "");
    }

    @Test
    void isFullUnlessItSaysHashed() {
      assertThat(configuration().auditParams()).isEqualTo(ParamPolicy.FULL);
      terminal.environment.put("MYCASE_AUDIT_PARAMS", "full");
      assertThat(configuration().auditParams()).isEqualTo(ParamPolicy.FULL);
      terminal.environment.put("MYCASE_AUDIT_PARAMS", "hashed");
      assertThat(configuration().auditParams()).isEqualTo(ParamPolicy.HASHED);
      assertThat(configuration().problems()).isEmpty();
    }

    @Test
    void isTakenAsHashedAndReportedWhenNobodyUnderstandsIt() {
      terminal.environment.put("MYCASE_AUDIT_PARAMS", "some");
      assertThat(configuration().auditParams()).isEqualTo(ParamPolicy.HASHED);
      assertThat(configuration().problems())
          .singleElement()
          .asString()
          .contains("MYCASE_AUDIT_PARAMS must be full or hashed, not \"some\"");
    }
  }
}
