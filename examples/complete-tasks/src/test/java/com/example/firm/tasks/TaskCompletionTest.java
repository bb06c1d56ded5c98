package com.example.firm.tasks;

import static com.example.firm.tasks.TaskCompletion.Outcome.COMPLETED;
import static com.example.firm.tasks.TaskCompletion.Outcome.REJECTED;
import static com.example.firm.tasks.TaskCompletion.Outcome.STILL_OPEN;
import static com.example.firm.tasks.TaskCompletion.Outcome.WOULD_COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.sandbox.Fault;
import io.github.mycase4j.sandbox.RecordedRequest;
import io.github.mycase4j.sandbox.Sandbox;
import io.github.mycase4j.sandbox.junit.MyCaseSandbox;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@MyCaseSandbox(
    firm = MyCaseSandbox.Firm.EMPTY,
    rows =
        """
        {"staff": [{"id": 1, "first_name": "Ada", "last_name": "Moss", "active": true}],
         "cases": [{"id": 5, "name": "Ito v. Harbor", "status": "open"}],
         "tasks": [
          {"id": 1, "name": "File the motion", "description": "By hand", "completed": false,
           "priority": "High", "due_date": "2026-02-01", "staff": [{"id": 1}], "case": {"id": 5}},
          {"id": 2, "name": "Re-file the motion", "completed": false,
           "priority": "Low", "due_date": "2026-02-02", "staff": [{"id": 1}]},
          {"id": 3, "name": "File the motion", "completed": true,
           "priority": "Low", "due_date": "2026-02-02", "staff": [{"id": 1}]},
          {"id": 4, "name": "File the motion", "completed": false,
           "priority": "Low", "due_date": "2026-03-01", "staff": [{"id": 1}]},
          {"id": 5, "name": "Call the court", "completed": false,
           "priority": "Low", "due_date": "2026-02-02", "staff": [{"id": 1}]}
         ]}
        """)
class TaskCompletionTest {
  private static final TaskMatch MATCH = new TaskMatch("FILE the", LocalDate.of(2026, 3, 1));

  @MyCaseSandbox Sandbox sandbox;

  private List<RecordedRequest> updates() {
    return sandbox.requests("PUT", "/tasks/{id}");
  }

  private Map<String, Object> row(long id) {
    return sandbox.rows("tasks").stream()
        .filter(row -> row.get("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aDryRunShowsWhatMatchesAndSendsNothing(MyCaseClient mycase) {
    assertThat(new TaskCompletion(mycase.readOnly()).dryRun(MATCH))
        .extracting(each -> each.task().id(), TaskCompletion.Result::outcome)
        .containsExactly(tuple(1L, WOULD_COMPLETE), tuple(2L, WOULD_COMPLETE));
    assertThat(updates()).isEmpty();
  }

  @Test
  void completesWhatMatchesAndChangesNothingElse(MyCaseClient mycase) {
    Map<String, Object> before = row(1);
    assertThat(new TaskCompletion(mycase).complete(MATCH))
        .extracting(each -> each.task().id(), TaskCompletion.Result::outcome)
        .containsExactly(tuple(1L, COMPLETED), tuple(2L, COMPLETED));
    assertThat(row(1)).containsEntry("completed", true);
    for (String field : Set.of("name", "description", "priority", "due_date", "staff", "case")) {
      assertThat(row(1).get(field)).isEqualTo(before.get(field));
    }
    assertThat(row(4)).containsEntry("completed", false);
    assertThat(sandbox.refusals()).isEmpty();
    assertThat(new TaskCompletion(mycase).complete(MATCH)).isEmpty();
  }

  @Test
  void looksUpWhatAnUpdateDidWhenTheConnectionBroke(MyCaseClient mycase) {
    sandbox.failNext(Fault.dropAfter().on("PUT", "/v1/tasks"));
    assertThat(new TaskCompletion(mycase).complete(MATCH))
        .extracting(each -> each.task().id(), TaskCompletion.Result::outcome)
        .containsExactly(tuple(2L, COMPLETED), tuple(1L, COMPLETED));
    assertThat(updates()).hasSize(2); // the one with an unknown outcome was not sent again
  }

  @Test
  void saysThatATaskIsStillOpenWhenTheUpdateDidNotArrive(MyCaseClient mycase) {
    sandbox.failNext(Fault.dropBefore().on("PUT", "/v1/tasks"));
    assertThat(new TaskCompletion(mycase).complete(MATCH))
        .extracting(each -> each.task().id(), TaskCompletion.Result::outcome)
        .containsExactly(tuple(2L, COMPLETED), tuple(1L, STILL_OPEN));
    assertThat(row(1)).containsEntry("completed", false);
  }

  @Test
  void goesOnAfterATaskThatMyCaseRejects(MyCaseClient mycase) {
    sandbox.fail("/tasks/{id}", 422);
    List<TaskCompletion.Result> results = new TaskCompletion(mycase).complete(MATCH);
    assertThat(results)
        .extracting(each -> each.task().id(), TaskCompletion.Result::outcome)
        .containsExactly(tuple(1L, REJECTED), tuple(2L, COMPLETED));
    assertThat(results.get(0).reason()).isEqualTo("The sandbox was told to fail");
  }

  @Test
  void rejectsATaskWithoutWhatMyCaseRequires(MyCaseClient mycase) {
    Map<String, Object> withoutPriority = new HashMap<>(row(1));
    withoutPriority.put("priority", null);
    sandbox.put("tasks", withoutPriority);
    List<TaskCompletion.Result> results = new TaskCompletion(mycase).complete(MATCH);
    assertThat(results)
        .extracting(each -> each.task().id(), TaskCompletion.Result::outcome)
        .containsExactly(tuple(1L, REJECTED), tuple(2L, COMPLETED));
    assertThat(results.get(0).reason()).contains("priority");
    assertThat(updates()).hasSize(1);
    assertThat(sandbox.refusals()).isEmpty();
  }

  @Test
  void stopsWhenTheLoginIsOver(MyCaseClient mycase) {
    sandbox.expireAccessTokens();
    sandbox.revokeRefreshTokens();
    assertThatExceptionOfType(LoginRequiredException.class)
        .isThrownBy(() -> new TaskCompletion(mycase).complete(MATCH));
  }

  @Test
  void theProgramChangesNothingUnlessToldTo() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> login = sandbox.environment();
    List<String> dry = List.of("file the", "2026-03-01");
    List<String> real = List.of("--apply", "file the", "2026-03-01");
    assertThat(Main.run(dry, login, new PrintStream(out, true), new PrintStream(err, true)))
        .isZero();
    assertThat(updates()).isEmpty();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("2 tasks match", "--apply");
    assertThat(Main.run(real, login, new PrintStream(out, true), new PrintStream(err, true)))
        .isZero();
    assertThat(updates()).hasSize(2);
    assertThat(Main.run(List.of("", "x"), login, System.out, new PrintStream(err, true)))
        .isEqualTo(2);
  }
}
