package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.error.ReadOnlyException;
import io.github.mycase4j.client.model.NewTask;
import io.github.mycase4j.client.model.TaskPriority;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.tool.ToolContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ContextOfACallTest extends DispatcherTestBase {
  @Nested
  class TheContext {
    @Test
    void isDeadWhenTheCallReturns() {
      List<ToolContext> kept = new ArrayList<>();
      serving(
          reads(
              "get-it",
              context -> {
                kept.add(context);
                return it(5);
              }));
      call("get-it");
      assertThatThrownBy(() -> kept.get(0).mycase()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ofAToolThatReadsRejectsWrites() {
      serving(
          reads(
              "get-it",
              context -> {
                assertThatThrownBy(() -> createTask(context)).isInstanceOf(ReadOnlyException.class);
                assertThatThrownBy(
                        () ->
                            context
                                .mycase()
                                .withOptions(CallOptions.defaults())
                                .tasks()
                                .create(
                                    NewTask.of(
                                        "x",
                                        TaskPriority.of("Low"),
                                        LocalDate.of(2026, 4, 1),
                                        List.of(501L))))
                    .isInstanceOf(ReadOnlyException.class);
                return it(5);
              }));
      assertThat(call("get-it").isError()).isFalse();
      assertThat(writesSent()).isZero();
    }

    @Test
    void countsTheRequestsOfItsCall() {
      serving(
          reads(
              "get-it",
              context -> {
                context.mycase().cases().get(1001);
                context.mycase().cases().get(1002);
                return it(5);
              }));
      call("get-it");
      call("get-it");
      assertThat(lastLine().number("api_requests")).isEqualTo(2);
    }

    @Test
    void givesTheClockOfTheConnector() {
      serving(reads("get-it", context -> it(context.clock().instant().toEpochMilli())));
      assertThat(call("get-it").text()).contains(String.valueOf(TestFirm.NOW.toEpochMilli()));
    }
  }

  @Nested
  class AnotherLogin {
    private long staffRequests() {
      return sandbox.requests().stream().filter(r -> r.path().equals("/v1/staff")).count();
    }

    @BeforeEach
    void readOnce() {
      serving(
          reads(
              "get-it",
              context -> it(context.mycase().collections().staff().read().rows().size())));
      call("get-it");
      assertThat(staffRequests()).isEqualTo(1);
    }

    @Test
    void dropsWhatWasReadForTheOneBefore() {
      logInAs(new Account(502L, "Daniel Whitaker", "Firm", "firm-1"));
      call("get-it");
      assertThat(staffRequests()).isEqualTo(2);
      logInAs(new Account(502L, "Daniel Whitaker", "Firm", "firm-2"));
      call("get-it");
      assertThat(staffRequests()).isEqualTo(3);
    }

    @Test
    void ofTheSamePersonDropsNothing() {
      logInAs(new Account(501L, "Priya R. Raman", "Firm Ltd.", "firm-1"));
      call("get-it");
      assertThat(staffRequests()).isEqualTo(1);
    }
  }
}
