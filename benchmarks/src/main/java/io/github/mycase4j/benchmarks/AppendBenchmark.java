package io.github.mycase4j.benchmarks;

import io.github.mycase4j.audit.Access;
import io.github.mycase4j.audit.AuditKey;
import io.github.mycase4j.audit.AuditLog;
import io.github.mycase4j.audit.AuditLogConfig;
import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.Outcome;
import io.github.mycase4j.audit.ParamRule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/** An append with all its guarantees, and the least that could be done for the same bytes. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AppendBenchmark {
  private final Object turn = new Object();
  private Path folder;
  private AuditLog log;
  private FileChannel raw;
  private byte[] line;

  /** Opens a log and a plain file side by side. */
  @Setup
  public void open() throws IOException {
    folder = Files.createTempDirectory(Path.of(System.getProperty("figures.folder")), "figures");
    Path path = folder.resolve("audit.log");
    log = AuditLog.open(AuditLogConfig.of(path, key(), "1.0.0"));
    append();
    List<String> lines = Files.readAllLines(path);
    line = (lines.get(lines.size() - 1) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    raw =
        FileChannel.open(
            folder.resolve("raw"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Closes and deletes both. */
  @TearDown
  public void close() throws IOException {
    log.close();
    raw.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  static AuditKey key() {
    return AuditKey.of(new byte[AuditKey.BYTES]);
  }

  static AuditRecord call() {
    return AuditRecord.call("01JDZ3N8Q7M4V6T2R9K5B1C0XW", "list-cases")
        .access(Access.READ)
        .params(Map.of("status", "open"), Map.of("status", ParamRule.CLEAR))
        .outcome(Outcome.SUCCESS)
        .resultCount(25)
        .resultIds(List.of(50001L, 50002L, 50003L))
        .caseIds(List.of(50001L, 50002L, 50003L))
        .userId(1000L)
        .apiRequests(1)
        .durationMillis(312)
        .client("claude-code/2.1")
        .build();
  }

  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public int rawWriteAndSync() throws IOException {
    int written = raw.write(ByteBuffer.wrap(line));
    raw.force(false);
    return written;
  }

  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public long append() {
    return log.append(call());
  }

  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @Threads(16)
  public long together() {
    return log.append(call());
  }

  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @Threads(16)
  public long oneByOne() {
    synchronized (turn) {
      return log.append(call());
    }
  }
}
