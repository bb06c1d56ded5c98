package io.github.mycase4j.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Logs that tests write, and their bytes. */
public final class Logs {
  public static final byte[] SECRET = secret(1);
  public static final Instant NOW = Instant.parse("2026-11-21T17:20:00.123456789Z");

  private Logs() {}

  public static byte[] secret(int seed) {
    byte[] secret = new byte[32];
    for (int i = 0; i < 32; i++) {
      secret[i] = (byte) (seed * 31 + i);
    }
    return secret;
  }

  public static AuditKey key() {
    return AuditKey.of(SECRET);
  }

  public static AuditLogConfig config(Path path) {
    return AuditLogConfig.of(path, key(), "1.0.0").withClock(() -> NOW);
  }

  public static AuditRecord call(String id) {
    return AuditRecord.call(id, "list-cases")
        .access(Access.READ)
        .outcome(Outcome.SUCCESS)
        .resultCount(1)
        .build();
  }

  public static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a file, each with its line feed. */
  public static List<byte[]> lines(Path path) {
    byte[] bytes = bytes(path);
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, start, i + 1));
        start = i + 1;
      }
    }
    return lines;
  }

  /** Opens a log, appends so many records and closes it. */
  public static void write(Path path, int records) {
    try (AuditLog log = AuditLog.open(config(path))) {
      for (int i = 0; i < records; i++) {
        log.append(call("01J" + i));
      }
    }
  }

  /** Writes behind the log's back. */
  public static void add(Path path, String text) {
    try {
      Files.writeString(path, text, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file of these lines, each with its line feed. */
  public static void put(Path path, List<byte[]> lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    lines.forEach(bytes::writeBytes);
    try {
      Files.write(path, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Verification verify(Path path) {
    return AuditVerifier.verify(VerifyRequest.of(path).withKeys(List.of(key())));
  }
}
