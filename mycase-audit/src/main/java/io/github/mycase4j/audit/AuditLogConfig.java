package io.github.mycase4j.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a log is and how it is written.
 *
 * @param path the log file; its lock, its head and its older files stand beside it
 * @param key the key for new records; the log takes a copy
 * @param previousKey the key before, when the key was changed since the log was last written
 * @param server the version of the program, written in every record
 * @param pid the id of this process, written in every record
 * @param clock the clock
 * @param params how much of the parameters is shown
 * @param rotationBytes the size from which on the file is renamed and a new one begun
 * @param lockWait how long to wait for other processes
 * @param tools the SHA-256 of each tool jar that was loaded, by name, for the {@code start} record
 */
public record AuditLogConfig(
    Path path,
    AuditKey key,
    @Nullable AuditKey previousKey,
    String server,
    long pid,
    InstantSource clock,
    ParamPolicy params,
    long rotationBytes,
    Duration lockWait,
    Map<String, String> tools) {

  /** The default size from which a file is rotated: 50 MB. */
  public static final long ROTATION_BYTES = 50_000_000;

  /**
   * Checks and copies the components.
   *
   * @param path the log file; its lock, its head and its older files stand beside it
   * @param tools the SHA-256 of each tool jar that was loaded, by name, for the {@code start}
   *     record
   * @param key the key for new records; the log takes a copy
   * @param previousKey the key before, when the key was changed since the log was last written
   * @param server the version of the program, written in every record
   * @param pid the id of this process, written in every record
   * @param clock the clock
   * @param params how much of the parameters is shown
   * @param rotationBytes the size from which on the file is renamed and a new one begun
   * @param lockWait how long to wait for other processes
   */
  public AuditLogConfig {
    Objects.requireNonNull(path, "path");
    if (rotationBytes < 1 || lockWait.isNegative()) {
      throw new IllegalArgumentException("The rotation size and the lock wait must be positive.");
    }
    tools = new LinkedHashMap<>(tools);
  }

  /**
   * Returns the default settings: 50 MB a file, 10 seconds for the lock, parameters in clear, no
   * previous key, this process, the system's clock.
   *
   * @param path the log file
   * @param key the key
   * @param server the version of the program
   * @return the configuration
   */
  public static AuditLogConfig of(Path path, AuditKey key, String server) {
    return new AuditLogConfig(
        path,
        key,
        null,
        server,
        ProcessHandle.current().pid(),
        InstantSource.system(),
        ParamPolicy.FULL,
        ROTATION_BYTES,
        Duration.ofSeconds(10),
        Map.of());
  }

  /**
   * Returns a copy with the previous key.
   *
   * @param value the key, or null
   * @return the copy
   */
  public AuditLogConfig withPreviousKey(@Nullable AuditKey value) {
    return new AuditLogConfig(
        path, key, value, server, pid, clock, params, rotationBytes, lockWait, tools);
  }

  /**
   * Returns a copy with this clock.
   *
   * @param value the clock
   * @return the copy
   */
  public AuditLogConfig withClock(InstantSource value) {
    return new AuditLogConfig(
        path, key, previousKey, server, pid, value, params, rotationBytes, lockWait, tools);
  }

  /**
   * Returns a copy with this process id.
   *
   * @param value the id
   * @return the copy
   */
  public AuditLogConfig withPid(long value) {
    return new AuditLogConfig(
        path, key, previousKey, server, value, clock, params, rotationBytes, lockWait, tools);
  }

  /**
   * Returns a copy with this policy for parameters.
   *
   * @param value the policy
   * @return the copy
   */
  public AuditLogConfig withParams(ParamPolicy value) {
    return new AuditLogConfig(
        path, key, previousKey, server, pid, clock, value, rotationBytes, lockWait, tools);
  }

  /**
   * Returns a copy with this size of a file.
   *
   * @param value bytes
   * @return the copy
   */
  public AuditLogConfig withRotationBytes(long value) {
    return new AuditLogConfig(
        path, key, previousKey, server, pid, clock, params, value, lockWait, tools);
  }

  /**
   * Returns a copy with this bound on the wait for the lock.
   *
   * @param value the longest wait
   * @return the copy
   */
  public AuditLogConfig withLockWait(Duration value) {
    return new AuditLogConfig(
        path, key, previousKey, server, pid, clock, params, rotationBytes, value, tools);
  }

  /**
   * Returns a copy with these loaded tool jars.
   *
   * @param value the SHA-256 of each, in hexadecimal, by name
   * @return the copy
   */
  public AuditLogConfig withTools(Map<String, String> value) {
    return new AuditLogConfig(
        path, key, previousKey, server, pid, clock, params, rotationBytes, lockWait, value);
  }
}
