package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A record that comes alone is written by the thread that brings it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SingleAppendTest extends LogTestBase {
  final FaultyDisk disk = new FaultyDisk();

  private void foreign() {
    try {
      Files.writeString(path, "foreign\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void isWrittenByTheCallersThread() {
    Thread[] writer = new Thread[1];
    try (AuditLog log = AuditLog.open(Logs.config(path), disk)) {
      disk.beforeNextWrite(() -> writer[0] = Thread.currentThread());
      assertThat(log.append(Logs.call("01A"))).isEqualTo(3);
      assertThat(writer[0]).isSameAs(Thread.currentThread());
    }
  }

  @Test
  void isNotHarmedByAnInterruptThatComesWhileItIsWritten() {
    try (AuditLog log = AuditLog.open(Logs.config(path), disk)) {
      disk.beforeNextWrite(Thread.currentThread()::interrupt);
      assertThat(log.append(Logs.call("01A"))).isEqualTo(3);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(log.append(Logs.call("01B"))).isEqualTo(4);
    }
    assertThat(verify().exitCode()).isZero();
    assertThat(verify().records()).isEqualTo(5);
  }

  @Test
  void isCoveredAndNotDoubledWhenAnInterruptAndForeignBytesComeAtOnce() {
    try (AuditLog log = AuditLog.open(Logs.config(path), disk)) {
      disk.beforeNextWrite(
          () -> {
            foreign();
            Thread.currentThread().interrupt();
          });
      assertThat(log.append(Logs.call("01A"))).isEqualTo(3);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(log.append(Logs.call("01B"))).isEqualTo(5);
    }
    assertThat(verify().exitCode()).isEqualTo(2);
    assertThat(verify().gaps())
        .singleElement()
        .satisfies(gap -> assertThat(gap.bytes()).isEqualTo(8));
    assertThat(new String(Logs.bytes(path), java.nio.charset.StandardCharsets.UTF_8))
        .containsOnlyOnce("\"call\":\"01A\"");
  }

  @Test
  void goesToTheLogsOwnThreadWhenTheFileIsNotAsItWasLeft() {
    Thread[] writer = new Thread[1];
    try (AuditLog log = AuditLog.open(Logs.config(path), disk)) {
      foreign();
      disk.beforeNextWrite(() -> writer[0] = Thread.currentThread());
      Thread.currentThread().interrupt();
      assertThat(log.append(Logs.call("01A"))).isEqualTo(4);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(writer[0].getName()).isEqualTo("mycase-audit-committer");
    }
    assertThat(verify().exitCode()).isEqualTo(2);
  }

  @Test
  void goesToTheLogsOwnThreadWhenTheFileIsToBeRotated() {
    Thread[] writer = new Thread[1];
    AuditLogConfig config = Logs.config(path).withRotationBytes(1_500);
    try (AuditLog log = AuditLog.open(config, disk)) {
      long seq = 2;
      for (int i = 0; i < 9; i++) {
        disk.beforeNextWrite(() -> writer[0] = Thread.currentThread());
        long next = log.append(Logs.call("01A" + i));
        assertThat(next).isGreaterThan(seq);
        // A segment record takes a number of its own.
        boolean rotated = next > seq + 1;
        assertThat(writer[0] == Thread.currentThread()).isEqualTo(!rotated);
        seq = next;
      }
    }
    assertThat(verify().exitCode()).isZero();
  }

  @Test
  void isRejectedWhenItsNameIsGoneAfterwards() throws Exception {
    Path away = folder.resolve("away");
    try (AuditLog log = AuditLog.open(Logs.config(path), disk)) {
      log.append(Logs.call("01A"));
      disk.beforeNextWrite(
          () -> {
            try {
              Files.move(path, away);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      assertThatThrownBy(() -> log.append(Logs.call("01B"))).isInstanceOf(AuditException.class);
      Files.move(away, path);
      log.append(Logs.call("01C"));
    }
    assertThat(verify().describe()).contains("INTACT");
  }

  @Test
  void aFailureOfItsThreadLeavesTheLogUsable() {
    try (AuditLog log = AuditLog.open(Logs.config(path), disk)) {
      disk.beforeNextWrite(
          () -> {
            throw new IllegalStateException("broken");
          });
      assertThatThrownBy(() -> log.append(Logs.call("01A"))).isInstanceOf(AuditException.class);
      assertThat(log.append(Logs.call("01B"))).isEqualTo(3);
    }
    assertThat(verify().exitCode()).isZero();
  }

  @Test
  void foreignBytesThatComeJustBeforeARotationAreCovered() {
    AuditLogConfig config = Logs.config(path).withRotationBytes(2_500);
    try (AuditLog log = AuditLog.open(config, disk)) {
      disk.beforeNextRename(this::foreign);
      for (int i = 0; i < 12; i++) {
        log.append(Logs.call("01A" + i));
      }
    }
    assertThat(verify().exitCode()).isEqualTo(2);
    assertThat(verify().gaps())
        .singleElement()
        .satisfies(gap -> assertThat(gap.bytes()).isEqualTo(8));
  }
}
