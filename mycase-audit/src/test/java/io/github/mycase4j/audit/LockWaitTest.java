package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockWaitTest {
  @TempDir Path folder;
  private final FaultyDisk disk = new FaultyDisk();

  @Test
  void isBoundedByItsOwnPauses() {
    disk.locked = true;
    Path file = folder.resolve("audit.lock");
    LockWait wait = new LockWait(disk, file, Duration.ofMillis(10));
    assertThatThrownBy(wait::take)
        .isInstanceOfSatisfying(
            AuditException.class,
            e -> assertThat(e.reason()).isEqualTo(AuditException.Reason.LOCK_WAIT_EXCEEDED))
        .hasMessage(
            "Another process held the lock on "
                + file
                + " for more than 10 ms. Try again; if this continues, end the other process.");
    // 0.05, 0.1, 0.2, 0.4, 0.8, 1.6 ms, then 2 ms each.
    assertThat(disk.nanos.get()).isEqualTo(11_150_000);
  }

  @Test
  void takesALockThatIsFreeAtOnce() throws Exception {
    LockWait wait = new LockWait(disk, folder.resolve("audit.lock"), Duration.ZERO);
    wait.take().release();
    wait.take().release();
    assertThat(disk.nanos.get()).isZero();
  }
}
