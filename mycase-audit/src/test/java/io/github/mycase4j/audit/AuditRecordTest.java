package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.audit.internal.json.JsonReader;
import io.github.mycase4j.audit.report.AuditFilter;
import io.github.mycase4j.audit.report.AuditReport;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AuditRecordTest {
  @Test
  void tellsWhatItIsAboutAndHowItEnded() {
    AuditRecord record =
        AuditRecord.call("01A", "list-cases").outcome(Outcome.ERROR).durationMillis(41).build();
    assertThat(record.tool()).contains("list-cases");
    assertThat(record.outcome()).contains(Outcome.ERROR);
    assertThat(record.duration()).contains(Duration.ofMillis(41));
  }

  @Test
  void anIntentHasNeitherOutcomeNorDuration() {
    AuditRecord record = AuditRecord.intent("01A", "create-case").build();
    assertThat(record.outcome()).isEmpty();
    assertThat(record.duration()).isEmpty();
  }

  @Nested
  class AnEvent extends LogTestBase {
    private AuditRecord grant(Map<String, ?> params) {
      Map<String, ParamRule> rules = new LinkedHashMap<>();
      params.keySet().forEach(name -> rules.put(name, ParamRule.CLEAR));
      return AuditRecord.event("01A", "grant")
          .params(params, rules)
          .outcome(Outcome.SUCCESS)
          .userId(501L)
          .build();
    }

    private Map<String, Object> line(AuditRecord record) {
      try (AuditLog log = AuditLog.open(Logs.config(path).withParams(ParamPolicy.HASHED))) {
        log.append(record);
      }
      return JsonReader.object(Logs.lines(path).get(2));
    }

    @Test
    void hasNoTool() {
      assertThat(grant(Map.of()).tool()).isEmpty();
      assertThat(line(grant(Map.of()))).containsEntry("kind", "auth").containsEntry("tool", null);
    }

    @Test
    void isNamedByItsFirstParameterInClear() {
      Map<String, Object> sent = new LinkedHashMap<>();
      sent.put("client_id", "mc4j_c_1");
      sent.put("scope", "mycase:read");
      Map<String, Object> line = line(grant(sent));
      assertThat(line.get("params"))
          .isEqualTo(Map.of("event", "grant", "client_id", "mc4j_c_1", "scope", "mycase:read"));
      assertThat(((Map<?, ?>) line.get("params")).keySet().iterator().next()).isEqualTo("event");
      assertThat(line.get("redacted")).isEqualTo(List.of());
    }

    @Test
    void keepsItsNameWhateverTheParametersAre() {
      assertThat(line(grant(Map.of("event", "login"))).get("params"))
          .isEqualTo(Map.of("event", "grant"));
    }

    @Test
    void hasALineWithTheFieldsOfEveryOther() {
      Map<String, Object> event = line(grant(Map.of()));
      assertThat(event.keySet())
          .containsExactlyElementsOf(JsonReader.object(Logs.lines(path).get(3)).keySet());
    }

    @Test
    void isInAWholeLogAndInItsReports() throws IOException {
      line(grant(Map.of("scope", "mycase:read")));
      Verification found = verify();
      assertThat(found.exitCode()).isZero();
      StringBuilder csv = new StringBuilder();
      AuditReport.csv(VerifyRequest.of(path).withKeys(List.of(Logs.key())), AuditFilter.all(), csv);
      assertThat(csv.toString().lines().skip(1))
          .singleElement()
          .asString()
          .contains("\"auth\",\"01A\",\"\",\"\",\"{\"\"event\"\":\"\"grant\"\",\"\"scope\"\":");
    }

    @Test
    void isShownByItsName() {
      assertThat(grant(Map.of("name", "Casebot")))
          .hasToString("AuditRecord[auth 01A grant SUCCESS]");
    }
  }
}
