package io.github.mycase4j.mcp.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.ParamPolicy;
import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LazyAuditLogTest {
  private static final AuditRecord RECORD = AuditRecord.event("01A", "login").build();

  private @TempDir Path folder;
  private boolean isMissing;
  private LazyAuditLog log;

  @BeforeEach
  void create() {
    log =
        new LazyAuditLog(
            this::file,
            KeySource.of(EncryptionKey.random()),
            Clock.systemUTC(),
            "test",
            ParamPolicy.FULL,
            Map.of());
  }

  private Path file() {
    if (isMissing) {
      throw new IllegalStateException("There is no folder for the log.");
    }
    return folder.resolve("audit.log");
  }

  @Test
  void aLogThatIsNotNeededIsNotOpened() {
    log.close();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsOwedBeforeItOpensIsWrittenFirst() throws Exception {
    isMissing = true;
    log.owe(RECORD);
    assertThatThrownBy(log::check).hasMessage("There is no folder for the log.");
    isMissing = false;

    log.record(AuditRecord.event("01B", "refresh").build());

    log.close();
    assertThat(Files.readAllLines(folder.resolve("audit.log")))
        .filteredOn(line -> line.contains("\"kind\":\"auth\""))
        .satisfiesExactly(
            line -> assertThat(line).contains("01A"), line -> assertThat(line).contains("01B"));
  }

  @Test
  void whatIsOwedAtTheEndIsToldWithItsReason() {
    isMissing = true;
    log.owe(RECORD);

    assertThatThrownBy(log::close).hasMessage("There is no folder for the log.");
  }
}
