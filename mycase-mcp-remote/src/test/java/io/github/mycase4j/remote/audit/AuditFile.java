package io.github.mycase4j.remote.audit;

import io.github.mycase4j.audit.AuditException;
import io.github.mycase4j.audit.AuditKey;
import io.github.mycase4j.audit.AuditLog;
import io.github.mycase4j.audit.AuditLogConfig;
import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.AuditVerifier;
import io.github.mycase4j.audit.VerifyRequest;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.server.AuditRecorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A real audit log of a test, which can be made to fail. */
public final class AuditFile implements AuditRecorder, AutoCloseable {
  private static final AuditKey KEY = AuditKey.of(new byte[32]);

  private final Path path;
  private final AuditLog log;
  private volatile boolean broken;

  public AuditFile(Path folder, InstantSource clock) {
    this.path = folder.resolve("audit.log");
    this.log = AuditLog.open(AuditLogConfig.of(path, KEY, "test").withClock(clock));
  }

  /** Makes every record fail from now on, or ends that. */
  public void breaks(boolean fails) {
    broken = fails;
  }

  @Override
  public void check() {
    if (broken) {
      throw failure();
    }
    log.writeOwed();
  }

  @Override
  public void record(AuditRecord record) {
    if (broken) {
      throw failure();
    }
    log.append(record);
  }

  private static RuntimeException failure() {
    return new IllegalStateException("/secret/path/audit.log: no space left on device");
  }

  @Override
  public void owe(AuditRecord record) {
    log.owe(record);
  }

  /** Returns the records of the kind auth, oldest first. */
  public List<Map<String, Object>> events() {
    return lines().stream().filter(line -> line.get("kind").equals("auth")).toList();
  }

  /** Returns the parameters of the records of the kind auth, oldest first. */
  public List<Object> params() {
    return events().stream().map(line -> line.get("params")).toList();
  }

  private List<Map<String, Object>> lines() {
    try {
      return Files.readAllLines(path).stream()
          .map(line -> Json.readObject(line.getBytes(StandardCharsets.UTF_8)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the exit code of {@code audit verify}. */
  public int verify() {
    return AuditVerifier.verify(VerifyRequest.of(path).withKeys(List.of(KEY))).exitCode();
  }

  @Override
  public void close() {
    try {
      log.close();
    } catch (AuditException e) {
      if (!broken) {
        throw e;
      }
    }
  }
}
