package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A virus scanner or a sync client holds a file for a moment. */
class RetryingDiskTest extends LogTestBase {
  private final FaultyDisk disk = new FaultyDisk();

  @ParameterizedTest
  @EnumSource(
      value = FaultyDisk.Operation.class,
      names = {"SLOT_READ", "SLOT_WRITE"})
  void anAppendSucceedsWhenTheHeadFileIsLetGoOf(FaultyDisk.Operation operation) {
    try (AuditLog log = AuditLog.open(Logs.config(path), disk)) {
      for (int i = 1; i < 8; i++) {
        disk.hold(operation, i);
        assertThat(log.append(Logs.call("01A" + i))).isEqualTo(i + 2);
      }
    }
    assertThat(verify().exitCode()).isZero();
    assertThat(verify().head()).isEqualTo(Verification.HeadStatus.MATCHES);
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultyDisk.Operation.class,
      names = {"SLOTS", "APPEND"})
  void aLogOpensWhenItsFilesAreLetGoOf(FaultyDisk.Operation operation) {
    write(1);
    disk.hold(operation, 5);
    AuditLog.open(Logs.config(path), disk).close();
    assertThat(verify().exitCode()).isZero();
  }

  @Test
  void aFileIsRotatedWhenItIsLetGoOf() throws Exception {
    AuditLogConfig config = Logs.config(path).withRotationBytes(1_500);
    try (AuditLog log = AuditLog.open(config, disk)) {
      disk.hold(FaultyDisk.Operation.RENAME, 3);
      for (int i = 0; i < 4; i++) {
        log.append(Logs.call("01A" + i));
      }
    }
    assertThat(new LogPaths(path).segments()).isNotEmpty();
    assertThat(verify().exitCode()).isZero();
    assertThat(verify().gaps()).isEmpty();
  }

  @Test
  void whatIsHeldForLongIsGivenUpWithinABound() {
    try (AuditLog log = AuditLog.open(Logs.config(path), disk)) {
      disk.fail(FaultyDisk.Operation.SLOT_WRITE);
      assertThatThrownBy(() -> log.append(Logs.call("01A"))).isInstanceOf(AuditException.class);
      assertThat(Duration.ofNanos(disk.nanos.get()))
          .isBetween(Duration.ofMillis(400), Duration.ofSeconds(1));
      disk.heal();
    }
  }

  @Test
  void anAppendIsNeverRepeated() {
    try (AuditLog log = AuditLog.open(Logs.config(path), disk)) {
      for (FaultyDisk.Operation operation :
          new FaultyDisk.Operation[] {FaultyDisk.Operation.WRITE, FaultyDisk.Operation.FORCE}) {
        disk.hold(operation, 1);
        assertThatThrownBy(() -> log.append(Logs.call("01A"))).isInstanceOf(AuditException.class);
        assertThat(disk.nanos).hasValue(0);
      }
    }
  }

  @Test
  void anAppendThatSucceedsWritesTheLogOnceAndTheHeadOnce() {
    try (AuditLog log = AuditLog.open(Logs.config(path), disk)) {
      int writes = disk.writes.get();
      int forces = disk.forces.get();
      int reads = disk.slotReads.get();
      int slots = disk.slotWrites.get();
      log.append(Logs.call("01A"));
      assertThat(disk.writes).hasValue(writes + 1);
      assertThat(disk.forces).hasValue(forces + 1);
      assertThat(disk.slotReads).hasValue(reads + 1);
      assertThat(disk.slotWrites).hasValue(slots + 1);
    }
  }
}
