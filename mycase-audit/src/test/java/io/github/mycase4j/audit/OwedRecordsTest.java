package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OwedRecordsTest extends LogTestBase {
  private static final Pattern NAME = Pattern.compile("\"kind\":\"(\\w+)\",\"call\":\"?(\\w+)");
  final FaultyDisk disk = new FaultyDisk();

  private AuditLog open() {
    return AuditLog.open(Logs.config(path), disk);
  }

  private static AuditRecord written(String id, long created) {
    return AuditRecord.call(id, "create-task")
        .access(Access.WRITE)
        .outcome(Outcome.SUCCESS)
        .resultIds(List.of(created))
        .build();
  }

  private static void owe(AuditLog log, String id) {
    assertThatThrownBy(() -> log.appendOutcome(written(id, 7))).isInstanceOf(AuditException.class);
  }

  /** The records after the start, gaps left out: the call, or the kind of one that has none. */
  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (byte[] line : Logs.lines(path)) {
      Matcher matcher = NAME.matcher(new String(line, StandardCharsets.UTF_8));
      if (matcher.find() && !List.of("genesis", "start", "gap").contains(matcher.group(1))) {
        names.add(matcher.group(2).equals("null") ? matcher.group(1) : matcher.group(2));
      }
    }
    return names;
  }

  @Test
  void anOutcomeIsWrittenBeforeTheNextRecord() {
    try (AuditLog log = open()) {
      disk.fill(0);
      owe(log, "01A");
      owe(log, "01B");
      assertThat(log.owed()).extracting(AuditRecord::callId).containsExactly("01A", "01B");
      disk.heal();
      log.append(Logs.call("01C"));
      assertThat(log.owed()).isEmpty();
    }
    assertThat(names()).containsExactly("01A", "01B", "01C", "stop");
    assertThat(verify().exitCode()).isIn(0, 2);
  }

  @Test
  void whatOnlyWasToBeToldIsNotOwed() {
    try (AuditLog log = open()) {
      disk.fill(0);
      assertThatThrownBy(() -> log.append(Logs.call("01A"))).isInstanceOf(AuditException.class);
      assertThat(log.owed()).isEmpty();
      disk.heal();
    }
    assertThat(names()).containsExactly("stop");
  }

  @Test
  void nothingIsAppendedWhileAnOutcomeIsOwed() {
    try (AuditLog log = open()) {
      disk.fill(0);
      owe(log, "01A");
      assertThatThrownBy(() -> log.append(Logs.call("01B"))).isInstanceOf(AuditException.class);
      assertThatThrownBy(() -> log.checkpoint("outside")).isInstanceOf(AuditException.class);
      assertThatThrownBy(log::writeOwed).isInstanceOf(AuditException.class);
      disk.heal();
      log.writeOwed();
      log.writeOwed();
      assertThat(names()).containsExactly("01A");
    }
  }

  @Test
  void aCheckpointComesAfterIt() {
    try (AuditLog log = open()) {
      disk.fill(0);
      owe(log, "01A");
      disk.heal();
      log.checkpoint("outside");
      assertThat(names()).containsExactly("01A", "checkpoint");
    }
  }

  @Test
  void closingWritesItBeforeTheStop() {
    AuditLog log = open();
    disk.fill(0);
    owe(log, "01A");
    owe(log, "01B");
    disk.heal();
    log.close();
    assertThat(names()).containsExactly("01A", "01B", "stop");
    assertThat(log.owed()).isEmpty();
    log.close();
  }

  @Test
  void closingABrokenLogNamesWhatIsLostAndWritesNoStop() {
    AuditLog log = open();
    disk.fill(0);
    owe(log, "01A");
    owe(log, "01B");
    Throwable thrown = catchThrowable(log::close);
    assertThat(thrown)
        .isInstanceOf(AuditException.class)
        .hasMessageContaining("cannot be written")
        .hasMessageEndingWith(
            " Not in the log, although it took place: create-task (call 01A, success, id 7);"
                + " create-task (call 01B, success, id 7).");
    assertThat(log.owed()).hasSize(2);
    log.close();
    assertThat(log.owed()).hasSize(2);
    disk.heal();
    assertThat(names()).isEmpty();
  }

  @Test
  void anEventThatIsLostIsNamed() {
    AuditLog log = open();
    disk.fill(0);
    log.owe(AuditRecord.event("01A", "grant-revoked").outcome(Outcome.SUCCESS).build());
    assertThat(catchThrowable(log::close))
        .hasMessageEndingWith("it took place: grant-revoked (call 01A, success).");
  }

  @Test
  void manyThatAreLostAreCounted() {
    AuditLog log = open();
    disk.fill(0);
    for (int i = 0; i < 23; i++) {
      log.owe(AuditRecord.auth("01A" + i, "refresh").build());
    }
    assertThat(catchThrowable(log::close)).hasMessageEndingWith("; and 3 more.");
  }

  @Test
  void fiveWritesAtOnceOnAFullDiskLeaveFiveOutcomes() throws Exception {
    try (AuditLog log = open()) {
      disk.fill(0);
      ExecutorService pool = Executors.newFixedThreadPool(5);
      List<Future<?>> writes = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        String id = "01A" + i;
        writes.add(pool.submit(() -> owe(log, id)));
      }
      for (Future<?> write : writes) {
        write.get();
      }
      disk.heal();
      List<Future<Long>> after = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String id = "01B" + i;
        after.add(pool.submit(() -> log.append(Logs.call(id))));
      }
      for (Future<Long> append : after) {
        append.get();
      }
      pool.shutdown();
    }
    assertThat(names().subList(0, 5))
        .containsExactlyInAnyOrder("01A0", "01A1", "01A2", "01A3", "01A4");
    assertThat(names()).hasSize(14);
    assertThat(verify().exitCode()).isIn(0, 2);
  }

  @Test
  void threadsThatWaitForOneAttemptShareItsFailure() throws Exception {
    AuditLogConfig config = Logs.config(path).withLockWait(Duration.ofSeconds(3));
    AuditLog log = AuditLog.open(config, disk);
    disk.fill(0);
    owe(log, "01A");
    disk.heal();
    disk.gated = true;
    ExecutorService pool = Executors.newFixedThreadPool(3);
    List<Future<Throwable>> appends = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String id = "01B" + i;
      appends.add(pool.submit(() -> catchThrowable(() -> log.append(Logs.call(id)))));
    }
    disk.atGate.acquire();
    while (log.waitingForOwed() < 2) {
      Thread.onSpinWait();
    }
    int syncs = disk.writes.get();
    disk.fail(FaultyDisk.Operation.SLOT_WRITE);
    disk.gated = false;
    disk.forceGate.release(10);
    for (Future<Throwable> append : appends) {
      assertThat(append.get()).isInstanceOf(AuditException.class);
    }
    assertThat(disk.writes.get()).isEqualTo(syncs);
    pool.shutdown();
    disk.heal();
    log.close();
    assertThat(names()).contains("01A").doesNotContain("01B0", "01B1", "01B2");
  }
}
