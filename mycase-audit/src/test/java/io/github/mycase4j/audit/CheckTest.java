package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;

class CheckTest extends LogTestBase {

  @Test
  void aLogThatIsAsItWasLeftPassesAndStaysAsItIs() throws IOException {
    try (AuditLog log = AuditLog.open(Logs.config(path))) {
      log.append(Logs.call("01A"));
      byte[] before = Files.readAllBytes(path);

      log.check();

      assertThat(Files.readAllBytes(path)).isEqualTo(before);
      assertThat(log.append(Logs.call("01B"))).isEqualTo(4);
    }
    assertThat(verify().exitCode()).isZero();
  }

  @Test
  void aLogThatWasCutFailsUntilARepair() throws IOException {
    AuditLog log = AuditLog.open(Logs.config(path));
    log.append(Logs.call("01A"));
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      file.truncate(file.size() - 1);
    }

    assertThatThrownBy(log::check)
        .isInstanceOfSatisfying(
            AuditException.class,
            e -> assertThat(e.reason()).isEqualTo(AuditException.Reason.SHORTER_THAN_HEAD));
    assertThatThrownBy(log::check).isInstanceOf(AuditException.class);
    AuditRepair.repair(Logs.config(path));
    assertThatCode(log::check).doesNotThrowAnyException();
    log.append(Logs.call("01B"));
    log.close();
    assertThat(verify().exitCode()).isEqualTo(2);
  }

  @Test
  void whatAnotherProcessWroteIsNoProblem() {
    try (AuditLog log = AuditLog.open(Logs.config(path))) {
      Logs.write(path, 1);

      log.check();

      assertThat(log.append(Logs.call("01B"))).isGreaterThan(3);
    }
    assertThat(verify().exitCode()).isZero();
  }

  @Test
  void owedRecordsAreWrittenFirst() {
    try (AuditLog log = AuditLog.open(Logs.config(path))) {
      log.owe(Logs.call("01A"));

      log.check();

      assertThat(log.owed()).isEmpty();
    }
  }

  @Test
  void aClosedLogFails() {
    AuditLog log = AuditLog.open(Logs.config(path));
    log.close();

    assertThatThrownBy(log::check)
        .isInstanceOfSatisfying(
            AuditException.class,
            e -> assertThat(e.reason()).isEqualTo(AuditException.Reason.CLOSED));
  }
}
