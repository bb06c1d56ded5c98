package io.github.mycase4j.remote.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.Outcome;
import io.github.mycase4j.mcp.server.AuditRecorder;
import io.github.mycase4j.mcp.server.UnwritableLogException;
import io.github.mycase4j.remote.metrics.Metrics;
import io.github.mycase4j.testsupport.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MeteredAuditRecorderTest {
  private final MutableClock clock = new MutableClock();
  private final List<String> seen = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private boolean broken;

  private final Metrics metrics =
      new Metrics() {
        @Override
        public void call(String tool, String outcome, Duration time) {
          seen.add(tool + " " + outcome + " " + time.toMillis());
        }

        @Override
        public void audit(Duration time) {
          seen.add("audit " + time.toMillis());
        }
      };

  private final AuditRecorder log =
      new AuditRecorder() {
        @Override
        public void check() {
          seen.add("check");
          if (broken) {
            throw new IllegalStateException("/data/audit.log is full");
          }
        }

        @Override
        public void record(AuditRecord record) {
          clock.advance(Duration.ofMillis(7));
          if (broken) {
            throw new IllegalStateException("/data/audit.log is full");
          }
        }

        @Override
        public void owe(AuditRecord record) {
          seen.add("owe " + record.callId());
        }
      };

  private final AuditRecorder metered =
      new MeteredAuditRecorder(log, metrics, "list-cases"::equals, clock, warnings::add);

  private static AuditRecord call(String tool) {
    return AuditRecord.call("01A", tool).outcome(Outcome.DENIED).durationMillis(41).build();
  }

  @Test
  void countsACallByToolAndOutcomeAndTimesTheLog() {
    metered.record(call("list-cases"));
    assertThat(seen).containsExactly("audit 7", "list-cases denied 41");
  }

  @Test
  void aNameThatIsNoToolsIsUnknown() {
    metered.record(call("made-up-by-a-client"));
    assertThat(seen).contains("unknown denied 41");
  }

  @Test
  void intentsAndEventsAreTimedButNoCalls() {
    metered.record(AuditRecord.intent("01A", "list-cases").build());
    metered.record(AuditRecord.event("01B", "grant").outcome(Outcome.SUCCESS).build());
    assertThat(seen).containsExactly("audit 7", "audit 7");
  }

  @Test
  void aCallThatCannotBeRecordedIsAnError() {
    broken = true;
    assertThatThrownBy(() -> metered.record(call("list-cases")))
        .isInstanceOf(UnwritableLogException.class);
    assertThat(seen).containsExactly("list-cases error 41");
  }

  @Test
  void row74_onlyTheAdministratorLearnsWhyTheLogCannotBeWritten() {
    broken = true;
    for (ThrowingCallable use :
        List.<ThrowingCallable>of(metered::check, () -> metered.record(call("list-cases")))) {
      assertThatThrownBy(use)
          .isInstanceOf(UnwritableLogException.class)
          .hasMessage("Ask the administrator of this server, whose log says what is wrong.");
    }
    assertThat(warnings)
        .hasSize(2)
        .containsOnly("The audit log cannot be written: /data/audit.log is full");
  }

  @Test
  void theRestGoesToTheLog() {
    metered.check();
    metered.owe(call("list-cases"));
    assertThat(seen).containsExactly("check", "owe 01A");
  }
}
