package io.github.mycase4j.credstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyFilesTest {
  private record User(String name) implements UserPrincipal {
    @Override
    public String getName() {
      return name;
    }
  }

  /** An access list as Windows keeps it. */
  private static final class FakeAcl implements AclFileAttributeView {
    private final UserPrincipal owner = new User("ada");
    private List<AclEntry> entries =
        List.of(
            AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(new User("everyone"))
                .setPermissions(AclEntryPermission.READ_DATA)
                .build());
    private int changes;

    @Override
    public String name() {
      return "acl";
    }

    @Override
    public UserPrincipal getOwner() {
      return owner;
    }

    @Override
    public void setOwner(UserPrincipal another) {
      throw new AssertionError("the owner stays");
    }

    @Override
    public List<AclEntry> getAcl() {
      return entries;
    }

    @Override
    public void setAcl(List<AclEntry> acl) {
      entries = acl;
      changes++;
    }
  }

  @Nested
  @EnabledOnOs({OS.LINUX, OS.MAC})
  class OnPosix {
    private final OwnerOnlyFiles files = new OwnerOnlyFiles();
    @TempDir Path folder;

    private String mode(Path path) throws IOException {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private Path loose(Path path, String mode) throws IOException {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
      return path;
    }

    @Test
    void aFolderThatWasThereIsTightened() throws IOException {
      Path home = loose(Files.createDirectory(folder.resolve("home")), "rwxr-xr-x");
      files.createFolder(home);
      assertThat(mode(home)).isEqualTo("rwx------");
    }

    @Test
    void aFolderIsMadeWithWhatIsAboveItForTheOwnerAlone() throws IOException {
      files.createFolder(folder.resolve("a").resolve("b"));
      assertThat(mode(folder.resolve("a"))).isEqualTo("rwx------");
      assertThat(mode(folder.resolve("a").resolve("b"))).isEqualTo("rwx------");
    }

    @Test
    void aLockFileThatWasThereIsTightened() throws IOException {
      Path lock = loose(Files.createFile(folder.resolve("tokens.lock")), "rw-rw-r--");
      try (FileChannel channel = files.openLock(lock)) {
        assertThat(channel.isOpen()).isTrue();
      }
      assertThat(mode(lock)).isEqualTo("rw-------");
    }

    @Test
    void aStricterModeIsLeftAlone() throws IOException {
      Path file = loose(Files.createFile(folder.resolve("tokens.enc")), "r--------");
      files.restrict(file);
      assertThat(mode(file)).isEqualTo("r--------");
      files.restrict(folder.resolve("nothing"));
      assertThat(folder.resolve("nothing")).doesNotExist();
    }

    @Test
    void aTemporaryFileIsForTheOwnerAndHasTheTimeThatItIsGiven() throws IOException {
      FileTime then = FileTime.fromMillis(1_600_000_000_000L);
      Path file = files.writeTemporary(folder.resolve("tokens.enc"), new byte[] {1, 2}, then);
      assertThat(file).hasBinaryContent(new byte[] {1, 2});
      assertThat(file.getFileName().toString()).startsWith("tokens.enc.").endsWith(".tmp");
      assertThat(mode(file)).isEqualTo("rw-------");
      assertThat(files.lastModified(file)).isEqualTo(then);
    }

    @Test
    void leftoversOfAnotherFileStay() throws IOException {
      for (String name : List.of("tokens.enc.1.tmp", "tokens.enc.txt", "other.1.tmp", "x.tmp")) {
        Files.createFile(folder.resolve(name));
      }
      files.deleteLeftovers(folder.resolve("tokens.enc"));
      try (Stream<Path> left = Files.list(folder)) {
        assertThat(left.map(path -> path.getFileName().toString()))
            .containsExactlyInAnyOrder("tokens.enc.txt", "other.1.tmp", "x.tmp");
      }
    }

    @Test
    void deletingTellsWhetherThereWasAnything() throws IOException {
      Path file = Files.createFile(folder.resolve("tokens.enc"));
      assertThat(files.deleteIfExists(file)).isTrue();
      assertThat(files.deleteIfExists(file)).isFalse();
    }

    @Test
    void aThreadThatIsInterruptedStaysSoAndItsStepIsDone() throws IOException {
      Thread.currentThread().interrupt();
      Path file = files.writeTemporary(folder.resolve("tokens.enc"), new byte[] {7}, null);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(file).hasBinaryContent(new byte[] {7});
      files.syncFolder(folder);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Nested
  class OnWindows {
    private final FakeAcl acl = new FakeAcl();

    @Test
    void theOwnerAloneIsOnTheList() throws IOException {
      OwnerOnly.restrict(acl, false);
      assertThat(acl.entries).hasSize(1);
      AclEntry entry = acl.entries.get(0);
      assertThat(entry.principal()).isEqualTo(acl.owner);
      assertThat(entry.type()).isEqualTo(AclEntryType.ALLOW);
      assertThat(entry.permissions()).containsExactlyInAnyOrder(AclEntryPermission.values());
      assertThat(entry.flags()).isEmpty();
    }

    @Test
    void aFolderHandsItsListOn() throws IOException {
      OwnerOnly.restrict(acl, true);
      assertThat(acl.entries.get(0).flags())
          .isEqualTo(Set.of(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT));
    }

    @Test
    void aListThatIsRightIsLeftAlone() throws IOException {
      OwnerOnly.restrict(acl, false);
      OwnerOnly.restrict(acl, false);
      assertThat(acl.changes).isEqualTo(1);
    }
  }
}
