package io.github.mycase4j.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Appends to a log on a real disk that is full, or to a real file that is immutable, until it is
 * refused; then on, when the disk is whole again. {@code src/test/scripts/hostile-disk.sh} makes
 * the disk and runs this.
 */
final class HostileDisk {
  private HostileDisk() {}

  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path path = Path.of(args[1], "audit.log");
    if (args[0].equals("full")) {
      full(path, Path.of(args[1], "filler"));
    } else {
      immutable(path);
    }
    Verification found = AuditVerifier.verify(VerifyRequest.of(path).withKeys(List.of(Logs.key())));
    out.println(args[0] + ": " + found.describe().lines().findFirst().orElse(""));
    check(found.exitCode() == 0 || found.exitCode() == 2, "the log is not whole");
  }

  private static void full(Path path, Path filler) throws IOException {
    Files.write(filler, new byte[64 * 1024]);
    try (AuditLog log = AuditLog.open(Logs.config(path))) {
      int written = 0;
      while (isWritten(log)) {
        written++;
      }
      check(written > 10, "the disk was full at once");
      check(!isWritten(log), "a record was written to a full disk");
      Files.delete(filler);
      check(isWritten(log), "nothing is written though there is room again");
    }
  }

  private static void immutable(Path path) throws Exception {
    try (AuditLog log = AuditLog.open(Logs.config(path))) {
      check(isWritten(log), "nothing is written");
    }
    run("chattr", "+i", path.toString());
    try {
      AuditLog.open(Logs.config(path)).close();
      throw new AssertionError("a log was opened that cannot be written");
    } catch (AuditException e) {
      check(e.reason() == AuditException.Reason.CANNOT_WRITE, "refused for another reason: " + e);
    } finally {
      run("chattr", "-i", path.toString());
    }
    try (AuditLog log = AuditLog.open(Logs.config(path))) {
      check(isWritten(log), "nothing is written though the file can be changed again");
    }
  }

  private static boolean isWritten(AuditLog log) {
    try {
      log.append(Logs.call("01A"));
      return true;
    } catch (AuditException e) {
      check(e.reason() == AuditException.Reason.CANNOT_WRITE, "refused for another reason: " + e);
      return false;
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    check(new ProcessBuilder(command).inheritIO().start().waitFor() == 0, command[0] + " failed");
  }

  private static void check(boolean isTrue, String otherwise) {
    if (!isTrue) {
      throw new AssertionError(otherwise);
    }
  }
}
