package io.github.mycase4j.remote.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.remote.audit.AuthEvents.Subject;
import io.github.mycase4j.testsupport.MutableClock;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthEventsTest {
  private static final Subject ANN = new Subject(501L, "firm_1", "Casebot/1.0 grant/01A");

  private final MutableClock clock = new MutableClock();
  private @TempDir Path folder;
  private AuditFile file;
  private AuthEvents events;

  @BeforeEach
  void open() {
    file = new AuditFile(folder, clock);
    events = new AuthEvents(file, new Ulids(clock, new SecureRandom()));
  }

  @AfterEach
  void close() {
    file.close();
  }

  @Test
  void anEventHasNoToolAndItsParametersInClear() {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("reason", "user");
    params.put("by", 502L);
    events.record("grant-revoked", ANN, params);
    assertThat(file.events())
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .containsEntry("tool", null)
                    .containsEntry("user_id", 501)
                    .containsEntry("firm", "firm_1")
                    .containsEntry("client", "Casebot/1.0 grant/01A")
                    .containsEntry(
                        "params", Map.of("event", "grant-revoked", "reason", "user", "by", 502)));
    assertThat(file.verify()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "login, success",
    "login-refused, denied",
    "admin-refused, denied",
    "grant, success",
    "grant-denied, denied",
    "grant-revoked, success",
    "session-end, success"
  })
  void theOutcomeFollowsFromTheName(String event, String outcome) {
    events.record(event, new Subject(null, null, null), Map.of());
    assertThat(file.events().get(0)).containsEntry("outcome", outcome);
  }

  @Test
  void anEventThatCannotBeWrittenFailsWithoutInternals() {
    file.breaks(true);
    assertThatThrownBy(() -> events.record("grant", ANN, Map.of()))
        .isInstanceOf(AuditUnavailableException.class)
        .hasMessageNotContaining("/secret/path");
    assertThatThrownBy(events::check).isInstanceOf(AuditUnavailableException.class);
    assertThat(file.events()).isEmpty();
  }

  @Test
  void anEventThatTookEffectIsOwedAndWrittenBeforeAnyOther() {
    file.breaks(true);
    events.recordOrOwe("token-revoked", ANN, Map.of());
    file.breaks(false);
    events.record("login", ANN, Map.of());
    assertThat(file.params())
        .containsExactly(Map.of("event", "token-revoked"), Map.of("event", "login"));
  }
}
