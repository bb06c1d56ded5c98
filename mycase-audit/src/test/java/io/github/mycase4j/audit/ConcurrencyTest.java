package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConcurrencyTest extends LogTestBase {
  @Test
  void recordsThatWaitTogetherAreSyncedTogether() throws Exception {
    FaultyDisk disk = new FaultyDisk();
    Set<Long> seqs = Collections.synchronizedSet(new HashSet<>());
    try (AuditLog log = AuditLog.open(Logs.config(path), disk)) {
      int before = disk.forces.get();
      disk.gated = true;
      ExecutorService pool = Executors.newFixedThreadPool(16);
      List<Future<?>> appends = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        String id = "01J" + i;
        appends.add(pool.submit(() -> seqs.add(log.append(Logs.call(id)))));
        if (i == 0) {
          // The first sync waits at the gate, so that the rest gathers behind it.
          disk.atGate.acquire();
        }
      }
      while (log.queued() < 15) {
        Thread.onSpinWait();
      }
      disk.gated = false;
      disk.forceGate.release(16);
      for (Future<?> append : appends) {
        append.get();
      }
      pool.shutdown();
      assertThat(seqs).hasSize(16);
      assertThat(disk.forces.get() - before).isEqualTo(2);
    }
    assertThat(verify().records()).isEqualTo(19);
    assertThat(verify().exitCode()).isZero();
  }

  @Test
  void anInterruptedCallerLeavesItsLineAndHarmsNobody() {
    try (AuditLog log = AuditLog.open(Logs.config(path))) {
      Thread.currentThread().interrupt();
      assertThat(log.append(Logs.call("01A"))).isEqualTo(3);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(log.append(Logs.call("01B"))).isEqualTo(4);
      Thread.currentThread().interrupt();
      assertThat(verify().records()).isIn(0L, 4L);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(log.append(Logs.call("01C"))).isEqualTo(5);
    }
    assertThat(verify().exitCode()).isZero();
  }

  @Test
  void anInterruptedThreadCanOpenAndClose() {
    Thread.currentThread().interrupt();
    AuditLog.open(Logs.config(path)).close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(verify().records()).isEqualTo(3);
  }

  @Test
  void twoLogsOfOneProcessAppendToOneFile() throws Exception {
    Set<Long> seqs = Collections.synchronizedSet(new HashSet<>());
    try (AuditLog one = AuditLog.open(Logs.config(path));
        AuditLog two = AuditLog.open(Logs.config(path))) {
      ExecutorService pool = Executors.newFixedThreadPool(4);
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        AuditLog log = t % 2 == 0 ? one : two;
        String name = "T" + t;
        all.add(
            pool.submit(
                () -> {
                  for (int i = 0; i < 50; i++) {
                    seqs.add(log.append(Logs.call(name + "-" + i)));
                  }
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
      pool.shutdown();
    }
    assertThat(seqs).hasSize(200);
    Verification found = verify();
    assertThat(found.exitCode()).isZero();
    assertThat(found.records()).isEqualTo(205);
  }

  @Tag("slow")
  @Test
  void nothingAcknowledgedIsLostWhenTwoProcessesAreKilled() throws Exception {
    int rounds = Integer.getInteger("mycase4j.audit.killRounds", 3);
    Set<String> acknowledged = new HashSet<>();
    for (int round = 0; round < rounds; round++) {
      Process one = start("A" + round);
      Process two = start("B" + round);
      try (BufferedReader first = lines(one);
          BufferedReader second = lines(two)) {
        read(first, 20 + 7 * round, acknowledged);
        read(second, 15, acknowledged);
        one.toHandle().destroyForcibly();
        read(second, 10, acknowledged);
        two.toHandle().destroyForcibly();
        read(first, Integer.MAX_VALUE, acknowledged);
        read(second, Integer.MAX_VALUE, acknowledged);
      }
      one.waitFor();
      two.waitFor();
    }
    AuditLog.open(Logs.config(path)).close();
    Verification found = verify();
    assertThat(found.firstBad()).isNull();
    assertThat(found.exitCode()).isIn(0, 2);
    StringBuilder all = new StringBuilder();
    for (LogPaths.Segment segment : new LogPaths(path).segments()) {
      all.append(Files.readString(segment.file()));
    }
    String log = all.append(Files.readString(path)).toString();
    assertThat(acknowledged).hasSizeGreaterThan(rounds * 40);
    assertThat(acknowledged).allMatch(id -> log.contains("\"call\":\"" + id + "\""));
  }

  private Process start(String name) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            String.join(
                System.getProperty("path.separator"),
                location(AuditLog.class),
                location(Logs.class)),
            AppendUntilKilled.class.getName(),
            path.toString(),
            name)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String location(Class<?> type) {
    return Path.of(
            java.net.URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Whole lines only: the last one of a process that was killed may be cut. */
  private static void read(BufferedReader lines, int most, Set<String> into) throws IOException {
    for (int i = 0; i < most; i++) {
      String line = lines.readLine();
      if (line == null) {
        return;
      }
      if (line.endsWith(";")) {
        into.add(line.substring(0, line.length() - 1));
      }
    }
  }
}
