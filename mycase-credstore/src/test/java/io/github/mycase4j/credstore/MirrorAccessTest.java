package io.github.mycase4j.credstore;

import static io.github.mycase4j.credstore.Mirrors.names;
import static io.github.mycase4j.credstore.Mirrors.part;
import static io.github.mycase4j.credstore.Mirrors.parts;
import static io.github.mycase4j.credstore.Mirrors.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.collection.CollectionStoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files a mirror uses, and who can read them. */
class MirrorAccessTest extends MirrorTestBase {
  @Nested
  class WhenACollectionIsNamed {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "../tasks",
          "tasks/open",
          "Tasks",
          "tasks2",
          "tasks.mirror",
          "tasks\n",
          "t\0"
        })
    void rejectsWhatIsNoName(String name) {
      for (Runnable use :
          List.<Runnable>of(
              () -> read(store, name),
              () -> store.replace(name, parts("one")),
              () -> store.append(name, part("one")))) {
        assertThatIllegalArgumentException()
            .isThrownBy(use::run)
            .withMessageContaining("\"" + name + "\"");
      }
      assertThat(folder).doesNotExist();
    }

    @Test
    void takesUpToSixtyFourCharacters() {
      store.replace("a_".repeat(32), parts("one"));
      assertThat(read(store, "a_".repeat(32))).containsExactly("one");
      assertThatIllegalArgumentException().isThrownBy(() -> read(store, "a".repeat(65)));
    }
  }

  @Nested
  class WhenOthersHaveRights {
    private static final Set<PosixFilePermission> ALL =
        PosixFilePermissions.fromString("rwxrwxrwx");

    private String mode(Path file) throws IOException {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void makesFilesForTheOwnerOnlyFromTheStart() throws IOException {
      List<String> modes = new ArrayList<>();
      Iterator<byte[]> looking =
          List.of("one").stream()
              .map(
                  text -> {
                    try {
                      for (String name : names(folder)) {
                        modes.add(mode(folder.resolve(name)));
                      }
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                    return part(text);
                  })
              .iterator();
      store.replace("tasks", looking);
      assertThat(modes).containsExactly("rw-------", "rw-------");
      assertThat(mode(folder)).isEqualTo("rwx------");
      assertThat(mode(path)).isEqualTo("rw-------");
    }

    @Test
    void takesThemAwayWhenReading() throws IOException {
      store.replace("tasks", parts("one"));
      Files.setPosixFilePermissions(folder, ALL);
      Files.setPosixFilePermissions(path, ALL);
      assertThat(read(store, "tasks")).containsExactly("one");
      assertThat(mode(folder)).isEqualTo("rwx------");
      assertThat(mode(path)).isEqualTo("rw-------");
    }

    @Test
    void takesThemAwayWhenAdding() throws IOException {
      store.replace("tasks", parts("one"));
      Files.setPosixFilePermissions(path, ALL);
      assertThat(store.append("tasks", part("two"))).isTrue();
      assertThat(mode(path)).isEqualTo("rw-------");
    }
  }

  @Nested
  class WhenAFileIsALink {
    private Path elsewhere;

    @BeforeEach
    void link() throws IOException {
      elsewhere = home.resolve("elsewhere");
      store.replace("tasks", parts("one"));
      Files.move(path, elsewhere);
      Files.setPosixFilePermissions(elsewhere, WhenOthersHaveRights.ALL);
      Files.createSymbolicLink(path, elsewhere);
    }

    @Test
    void isRejectedAndWhatItLeadsToLeftAlone() throws IOException {
      byte[] before = Files.readAllBytes(elsewhere);
      assertThatThrownBy(() -> store.append("tasks", part("two")))
          .isInstanceOf(CollectionStoreException.class)
          .hasMessageContaining(path + " (it is a symbolic link)");
      assertThatThrownBy(() -> read(store, "tasks"))
          .isInstanceOf(CollectionStoreException.class)
          .hasMessageContaining(path + " cannot be read (it is a symbolic link)");
      assertThat(elsewhere).hasBinaryContent(before);
      assertThat(Files.getPosixFilePermissions(elsewhere)).isEqualTo(WhenOthersHaveRights.ALL);
    }

    @Test
    void aReplacementTakesItsPlace() throws IOException {
      byte[] before = Files.readAllBytes(elsewhere);
      store.replace("tasks", parts("two"));
      assertThat(read(store, "tasks")).containsExactly("two");
      assertThat(path).isRegularFile();
      assertThat(Files.isSymbolicLink(path)).isFalse();
      assertThat(elsewhere).hasBinaryContent(before);
    }

    @Test
    void aLinkedFolderOfTheOwnerIsUsed() throws IOException {
      Path linked = Files.createSymbolicLink(home.resolve("linked"), folder);
      EncryptedMirrorStore through = Mirrors.store(linked);
      through.replace("cases", parts("a"));
      assertThat(read(store, "cases")).containsExactly("a");
      assertThat(store.append("cases", part("b"))).isTrue();
      assertThat(read(through, "cases")).containsExactly("a", "b");
    }
  }
}
