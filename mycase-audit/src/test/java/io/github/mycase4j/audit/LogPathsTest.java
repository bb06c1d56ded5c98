package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogPathsTest {
  @TempDir Path folder;

  @Test
  void companionsStandBesideTheLogUnderItsName() {
    LogPaths paths = new LogPaths(folder.resolve("sub/../audit.log"));
    assertThat(paths.log).isEqualTo(folder.resolve("audit.log"));
    assertThat(paths.folder).isEqualTo(folder);
    assertThat(paths.head).isEqualTo(folder.resolve("audit.head"));
    assertThat(paths.lock).isEqualTo(folder.resolve("audit.lock"));
    assertThat(paths.segment(12)).isEqualTo(folder.resolve("audit.12.log"));
  }

  @Test
  void aNameWithAnotherEndingIsKeptWhole() {
    LogPaths paths = new LogPaths(folder.resolve("records.txt"));
    assertThat(paths.head).isEqualTo(folder.resolve("records.txt.head"));
    assertThat(paths.segment(3)).isEqualTo(folder.resolve("records.txt.3.log"));
  }

  @Test
  void aFolderWithoutAFileIsNoLog() {
    Path root = folder.getRoot();
    assertThatThrownBy(() -> new LogPaths(root))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The audit log '" + root + "' is not a file in a folder.");
  }

  @Test
  void olderFilesAreInTheOrderOfTheirNumbers() throws Exception {
    for (String name :
        new String[] {
          "audit.10.log",
          "audit.9.log",
          "audit.1.log",
          "audit.log",
          "audit.x.log",
          "audit.1.log.gz",
          "other.2.log",
          "auditx3.log",
          "audit.1234567890123456789.log"
        }) {
      Files.createFile(folder.resolve(name));
    }
    LogPaths paths = new LogPaths(folder.resolve("audit.log"));
    assertThat(paths.segments())
        .containsExactly(
            new LogPaths.Segment(folder.resolve("audit.1.log"), 1),
            new LogPaths.Segment(folder.resolve("audit.9.log"), 9),
            new LogPaths.Segment(folder.resolve("audit.10.log"), 10));
    assertThat(new LogPaths(folder.resolve("none/audit.log")).segments()).isEmpty();
  }
}
