package io.github.mycase4j.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.fixture.SandboxEnvironment;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorFromEnvironmentTest {
  @TempDir Path home;

  private static McpServer.CallToolResult status(Connector connector) {
    return connector.call(
        new McpServer.Call("auth-status", Map.of(), "test/1", new Cancellation(), null));
  }

  @Test
  void servesWhatTheVariablesConfigure() throws Exception {
    try (Sandbox sandbox =
        Sandbox.builder().redirectUri(SandboxEnvironment.redirectUri()).start()) {
      Map<String, String> environment = SandboxEnvironment.of(sandbox, home);
      environment.put("ENCRYPTION_KEY", "5f".repeat(32));
      environment.put("MYCASE_READ_ONLY", "1");
      try (Connector connector = Connector.fromEnvironment(environment)) {
        assertThat(connector.tools())
            .extracting(McpServer.Tool::name)
            .contains("list-cases", "authenticate")
            .doesNotContain("create-case");
        assertThat(connector.switchedOffTools()).contains("create-case", "create-task", "log-call");
        assertThat(status(connector).structured()).containsEntry("authenticated", false);
      }
      assertThat(Files.readString(home.resolve("audit.log")))
          .contains("\"tool\":\"auth-status\"")
          .contains("\"server\":\"" + connectorVersion(environment) + "\"");
    }
  }

  private static String connectorVersion(Map<String, String> environment) {
    try (Connector connector = Connector.fromEnvironment(environment)) {
      return connector.version();
    }
  }

  @Test
  void namesAWrongSettingInsteadOfFailing() {
    Map<String, String> environment = new HashMap<>();
    environment.put("MYCASE_HOME", home.toString());
    environment.put("ENCRYPTION_KEY", "5f".repeat(32));
    environment.put("MYCASE_RATE_LIMIT_PER_MINUTE", "often");
    try (Connector connector = Connector.fromEnvironment(environment)) {
      assertThat(status(connector).text()).contains("MYCASE_RATE_LIMIT_PER_MINUTE");
    }
  }

  @Test
  void namesARelativeHomeInsteadOfFailing() {
    Map<String, String> environment = new HashMap<>();
    environment.put("MYCASE_HOME", "firm");
    environment.put("ENCRYPTION_KEY", "5f".repeat(32));
    try (Connector connector = Connector.fromEnvironment(environment)) {
      assertThat(status(connector).text()).contains("MYCASE_HOME (firm) is a relative path");
    }
  }

  @Test
  void rejectsAToolJarThatIsNotThere() {
    Map<String, String> environment = new HashMap<>();
    environment.put("MYCASE_HOME", home.toString());
    environment.put("MYCASE_TOOLS", home.resolve("no.jar") + "#sha256=" + "0".repeat(64));
    assertThatThrownBy(() -> Connector.fromEnvironment(environment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no.jar");
  }
}
