package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class OwnerOnlyTest {
  @TempDir Path temporary;

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void loosen(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  @Test
  void whatALogMakesIsForItsOwnerAlone() throws Exception {
    Path folder = temporary.resolve("a/home");
    Path path = folder.resolve("audit.log");
    try (AuditLog log = AuditLog.open(Logs.config(path).withRotationBytes(1_500))) {
      log.append(Logs.call("01A"));
      log.append(Logs.call("01B"));
      log.append(Logs.call("01C"));
    }
    assertThat(mode(folder)).isEqualTo("rwx------");
    LogPaths paths = new LogPaths(path);
    assertThat(paths.segments()).isNotEmpty();
    for (Path file : List.of(path, paths.head, paths.lock, paths.segments().get(0).file())) {
      assertThat(mode(file)).as(file.toString()).isEqualTo("rw-------");
    }
  }

  @Test
  void looserModesAreTightenedWhenTheLogIsOpened() throws Exception {
    Path folder = temporary.resolve("home");
    Path path = folder.resolve("audit.log");
    AuditLog.open(Logs.config(path)).close();
    LogPaths paths = new LogPaths(path);
    loosen(folder, "rwxrwxr-x");
    for (Path file : List.of(path, paths.head, paths.lock)) {
      loosen(file, "rw-rw-r--");
    }
    AuditLog.open(Logs.config(path)).close();
    assertThat(mode(folder)).isEqualTo("rwx------");
    for (Path file : List.of(path, paths.head, paths.lock)) {
      assertThat(mode(file)).as(file.toString()).isEqualTo("rw-------");
    }
  }

  @Test
  void narrowerModesAreLeft() throws Exception {
    Path file = Files.createFile(temporary.resolve("file"));
    loosen(file, "r--------");
    OwnerOnly.file(file);
    assertThat(mode(file)).isEqualTo("r--------");
    Path folder = Files.createDirectory(temporary.resolve("folder"));
    loosen(folder, "r-x------");
    OwnerOnly.folder(folder);
    assertThat(mode(folder)).isEqualTo("r-x------");
  }

  @Test
  void aFolderThatBelongsToEverybodyIsRejectedByNameAndLeft() throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("shared"));
    Files.setAttribute(folder, "unix:mode", 01777);
    assertThatThrownBy(() -> OwnerOnly.folder(folder))
        .hasMessageStartingWith("The folder " + folder + " is not yours alone: everybody may")
        .hasMessageContaining("MYCASE_HOME");
    assertThatThrownBy(() -> AuditLog.open(Logs.config(folder.resolve("audit.log"))))
        .isInstanceOf(AuditException.class)
        .hasMessageStartingWith("The folder " + folder + " is not yours alone: everybody may");
    assertThat(Files.getAttribute(folder, "unix:mode")).isEqualTo(0041777);
    assertThat(folder.resolve("audit.log")).doesNotExist();
  }

  @Test
  void aFolderLikeThatWhichIsClosedToOthersIsUsed() throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("own"));
    Files.setAttribute(folder, "unix:mode", 01700);
    AuditLog.open(Logs.config(folder.resolve("audit.log"))).close();
    assertThat(folder.resolve("audit.log")).exists();
  }
}
