package io.github.mycase4j.audit;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder for one log, under the key of the tests. */
abstract class LogTestBase {
  @TempDir Path folder;
  Path path;

  @BeforeEach
  void path() {
    path = folder.resolve("audit.log");
  }

  final void write(int records) {
    Logs.write(path, records);
  }

  final Verification verify() {
    return Logs.verify(path);
  }

  static AuditException.Reason reasonOf(Throwable thrown) {
    return ((AuditException) thrown).reason();
  }
}
