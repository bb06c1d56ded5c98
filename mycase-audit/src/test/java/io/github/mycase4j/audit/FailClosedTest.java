package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailClosedTest extends LogTestBase {
  final FaultyDisk disk = new FaultyDisk();

  private static void refuses(AuditLog log, AuditException.Reason reason) {
    assertThatThrownBy(() -> log.append(Logs.call("01X")))
        .isInstanceOfSatisfying(
            AuditException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultyDisk.Operation.class,
      names = {"STAT", "WRITE", "FORCE", "SLOT_WRITE", "LOCK"})
  void aRunningLogRejectsRecordsWhileTheDiskFailsAndRecovers(FaultyDisk.Operation operation) {
    try (AuditLog log = AuditLog.open(Logs.config(path), disk)) {
      log.append(Logs.call("01A"));
      disk.fail(operation);
      refuses(log, AuditException.Reason.CANNOT_WRITE);
      refuses(log, AuditException.Reason.CANNOT_WRITE);
      disk.heal();
      log.append(Logs.call("01B"));
    }
    Verification found = verify();
    assertThat(found.describe()).contains("INTACT");
    assertThat(found.exitCode()).isIn(0, 2);
    assertThat(found.openIntents()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultyDisk.Operation.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RENAME", "READ", "SLOT_READ", "SIZE"})
  void aLogDoesNotOpenWhileTheDiskFails(FaultyDisk.Operation operation) {
    disk.fail(operation);
    assertThatThrownBy(() -> AuditLog.open(Logs.config(path), disk))
        .isInstanceOfSatisfying(
            AuditException.class,
            e -> assertThat(e.reason()).isEqualTo(AuditException.Reason.CANNOT_WRITE));
    disk.heal();
    try (AuditLog log = AuditLog.open(Logs.config(path), disk)) {
      log.append(Logs.call("01B"));
    }
    assertThat(verify().describe()).contains("INTACT");
  }

  @Test
  void aCheckAddsNothingToALogThatIsWell() throws Exception {
    try (AuditLog log = AuditLog.open(Logs.config(path))) {
      log.check();
      log.append(Logs.call("01A"));
      byte[] before = Files.readAllBytes(path);
      log.check();
      log.check();
      assertThat(Files.readAllBytes(path)).isEqualTo(before);
      log.owe(Logs.call("01B"));
      log.check();
      assertThat(log.owed()).isEmpty();
      try (AuditLog other = AuditLog.open(Logs.config(path))) {
        other.append(Logs.call("01C"));
        log.check();
      }
      log.append(Logs.call("01D"));
    }
    assertThat(verify().exitCode()).isZero();
  }

  @Test
  void aCheckFailsWhereARecordWouldUntilARepair() throws Exception {
    try (AuditLog log = AuditLog.open(Logs.config(path))) {
      log.append(Logs.call("01A"));
      try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
        file.truncate(file.size() - 1);
      }
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(log::check)
            .isInstanceOfSatisfying(
                AuditException.class,
                e -> assertThat(e.reason()).isEqualTo(AuditException.Reason.SHORTER_THAN_HEAD));
      }
      assertThat(AuditRepair.repair(Logs.config(path)).changed()).isTrue();
      log.check();
      log.append(Logs.call("01B"));
    }
  }

  @Test
  void aCheckFailsWhileTheDiskFailsAndAfterTheEnd() {
    AuditLog log = AuditLog.open(Logs.config(path), disk);
    try (log) {
      log.append(Logs.call("01A"));
      disk.fail(FaultyDisk.Operation.STAT);
      assertThatThrownBy(log::check).isInstanceOf(AuditException.class);
      disk.heal();
      log.check();
    }
    assertThatThrownBy(log::check)
        .isInstanceOfSatisfying(
            AuditException.class,
            e -> assertThat(e.reason()).isEqualTo(AuditException.Reason.CLOSED));
  }

  @Test
  void aRunningLogRejectsRecordsWhenItCannotSeeWhatItWrote() {
    try (AuditLog log = AuditLog.open(Logs.config(path), disk)) {
      disk.fail(FaultyDisk.Operation.SIZE);
      refuses(log, AuditException.Reason.CANNOT_WRITE);
      disk.heal();
      log.append(Logs.call("01B"));
    }
    assertThat(verify().gaps())
        .singleElement()
        .satisfies(
            gap ->
                assertThat(gap.reason())
                    .startsWith("records 3 to 3 were reported to their callers"));
  }

  @Test
  void aRunningLogNoticesThatItsHeadFileIsGone() throws Exception {
    try (AuditLog log = AuditLog.open(Logs.config(path), disk)) {
      Files.delete(new LogPaths(path).head);
      log.append(Logs.call("01B"));
    }
    assertThat(verify().gaps())
        .singleElement()
        .satisfies(gap -> assertThat(gap.reason()).startsWith("the head file was missing"));
  }

  @Test
  void recordsOfAFailedSyncAreSaidToBeRejected() {
    try (AuditLog log = AuditLog.open(Logs.config(path), disk)) {
      disk.fail(FaultyDisk.Operation.FORCE);
      refuses(log, AuditException.Reason.CANNOT_WRITE);
      disk.heal();
      log.append(Logs.call("01B"));
    }
    assertThat(verify().gaps())
        .singleElement()
        .satisfies(
            gap ->
                assertThat(gap.reason())
                    .startsWith("records 3 to 3 were reported to their callers"));
  }

  @Test
  void aFullDiskLeavesAPieceThatAGapCovers() {
    try (AuditLog log = AuditLog.open(Logs.config(path), disk)) {
      for (int fit : new int[] {0, 1, 100, 400}) {
        disk.fill(fit);
        refuses(log, AuditException.Reason.CANNOT_WRITE);
        disk.heal();
        log.append(Logs.call("01B" + fit));
      }
    }
    Verification found = verify();
    assertThat(found.describe()).contains("INTACT, WITH GAPS");
    assertThat(found.gaps()).hasSize(3);
    assertThat(found.gaps().get(0).reason()).isEqualTo("failed write: IOException");
  }

  @Test
  void aDiskThatIsFullJustBeforeTheLineFeedLeavesARecordThatIsSaidToBeRejected() throws Exception {
    try (AuditLog log = AuditLog.open(Logs.config(path), disk)) {
      long before = Files.size(path);
      log.append(Logs.call("01X"));
      int line = (int) (Files.size(path) - before);
      disk.fill(line - 1);
      refuses(log, AuditException.Reason.CANNOT_WRITE);
      disk.heal();
      log.append(Logs.call("01B"));
    }
    Verification found = verify();
    assertThat(found.describe()).contains("INTACT, WITH GAPS");
    assertThat(found.gaps())
        .singleElement()
        .satisfies(
            gap ->
                assertThat(gap.reason())
                    .startsWith("records 4 to 4 were reported to their callers"));
  }

  @Test
  void aRenameThatFailsIsSaidAndTheFileGrowsOn() throws Exception {
    disk.fail(FaultyDisk.Operation.RENAME);
    AuditLogConfig config = Logs.config(path).withRotationBytes(4000);
    try (AuditLog log = AuditLog.open(config, disk)) {
      for (int i = 0; i < 12; i++) {
        log.append(Logs.call("01A" + i));
      }
      assertThat(Files.readString(path)).contains("the file could not be rotated: IOException");
      disk.heal();
      log.append(Logs.call("01B"));
      log.append(Logs.call("01C"));
    }
    assertThat(new LogPaths(path).segments()).isNotEmpty();
    assertThat(verify().exitCode()).isZero();
  }

  @Test
  void aFolderThatIsRemovedIsNotMadeAgain() throws Exception {
    Path inner = folder.resolve("home");
    AuditLog log = AuditLog.open(Logs.config(inner.resolve("audit.log")), disk);
    log.append(Logs.call("01A"));
    Files.move(inner, folder.resolve("away"));
    refuses(log, AuditException.Reason.CANNOT_WRITE);
    assertThat(inner).doesNotExist();
    Files.move(folder.resolve("away"), inner);
    log.append(Logs.call("01B"));
    log.close();
  }

  @Test
  void aLockThatOthersHoldIsNotWaitedForForEver() {
    AuditLogConfig config = Logs.config(path).withLockWait(Duration.ofSeconds(3));
    try (AuditLog log = AuditLog.open(config, disk)) {
      disk.locked = true;
      refuses(log, AuditException.Reason.LOCK_WAIT_EXCEEDED);
      disk.locked = false;
      log.append(Logs.call("01B"));
    }
    assertThat(verify().exitCode()).isZero();
  }

  @Test
  void aClosedLogRejectsRecords() {
    AuditLog log = AuditLog.open(Logs.config(path), disk);
    log.close();
    log.close();
    refuses(log, AuditException.Reason.CLOSED);
    assertThat(verify().records()).isEqualTo(3);
  }
}
