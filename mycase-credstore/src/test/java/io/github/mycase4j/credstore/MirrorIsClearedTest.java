package io.github.mycase4j.credstore;

import static io.github.mycase4j.credstore.Mirrors.names;
import static io.github.mycase4j.credstore.Mirrors.part;
import static io.github.mycase4j.credstore.Mirrors.parts;
import static io.github.mycase4j.credstore.Mirrors.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.collection.CollectionStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is deleted of a mirror, and what is not. */
class MirrorIsClearedTest extends MirrorTestBase {
  @Nested
  class WhenClearing {
    @Test
    void deletesEveryCollectionAndWhatKilledProcessesLeft() throws IOException {
      store.replace("tasks", parts("one"));
      store.replace("time_entries", parts("two"));
      Files.createFile(folder.resolve("cases.mirror.8231.tmp"));
      for (String foreign : List.of("notes.mirror.txt", "Notes.mirror", "a.tmp", "b.mirror.tmp2")) {
        Files.createFile(folder.resolve(foreign));
      }
      store.clear();
      assertThat(names(folder))
          .containsExactly(
              "Notes.mirror", "a.tmp", "b.mirror.tmp2", "mirror.lock", "notes.mirror.txt");
      assertThat(read(store, "tasks")).isEmpty();
      assertThat(store.append("tasks", part("two"))).isFalse();
    }

    @Test
    void deletesWhatItCanAndNamesTheFolderOtherwise() throws IOException {
      store.replace("tasks", parts("one"));
      for (String blocked : List.of("cases.mirror", "zones.mirror")) {
        Files.createDirectories(folder.resolve(blocked).resolve("inside"));
      }
      assertThatThrownBy(store::clear)
          .isInstanceOf(CollectionStoreException.class)
          .hasMessage(
              "The mirror in " + folder + " cannot be deleted (DirectoryNotEmptyException).")
          .satisfies(e -> assertThat(e.getCause().getSuppressed()).hasSize(1));
      assertThat(path).doesNotExist();
    }
  }

  @Nested
  class WhenAProcessWasKilled {
    @Test
    void theNextReplacementDeletesWhatItLeft() throws IOException {
      store.replace("tasks", parts("one"));
      Files.createFile(folder.resolve("tasks.mirror.8231.tmp"));
      Files.createFile(folder.resolve("cases.mirror.8231.tmp"));
      store.replace("tasks", parts("two"));
      assertThat(names(folder))
          .containsExactly("cases.mirror.8231.tmp", "mirror.lock", "tasks.mirror");
    }
  }
}
