package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.ClientMessages;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.SandboxEnvironment;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is shipped, ended by a signal. */
@Timeout(300)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
class StopSignalIT {
  private static final int TERMINATED = 128 + 15;
  private static final String KEY = "5f".repeat(32);

  @TempDir Path home;
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private volatile String slow = "none";
  private Sandbox sandbox;
  private JarSession session;

  @BeforeEach
  void logIn() throws Exception {
    sandbox =
        Sandbox.builder()
            .redirectUri(SandboxEnvironment.redirectUri())
            .beforeAnswer(this::wait)
            .start();
    Map<String, String> environment = SandboxEnvironment.of(sandbox, home);
    environment.put("ENCRYPTION_KEY", KEY);
    session = new JarSession(environment);
    session.initialize();
    session.logIn(sandbox);
  }

  @AfterEach
  void end() {
    goOn.countDown();
    session.close();
    sandbox.close();
  }

  /** MyCase takes its time with one kind of request. */
  private void wait(String method, String path) {
    if ((method + " " + path).equals(slow)) {
      arrived.countDown();
      try {
        if (!goOn.await(JarSession.GUARD_SECONDS, TimeUnit.SECONDS)) {
          throw new AssertionError("nobody let MyCase go on");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Calls a tool and waits until MyCase was asked. */
  private void call(String tool, Object... arguments) throws Exception {
    session.send(ClientMessages.call("slow", tool, TestFirm.arguments(arguments)));
    assertThat(arrived.await(JarSession.GUARD_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  private List<Row> log() throws IOException {
    return Files.readAllLines(home.resolve("audit.log")).stream()
        .map(line -> new Row(Json.readObject(line.getBytes(StandardCharsets.UTF_8))))
        .toList();
  }

  /**
   * Sends SIGTERM. Java treats SIGINT and SIGHUP alike, but a test that was started in the
   * background would inherit that they are ignored.
   */
  private void terminate() throws Exception {
    long pid = log().get(log().size() - 1).number("pid");
    assertThat(ProcessHandle.of(pid).orElseThrow().destroy()).isTrue();
  }

  /** The last lines as kind, tool and outcome. */
  private List<String> end(int count) throws IOException {
    List<Row> log = log();
    return log.subList(log.size() - count, log.size()).stream()
        .map(line -> line.get("kind") + " " + line.find("tool") + " " + line.find("outcome"))
        .toList();
  }

  private void assertWhole() {
    assertThat(Terminal.isWhole(home.resolve("audit.log"), KEY)).isTrue();
  }

  @Test
  void aSignalToAnIdleServerEndsTheLogInOrder() throws Exception {
    terminate();
    assertThat(session.awaitExit()).isEqualTo(TERMINATED);
    assertThat(end(2)).containsExactly("call authenticate success", "stop null null");
    assertThat(session.errors()).doesNotContain("Exception");
    assertWhole();
  }

  @Test
  void aReadUnderWayIsStoppedAnsweredAndLoggedFirst() throws Exception {
    slow = "GET /v1/cases";
    call("list-cases");
    terminate();
    assertThat(session.awaitExit()).isEqualTo(TERMINATED);
    assertThat(end(2)).containsExactly("call list-cases error", "stop null null");
    assertThat(session.lines).last().asString().contains("\"id\":\"slow\"", "\"isError\":true");
    assertWhole();
  }

  @Test
  void aWriteUnderWayIsLoggedAsOneWhoseOutcomeNobodyKnows() throws Exception {
    slow = "POST /v1/tasks";
    call(
        "create-task",
        "name",
        "Call",
        "due_date",
        "2030-01-01",
        "priority",
        "Low",
        "staff_ids",
        List.of(501));
    terminate();
    assertThat(session.awaitExit()).isEqualTo(TERMINATED);
    assertThat(end(3))
        .containsExactly("intent create-task null", "call create-task error", "stop null null");
    assertThat(log().get(log().size() - 2).text("error")).contains("OutcomeUnknown");
    assertWhole();
  }

  @Test
  void aRefreshUnderWayIsStoredAndLoggedFirst() throws Exception {
    byte[] before = Files.readAllBytes(home.resolve("tokens.enc"));
    sandbox.expireAccessTokens();
    slow = "POST /tokens";
    call("list-staff");
    terminate();
    goOn.countDown();
    assertThat(session.awaitExit()).isEqualTo(TERMINATED);
    assertThat(Files.readAllBytes(home.resolve("tokens.enc"))).isNotEqualTo(before);
    assertThat(end(3)).contains("auth refresh success").last().isEqualTo("stop null null");
    assertWhole();
  }
}
