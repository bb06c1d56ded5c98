package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A process may be killed at any step of a commit: nothing of that may look like tampering. */
class KilledTest extends LogTestBase {
  private final RecordFormat format = new RecordFormat("1.0.0", 1, ParamPolicy.FULL);

  private List<byte[]> records(int count) {
    return Stream.generate(() -> format.checkpoint("test")).limit(count).toList();
  }

  /** Writes commits of different sizes until it is done or killed. */
  private void work(AuditLogConfig config, Disk disk) {
    LogWriter writer = new LogWriter(disk, config, format, false);
    try {
      for (int size : new int[] {1, 3, 1, 1, 4, 2}) {
        writer.commit(() -> records(size));
        writer.commitAtOnce(records(1).get(0));
      }
    } catch (AuditException e) {
      assertThat(e).hasMessageContaining("killed");
    } finally {
      writer.close();
    }
  }

  private void clear() throws IOException {
    for (String pattern : List.of("audit*.log", "audit.head")) {
      try (var files = Files.newDirectoryStream(folder, pattern)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
    }
  }

  private void nothingIsSaid(AuditLogConfig before, AuditLogConfig config, int last)
      throws IOException {
    clear();
    if (before != null) {
      LogWriter writer = new LogWriter(new LocalDisk(), before, format, false);
      writer.commit(() -> records(2));
      writer.close();
    }
    work(config, new DyingDisk(last));
    Verification killed = verified(config);
    assertThat(killed.firstBad()).as("killed after %s", last).isNull();
    assertThat(killed.head())
        .as("killed after %s", last)
        .isNotEqualTo(Verification.HeadStatus.SLOT_LOST);
    LogWriter next = new LogWriter(new LocalDisk(), config, format, false);
    next.commit(() -> records(1));
    next.close();
    Verification found = verified(config);
    assertThat(found.firstBad()).as("killed after %s", last).isNull();
    assertThat(found.gaps())
        .as("killed after %s", last)
        .allSatisfy(gap -> assertThat(gap.reason()).isEqualTo("torn tail"));
    assertThat(found.head()).isEqualTo(Verification.HeadStatus.MATCHES);
  }

  private Verification verified(AuditLogConfig config) {
    AuditKey previous = config.previousKey();
    return AuditVerifier.verify(
        VerifyRequest.of(path)
            .withKeys(previous == null ? List.of(config.key()) : List.of(config.key(), previous)));
  }

  private void nothingIsSaidAtAnyStep(AuditLogConfig before, AuditLogConfig config)
      throws IOException {
    DyingDisk all = new DyingDisk(Integer.MAX_VALUE);
    work(config, all);
    assertThat(all.steps()).isGreaterThan(20);
    for (int last = 0; last < all.steps(); last++) {
      nothingIsSaid(before, config, last);
    }
  }

  @Test
  void aFirstStartSaysNothingWhereverItWasKilled() throws Exception {
    nothingIsSaidAtAnyStep(null, Logs.config(path));
  }

  @Test
  void aLaterStartSaysNothingWhereverItWasKilled() throws Exception {
    nothingIsSaidAtAnyStep(Logs.config(path), Logs.config(path));
  }

  @Test
  void aRotationSaysNothingWhereverItWasKilled() throws Exception {
    nothingIsSaidAtAnyStep(Logs.config(path), Logs.config(path).withRotationBytes(2_500));
  }

  @Test
  void aChangeOfTheKeySaysNothingWhereverItWasKilled() throws Exception {
    AuditKey later = AuditKey.of(Logs.secret(2));
    nothingIsSaidAtAnyStep(
        Logs.config(path),
        AuditLogConfig.of(path, later, "1.0.0")
            .withClock(() -> Logs.NOW)
            .withPreviousKey(Logs.key()));
  }
}
