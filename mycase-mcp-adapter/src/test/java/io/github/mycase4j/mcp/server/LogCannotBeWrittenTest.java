package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LogCannotBeWrittenTest extends DispatcherTestBase {
  @Nested
  class WhenTheLogCannotBeWritten {
    @Test
    void noAnswerIsGiven() {
      serving(reads("get-it", context -> it(4711)));
      session.refuses = record -> true;
      McpServer.CallToolResult answer = call("get-it");
      assertThat(answer.isError()).isTrue();
      assertThat(answer.text()).contains("audit log").doesNotContain("4711");
      assertThat(answer.structured()).isNull();
    }

    @Test
    void noToolRunsWhenThatIsKnownBefore() {
      serving(reads("get-it", context -> it(5)), writes("make-it", context -> it(6)));
      session.auditWorks = false;
      assertThat(call("get-it").text()).contains("The encryption key is not the one of this log.");
      assertThat(call("make-it").isError()).isTrue();
      assertThat(call("no-such-tool").isError()).isTrue();
      assertThat(ran).isEmpty();
    }

    @Test
    void aWriteWhoseIntentIsRejectedIsNotSent() {
      serving(writes("make-it", context -> it(createTask(context).id())));
      session.refuses = record -> record.kind() == AuditRecord.Kind.INTENT;
      assertThat(call("make-it").text()).startsWith("Nothing was sent:");
      assertThat(ran).isEmpty();
      assertThat(writesSent()).isZero();
      assertThat(lastLine().get("outcome")).isEqualTo("error");
    }

    @Test
    void theStatusOfTheLoginIsToldAllTheSame() {
      serving(unaudited("auth-status"), reads("get-it", context -> it(6)));
      session.auditWorks = false;
      assertThat(call("auth-status").isError()).isFalse();
      assertThat(call("get-it").isError()).isTrue();
      assertThat(lines()).isEmpty();
    }

    @Test
    void theStatusIsAnErrorWhereEveryCallNeedsARecord() {
      serving(unaudited("auth-status"));
      session.auditWorks = false;
      session.login.needsRecords = true;
      McpServer.CallToolResult answer = call("auth-status");
      assertThat(answer.isError()).isTrue();
      assertThat(answer.structured()).isNull();
    }

    @Test
    void aLogoutTakesPlaceAllTheSame() {
      serving(unaudited("logout"));
      session.auditWorks = false;
      assertThat(call("logout").isError()).isFalse();
      assertThat(ran).containsExactly("logout without a record");
    }

    @Test
    void theStatusIsToldWithoutARecordAlsoWhereThatIsNotKnownBefore() {
      serving(unaudited("auth-status"));
      session.refuses = record -> true;
      assertThat(call("auth-status").isError()).isFalse();
      assertThat(ran).containsExactly("auth-status", "auth-status without a record");
    }

    /** A tool that may answer without a record. */
    private MyCaseTool<Input> unaudited(String name) {
      final class Unaudited implements MyCaseTool<Input>, UnauditedTool {
        @Override
        public ToolSpec<Input> spec() {
          return ToolSpec.read(name, "Reads.", Input.class).object("it", Out.class);
        }

        @Override
        public ToolResult call(Input in, ToolContext context) {
          ran.add(name);
          return it(5);
        }

        @Override
        public ToolResult callUnaudited(LoginTools login, String problem) {
          ran.add(name + " without a record");
          return it(5);
        }
      }
      return new Unaudited();
    }

    @Test
    void aLogoutWhoseLineFailsSaysThatItTookPlace() {
      serving(
          new Does(
              ToolSpec.read("logout", "Ends it.", Input.class)
                  .destructive()
                  .object("it", Out.class),
              context -> it(5)));
      session.refuses = record -> true;
      assertThat(call("logout").text()).contains("was carried out");
    }
  }

  @Nested
  class WhenTheOutcomeOfAWriteCannotBeWritten {
    private boolean broken = true;

    @BeforeEach
    void breakTheLog() {
      serving(
          writes("make-it", context -> it(createTask(context).id())),
          reads("get-it", context -> it(5)));
      session.refuses = record -> broken && record.kind() == AuditRecord.Kind.CALL;
    }

    @Test
    void theAnswerSaysThatItDidTakePlace() {
      McpServer.CallToolResult answer = call("make-it");
      assertThat(answer.isError()).isTrue();
      assertThat(answer.text())
          .startsWith("The action was carried out (id ")
          .contains("could not be written to the audit log")
          .contains("do not retry the action");
      assertThat(writesSent()).isEqualTo(1);
    }

    @Test
    void furtherToolsAreRejectedUntilItCan() {
      call("make-it");
      ran.clear();
      assertThat(call("get-it").isError()).isTrue();
      assertThat(call("make-it").isError()).isTrue();
      assertThat(ran).isEmpty();
      broken = false;
      assertThat(call("get-it").isError()).isFalse();
      assertThat(lines())
          .extracting(line -> line.get("kind") + " " + line.get("tool"))
          .containsExactly("intent make-it", "call make-it", "call get-it");
    }
  }
}
