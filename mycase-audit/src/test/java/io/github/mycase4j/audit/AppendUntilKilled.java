package io.github.mycase4j.audit;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A process that appends until it is killed, and prints the id of each record that it was told is
 * safe.
 */
final class AppendUntilKilled {
  private AppendUntilKilled() {}

  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    AuditLog log = AuditLog.open(Logs.config(Path.of(args[0])).withRotationBytes(40_000));
    for (int i = 0; i < 1_000_000; i++) {
      String id = args[1] + "-" + i;
      log.append(Logs.call(id));
      out.println(id + ";");
    }
  }
}
