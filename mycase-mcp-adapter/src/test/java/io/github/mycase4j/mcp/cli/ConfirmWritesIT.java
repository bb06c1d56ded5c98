package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.ClientMessages;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.SandboxEnvironment;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is shipped, where the user confirms each write. */
class ConfirmWritesIT {
  private static final String KEY = "5f".repeat(32);

  @TempDir Path home;
  private Sandbox sandbox;
  private Map<String, String> environment;

  @BeforeEach
  void open() {
    sandbox = Sandbox.builder().redirectUri(SandboxEnvironment.redirectUri()).start();
    environment = SandboxEnvironment.of(sandbox, home);
    environment.put("ENCRYPTION_KEY", KEY);
    environment.put("MYCASE_RATE_LIMIT_PER_MINUTE", "100000");
    environment.put("MYCASE_CONFIRM_WRITES", "1");
  }

  @AfterEach
  void close() {
    assertThat(sandbox.refusals()).isEmpty();
    sandbox.close();
  }

  /** Calls create-task, responds to its question, and returns the result. */
  private static Row createTask(JarSession session, String name, Map<String, ?> response)
      throws Exception {
    session.send(
        ClientMessages.call(
            name,
            "create-task",
            TestFirm.arguments(
                "name",
                name,
                "due_date",
                "2030-01-01",
                "priority",
                "Low",
                "staff_ids",
                List.of(501))));
    Row question = session.next();
    assertThat(question.text("method")).isEqualTo("elicitation/create");
    assertThat(question.row("params").text("message")).contains("Staff: Priya Raman (501)");
    session.send(
        Json.write(
            TestFirm.arguments("jsonrpc", "2.0", "id", question.get("id"), "result", response)));
    Row answer = session.next();
    assertThat(answer.get("id")).isEqualTo(name);
    return answer.row("result");
  }

  private boolean hasTask(String name) {
    return sandbox.rows("tasks").stream().anyMatch(row -> name.equals(row.get("name")));
  }

  @Test
  void sendsTheAcceptedWriteAndNotTheDeclinedOne() throws Exception {
    try (JarSession session = new JarSession(environment)) {
      Map<String, Object> hello = ClientMessages.initializeParams("jar-test");
      hello.put("capabilities", Map.of("elicitation", Map.of()));
      session.request("initialize", hello);
      session.send(ClientMessages.INITIALIZED);
      session.logIn(sandbox);

      Row declined = createTask(session, "declined", Map.of("action", "decline"));
      Row accepted =
          createTask(
              session, "accepted", Map.of("action", "accept", "content", Map.of("confirm", true)));

      assertThat(declined.get("isError")).isEqualTo(true);
      assertThat(hasTask("declined")).isFalse();
      assertThat(accepted.find("isError")).isNotEqualTo(true);
      assertThat(hasTask("accepted")).isTrue();
      assertThat(session.end()).isZero();
      assertThat(session.lines).isNotEmpty().allSatisfy(JarSession::message);
    }
    assertThat(Files.readString(home.resolve("audit.log")))
        .containsOnlyOnce("\"error\":\"not confirmed: the user declined\"");
    assertThat(Terminal.isWhole(home.resolve("audit.log"), KEY)).isTrue();
  }

  @Test
  void writesNothingForAClientWithoutForms() throws Exception {
    try (JarSession session = new JarSession(environment)) {
      session.initialize();
      session.logIn(sandbox);

      Row result = session.call("create-case", "name", "Ash v. Birch");

      assertThat(result.get("isError")).isEqualTo(true);
      assertThat(result.rows("content").get(0).text("text")).contains("MYCASE_CONFIRM_WRITES");
      assertThat(session.end()).isZero();
      assertThat(session.lines).isNotEmpty().allSatisfy(JarSession::message);
      assertThat(sandbox.rows("cases")).noneMatch(row -> "Ash v. Birch".equals(row.get("name")));
    }
  }
}
