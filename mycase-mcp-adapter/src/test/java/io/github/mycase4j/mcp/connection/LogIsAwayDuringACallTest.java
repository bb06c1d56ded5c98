package io.github.mycase4j.mcp.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.audit.AuditException;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log cannot be written from some request on; the login has to be refreshed just then. */
class LogIsAwayDuringACallTest {
  @TempDir Path home;
  private TestFirm firm;
  private Path log;
  private Path away;

  @BeforeEach
  void open() {
    firm = TestFirm.open(home);
    log = home.resolve("audit.log");
    away = home.resolve("away.log");
    firm.ok("auth-status");
  }

  @AfterEach
  void close() {
    firm.close();
  }

  private void takeLogAway() {
    try {
      Files.move(log, away);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void bringLogBack() {
    try {
      Files.deleteIfExists(log);
      Files.move(away, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From this request on, once a write was sent, the token is over and the log away. */
  private void breakAt(String method, String path) {
    AtomicBoolean done = new AtomicBoolean();
    firm.beforeAnswer =
        (asked, at) -> {
          boolean written = !firm.writes().isEmpty() || !asked.equals("GET");
          if (written && asked.equals(method) && at.equals(path) && !done.getAndSet(true)) {
            firm.sandbox.expireAccessTokens();
            takeLogAway();
          }
        };
  }

  private List<String> lines() {
    return firm.log().stream()
        .filter(line -> line.find("tool") != null)
        .map(line -> line.get("kind") + " " + line.get("tool") + " " + line.find("outcome"))
        .toList();
  }

  private Object[] task() {
    return new Object[] {
      "name",
      "Call the court",
      "due_date",
      "2026-04-01",
      "priority",
      "High",
      "staff_ids",
      List.of(501),
      "case_id",
      1001
    };
  }

  @Test
  void aTaskThatWasCreatedIsSaidToExistAndItsOutcomeComesFirst() {
    breakAt("GET", "/v1/cases");
    String text = firm.refused("create-task", task());
    assertThat(firm.writes()).hasSize(1);
    assertThat(text)
        .startsWith("The action was carried out (id ")
        .contains("do not retry the action")
        .doesNotContain("Nothing was sent");
    assertThat(firm.refused("list-staff")).startsWith("The audit log cannot be written");
    assertThat(firm.text("mycase://auth/status"))
        .contains("\"authenticated\":false")
        .doesNotContain("Priya");

    bringLogBack();
    assertThat(firm.text("mycase://auth/status")).contains("Priya");
    assertThat(lines())
        .containsExactly(
            "call auth-status success",
            "intent create-task null",
            "auth refresh success",
            "call create-task success",
            "call mycase://auth/status success");
    Row outcome = firm.log("create-task").get(1);
    assertThat((List<?>) outcome.get("result_ids")).hasSize(1);
    assertThat(outcome.number("api_requests")).isGreaterThanOrEqualTo(2);
  }

  @Test
  void aCallThatWasLoggedIsSaidToBeWhereItsNoteIsNot() {
    breakAt("POST", "/v1/cases/1001/notes");
    String text =
        firm.refused(
            "log-call",
            "called_at",
            "2026-03-11T09:30:00-04:00",
            "caller_phone_number",
            "619-555-0101",
            "call_for_staff_id",
            501,
            "message",
            "Please call back",
            "caller_name",
            "Ann Example",
            "case_id",
            1001);
    assertThat(text).contains("MyCase has carried out POST /calls").doesNotContain("Nothing was");
    bringLogBack();
    firm.ok("auth-status");
    assertThat(lines())
        .endsWith("auth refresh success", "call log-call error", "call auth-status success");
  }

  @Test
  void aReadIsNotAnsweredAndIsWrittenDownLater() {
    firm.beforeAnswer =
        (method, path) -> {
          if (path.equals("/v1/staff") && !Files.exists(away)) {
            firm.sandbox.expireAccessTokens();
            takeLogAway();
          }
        };
    assertThat(firm.refused("list-staff"))
        .startsWith("The audit log cannot be written, so no result is returned");
    firm.beforeAnswer = (method, path) -> {};
    bringLogBack();
    firm.ok("auth-status");
    assertThat(lines())
        .endsWith("auth refresh success", "call list-staff error", "call auth-status success");
    assertThat(firm.log("list-staff").get(0).number("api_requests")).isPositive();
  }

  @Test
  void whatIsStillOwedAtTheEndIsNamedByIds() throws IOException {
    breakAt("GET", "/v1/cases");
    firm.refused("create-task", task());
    assertThatThrownBy(() -> firm.connector.close())
        .isInstanceOf(AuditException.class)
        .hasMessageContaining("Not in the log, although it took place: refresh (call ")
        .hasMessageContaining("create-task (call ")
        .hasMessageContaining(", success, id ")
        .message()
        .doesNotContain("Call the court");
    bringLogBack();
    assertThat(Files.readString(log)).doesNotContain("\"kind\":\"stop\"");
  }
}
