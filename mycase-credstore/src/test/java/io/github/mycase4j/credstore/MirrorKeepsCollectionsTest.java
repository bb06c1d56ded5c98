package io.github.mycase4j.credstore;

import static io.github.mycase4j.credstore.Mirrors.names;
import static io.github.mycase4j.credstore.Mirrors.part;
import static io.github.mycase4j.credstore.Mirrors.parts;
import static io.github.mycase4j.credstore.Mirrors.read;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MirrorKeepsCollectionsTest extends MirrorTestBase {
  @Nested
  class WhenNothingIsKept {
    @Test
    void readsNothingAndMakesNothing() {
      assertThat(read(store, "tasks")).isEmpty();
      assertThat(folder).doesNotExist();
    }

    @Test
    void addsNothingAndMakesNothing() {
      assertThat(store.append("tasks", part("one"))).isFalse();
      assertThat(folder).doesNotExist();
    }

    @Test
    void clearsNothingAndMakesNothing() {
      store.clear();
      assertThat(folder).doesNotExist();
    }

    @Test
    void asksForNoKey() {
      EncryptedMirrorStore keyless = new EncryptedMirrorStore(folder, new NoKey());
      assertThat(read(keyless, "tasks")).isEmpty();
      assertThat(keyless.append("tasks", part("one"))).isFalse();
      keyless.clear();
    }
  }

  @Nested
  class WhenACollectionIsKept {
    @Test
    void handsItsPartsOverInOrder() {
      store.replace("tasks", parts("one", "", "three"));
      store.replace("cases", parts("other"));
      assertThat(read(store, "tasks")).containsExactly("one", "", "three");
      assertThat(read(Mirrors.store(folder), "tasks")).containsExactly("one", "", "three");
      assertThat(read(store, "cases")).containsExactly("other");
    }

    @Test
    void replacesAllOfIt() {
      store.replace("tasks", parts("one", "two", "three"));
      store.replace("tasks", parts("four"));
      assertThat(read(store, "tasks")).containsExactly("four");
    }

    @Test
    void keepsACollectionOfNoParts() {
      store.replace("tasks", parts());
      assertThat(read(store, "tasks")).isEmpty();
      assertThat(store.append("tasks", part("one"))).isTrue();
      assertThat(read(store, "tasks")).containsExactly("one");
    }

    @Test
    void keepsPartsOfUpToSixteenMebibytes() {
      byte[] large = new byte[MirrorFile.LARGEST_PART];
      new Random(7).nextBytes(large);
      store.replace("tasks", List.of(large).iterator());
      assertThat(store.append("tasks", large)).isTrue();
      List<byte[]> kept = new ArrayList<>();
      store.read("tasks", kept::add);
      assertThat(kept).hasSize(2).allMatch(part -> Arrays.equals(part, large));
    }

    @Test
    void rejectsLargerParts() {
      byte[] large = new byte[MirrorFile.LARGEST_PART + 1];
      store.replace("tasks", parts("one"));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.append("tasks", large))
          .withMessageContaining("16777217");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.replace("tasks", List.of(part("two"), large).iterator()))
          .withMessageContaining("16777217");
      assertThat(read(store, "tasks")).containsExactly("one");
    }

    @Test
    void asksForPartsOneAtATimeAndHandsThemOverSo() {
      List<String> steps = new ArrayList<>();
      Iterator<byte[]> counting =
          new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
              return next < 3;
            }

            @Override
            public byte[] next() {
              steps.add(next + " after " + sizeOfTemporary());
              return part("part" + next++);
            }
          };
      store.replace("tasks", counting);
      assertThat(steps).containsExactly("0 after 29", "1 after 66", "2 after 103");
    }

    private long sizeOfTemporary() {
      try {
        String name = names(folder).stream().filter(n -> n.endsWith(".tmp")).findFirst().get();
        return Files.size(folder.resolve(name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Test
    void showsNothingOfItInTheFile() throws IOException {
      store.replace("tasks", parts("a sentence of a client", "and another"));
      String file = Files.readString(path, ISO_8859_1);
      assertThat(file).startsWith("MC4M").doesNotContain("sentence", "another", "tasks");
    }
  }

  @Nested
  class WhenPartsUseTheStoreThemselves {
    @Test
    void theReplacementFailsAndNothingIsLost() throws IOException {
      store.replace("tasks", parts("one"));
      Iterator<byte[]> nested =
          List.of("two").stream()
              .map(
                  text -> {
                    store.replace("cases", parts("other"));
                    return part(text);
                  })
              .iterator();
      assertThatIllegalStateException().isThrownBy(() -> store.replace("tasks", nested));
      assertThat(read(store, "tasks")).containsExactly("one");
      assertThat(names(folder)).containsExactly("mirror.lock", "tasks.mirror");
    }
  }
}
