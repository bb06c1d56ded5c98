package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditLogConfigTest {
  private final AuditLogConfig config =
      AuditLogConfig.of(Path.of("audit.log"), Logs.key(), "1.0.0");

  @Test
  void itsUsualSettingsAreThoseOfThisProcess() {
    assertThat(config.pid()).isEqualTo(ProcessHandle.current().pid());
    assertThat(config.previousKey()).isNull();
    assertThat(config.params()).isEqualTo(ParamPolicy.FULL);
    assertThat(config.rotationBytes()).isEqualTo(50_000_000);
    assertThat(config.lockWait()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.tools()).isEmpty();
  }

  @Test
  void eachSettingChangesItselfAlone() {
    AuditKey previous = AuditKey.of(Logs.secret(2));
    AuditLogConfig changed =
        config
            .withPreviousKey(previous)
            .withClock(() -> Logs.NOW)
            .withPid(7)
            .withParams(ParamPolicy.HASHED)
            .withRotationBytes(1)
            .withLockWait(Duration.ZERO)
            .withTools(Map.of("a.jar", "ab"));
    assertThat(changed.path()).isEqualTo(config.path());
    assertThat(changed.key()).isSameAs(config.key());
    assertThat(changed.previousKey()).isSameAs(previous);
    assertThat(changed.server()).isEqualTo("1.0.0");
    assertThat(changed.clock().instant()).isEqualTo(Logs.NOW);
    assertThat(changed.pid()).isEqualTo(7);
    assertThat(changed.params()).isEqualTo(ParamPolicy.HASHED);
    assertThat(changed.rotationBytes()).isEqualTo(1);
    assertThat(changed.lockWait()).isZero();
    assertThat(changed.tools()).containsExactly(Map.entry("a.jar", "ab"));
  }

  @Test
  void toolsThatAreAddedLaterAreNotIn() {
    Map<String, String> tools = new HashMap<>();
    AuditLogConfig with = config.withTools(tools);
    tools.put("late.jar", "ab");
    assertThat(with.tools()).isEmpty();
  }

  @Test
  void aSizeOrAWaitThatCannotBeIsRejected() {
    assertThatThrownBy(() -> config.withRotationBytes(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The rotation size and the lock wait must be positive.");
    assertThatThrownBy(() -> config.withLockWait(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
