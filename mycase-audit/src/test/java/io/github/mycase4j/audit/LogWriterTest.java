package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LogWriterTest extends LogTestBase {
  private final FaultyDisk disk = new FaultyDisk();
  private final RecordFormat format = new RecordFormat("1.0.0", 1, ParamPolicy.FULL);

  private LogWriter writer(long rotationBytes) {
    AuditLogConfig config = Logs.config(path).withRotationBytes(rotationBytes);
    return new LogWriter(disk, config, format, false);
  }

  private long commit(LogWriter writer) {
    return writer.commit(() -> List.of(format.checkpoint("test")));
  }

  @Nested
  class TheFilesThatItHoldsOpen {
    @Test
    void areTheLogAndTheHeadHoweverOftenItWasRotated() throws Exception {
      LogWriter writer = writer(1_500);
      for (int i = 0; i < 9; i++) {
        commit(writer);
        assertThat(disk.open).hasValue(2);
      }
      assertThat(new LogPaths(path).segments()).hasSizeGreaterThan(2);
      writer.close();
      assertThat(disk.open).hasValue(0);
    }

    @Test
    void areTwoAlsoAfterOthersReplacedThem() throws Exception {
      LogWriter writer = writer(100_000);
      commit(writer);
      for (Path file : List.of(path, folder.resolve("audit.head"))) {
        byte[] bytes = Logs.bytes(file);
        Files.delete(file);
        Files.write(file, bytes);
      }
      commit(writer);
      assertThat(disk.open).hasValue(2);
      writer.close();
      assertThat(disk.open).hasValue(0);
      assertThat(Logs.verify(path).firstBad()).isNull();
    }
  }

  @Nested
  class WhenTheFolderCannotBeMadeDurable {
    @Test
    void noHeadSpeaksOfALogWhoseNameMayBeLost() {
      disk.fail(FaultyDisk.Operation.SYNC_FOLDER);
      LogWriter writer = writer(100_000);
      assertThatThrownBy(() -> commit(writer)).isInstanceOf(AuditException.class);
      writer.close();
      byte[] head = Logs.bytes(folder.resolve("audit.head"));
      assertThat(HeadSlots.read(head, List.of()).latest().seq).isZero();
    }

    @Test
    void noNewFileFollowsOneWhoseNewNameMayBeLost() {
      LogWriter writer = writer(1_000);
      commit(writer);
      disk.fail(FaultyDisk.Operation.SYNC_FOLDER);
      assertThatThrownBy(() -> commit(writer)).isInstanceOf(AuditException.class);
      assertThat(folder.resolve("audit.1.log")).exists();
      assertThat(path).doesNotExist();
      disk.heal();
      assertThat(commit(writer)).isEqualTo(4);
      writer.close();
      assertThat(Logs.verify(path).exitCode()).isZero();
    }
  }
}
