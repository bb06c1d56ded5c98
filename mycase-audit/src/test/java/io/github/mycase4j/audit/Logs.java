package io.github.mycase4j.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Logs that tests write, and their bytes. */
final class Logs {
  static final byte[] SECRET = secret(1);
  static final Instant NOW = Instant.parse("2026-11-21T17:20:00.123456789Z");

  private Logs() {}

  static byte[] secret(int seed) {
    byte[] secret = new byte[32];
    for (int i = 0; i < 32; i++) {
      secret[i] = (byte) (seed * 31 + i);
    }
    return secret;
  }

  static AuditKey key() {
    return AuditKey.of(SECRET);
  }

  static AuditLogConfig config(Path path) {
    return AuditLogConfig.of(path, key(), "1.0.0").withClock(() -> NOW);
  }

  static AuditRecord call(String id) {
    return AuditRecord.call(id, "list-cases")
        .access(Access.READ)
        .outcome(Outcome.SUCCESS)
        .resultCount(1)
        .build();
  }

  static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a file, each with its line feed. */
  static List<byte[]> lines(Path path) {
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
}
