package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyChangeTest extends LogTestBase {
  private final AuditKey newKey = AuditKey.of(Logs.secret(2));

  private AuditLogConfig newConfig() {
    return AuditLogConfig.of(path, newKey, "1.0.0").withClock(() -> Logs.NOW);
  }

  @Test
  void aWrongKeyAppendsNothing() {
    write(2);
    byte[] before = Logs.bytes(path);
    assertThatThrownBy(() -> AuditLog.open(newConfig()))
        .isInstanceOf(AuditException.class)
        .hasMessageContaining("not the one that the audit log")
        .satisfies(e -> assertThat(reasonOf(e)).isEqualTo(AuditException.Reason.WRONG_KEY));
    assertThat(Logs.bytes(path)).isEqualTo(before);
  }

  @Test
  void aWrongKeyAppendsNothingWithoutAHeadFileEither() throws Exception {
    write(2);
    Files.delete(folder.resolve("audit.head"));
    byte[] before = Logs.bytes(path);
    assertThatThrownBy(() -> AuditLog.open(newConfig()))
        .isInstanceOf(AuditException.class)
        .satisfies(e -> assertThat(reasonOf(e)).isEqualTo(AuditException.Reason.WRONG_KEY));
    assertThat(Logs.bytes(path)).isEqualTo(before);
  }

  @Test
  void aKeyRecordUnderTheOldKeyNamesTheNewOne() throws Exception {
    write(2);
    try (AuditLog log = AuditLog.open(newConfig().withPreviousKey(Logs.key()))) {
      log.append(Logs.call("01N"));
    }
    List<byte[]> lines = Logs.lines(path);
    String record = new String(lines.get(5), StandardCharsets.UTF_8);
    assertThat(record).contains("\"kind\":\"key\"").contains("\"key_id\":\"" + newKey.keyId());
    String signed = record.substring(0, record.indexOf(",\"mac\":\""));
    assertThat(record)
        .contains(Hex.text(Logs.key().mac().doFinal(signed.getBytes(StandardCharsets.UTF_8))));
    Verification both =
        AuditVerifier.verify(VerifyRequest.of(path).withKeys(List.of(newKey, Logs.key())));
    assertThat(both.exitCode()).isZero();
    assertThat(both.macsChecked()).isEqualTo(9);
    Verification newOnly = AuditVerifier.verify(VerifyRequest.of(path).withKeys(List.of(newKey)));
    assertThat(newOnly.exitCode()).isZero();
    assertThat(newOnly.macsUncheckable()).isEqualTo(6);
    try (AuditLog log = AuditLog.open(newConfig())) {
      log.append(Logs.call("01O"));
    }
    assertThatThrownBy(() -> AuditLog.open(Logs.config(path)))
        .isInstanceOf(AuditException.class)
        .satisfies(e -> assertThat(reasonOf(e)).isEqualTo(AuditException.Reason.WRONG_KEY));
  }

  @Test
  void aLogThatIsStillOpenWithTheOldKeyIsRejectedFromThenOn() {
    AuditLog old = AuditLog.open(Logs.config(path));
    try (AuditLog log = AuditLog.open(newConfig().withPreviousKey(Logs.key()))) {
      assertThatThrownBy(() -> old.append(Logs.call("01A")))
          .isInstanceOf(AuditException.class)
          .satisfies(e -> assertThat(reasonOf(e)).isEqualTo(AuditException.Reason.WRONG_KEY));
      log.append(Logs.call("01B"));
    }
  }
}
