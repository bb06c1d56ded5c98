package io.github.mycase4j.credstore;

import static io.github.mycase4j.credstore.Mirrors.names;
import static io.github.mycase4j.credstore.Mirrors.part;
import static io.github.mycase4j.credstore.Mirrors.parts;
import static io.github.mycase4j.credstore.Mirrors.read;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import io.github.mycase4j.client.collection.MirrorStoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedMirrorStoreTest {
  @TempDir Path home;
  private Path folder;
  private Path path;
  private EncryptedMirrorStore store;

  @BeforeEach
  void create() {
    folder = home.resolve("mirror");
    path = folder.resolve("tasks.mirror");
    store = Mirrors.store(folder);
  }

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
    void refusesLargerParts() {
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
  class WhenAddingAPart {
    @BeforeEach
    void keep() {
      store.replace("tasks", parts("one", "two"));
    }

    @Test
    void addsBehindWhatItWrote() {
      assertThat(store.append("tasks", part("three"))).isTrue();
      assertThat(store.append("tasks", part("four"))).isTrue();
      assertThat(read(Mirrors.store(folder), "tasks"))
          .containsExactly("one", "two", "three", "four");
    }

    @Test
    void addsBehindWhatItRead() {
      EncryptedMirrorStore other = Mirrors.store(folder);
      read(other, "tasks");
      assertThat(other.append("tasks", part("three"))).isTrue();
      assertThat(read(store, "tasks")).containsExactly("one", "two", "three");
    }

    @Test
    void refusesBehindWhatItNeverRead() {
      assertThat(Mirrors.store(folder).append("tasks", part("three"))).isFalse();
      assertThat(read(store, "tasks")).containsExactly("one", "two");
    }

    @Test
    void refusesBehindAnAdditionOfAnotherUntilItReadThat() {
      EncryptedMirrorStore other = Mirrors.store(folder);
      read(other, "tasks");
      assertThat(other.append("tasks", part("three"))).isTrue();
      assertThat(store.append("tasks", part("four"))).isFalse();
      assertThat(read(store, "tasks")).containsExactly("one", "two", "three");
      assertThat(store.append("tasks", part("four"))).isTrue();
      assertThat(read(other, "tasks")).containsExactly("one", "two", "three", "four");
    }

    @Test
    void refusesBehindAReplacementOfTheSameLength() {
      Mirrors.store(folder).replace("tasks", parts("eno", "owt"));
      assertThat(store.append("tasks", part("three"))).isFalse();
      assertThat(read(store, "tasks")).containsExactly("eno", "owt");
    }

    @Test
    void refusesWhereAnotherDeletedIt() {
      Mirrors.store(folder).clear();
      assertThat(store.append("tasks", part("three"))).isFalse();
      assertThat(path).doesNotExist();
    }

    @Test
    void refusesWhereTheFileBecameShorter() throws IOException {
      byte[] whole = Files.readAllBytes(path);
      Files.write(path, Arrays.copyOf(whole, whole.length - 1));
      assertThat(store.append("tasks", part("three"))).isFalse();
      assertThat(read(store, "tasks")).containsExactly("one");
      assertThat(store.append("tasks", part("three"))).isTrue();
      assertThat(read(store, "tasks")).containsExactly("one", "three");
    }

    @Test
    void cutsOffWhatWasWrittenByHalf() throws IOException {
      long size = Files.size(path);
      Files.write(path, "half".getBytes(US_ASCII), StandardOpenOption.APPEND);
      Files.write(path, new byte[500], StandardOpenOption.APPEND);
      assertThat(store.append("tasks", part("three"))).isTrue();
      assertThat(path).hasSize(size + 4 + 28 + 5);
      assertThat(read(store, "tasks")).containsExactly("one", "two", "three");
    }

    @Test
    void remembersEveryCollectionByItself() {
      store.replace("cases", parts("a"));
      assertThat(store.append("tasks", part("three"))).isTrue();
      assertThat(store.append("cases", part("b"))).isTrue();
      assertThat(read(store, "tasks")).containsExactly("one", "two", "three");
      assertThat(read(store, "cases")).containsExactly("a", "b");
    }

    @Test
    void refusesAfterAReadingThatDidNotEnd() {
      assertThatThrownBy(
              () ->
                  store.read(
                      "tasks",
                      part -> {
                        throw new ArithmeticException("enough");
                      }))
          .isInstanceOf(ArithmeticException.class);
      assertThat(store.append("tasks", part("three"))).isFalse();
    }
  }

  @Nested
  class WhenOthersWriteDuringAReading {
    private EncryptedMirrorStore other;
    private final List<String> handedOver = new ArrayList<>();

    @BeforeEach
    void keep() {
      other = Mirrors.store(folder);
      store.replace("tasks", parts("one", "two", "three"));
      read(other, "tasks");
    }

    private void readAnd(Runnable afterTheFirst) {
      store.read(
          "tasks",
          part -> {
            handedOver.add(new String(part, US_ASCII));
            if (handedOver.size() == 1) {
              afterTheFirst.run();
            }
          });
    }

    @Test
    void aReplacedCollectionIsHandedOverAsItWas() {
      readAnd(() -> other.replace("tasks", parts("four", "five", "six")));
      assertThat(handedOver).containsExactly("one", "two", "three");
      assertThat(store.append("tasks", part("seven"))).isFalse();
      assertThat(read(store, "tasks")).containsExactly("four", "five", "six");
    }

    @Test
    void aDeletedCollectionIsHandedOverAsItWas() {
      readAnd(other::clear);
      assertThat(handedOver).containsExactly("one", "two", "three");
      assertThat(store.append("tasks", part("four"))).isFalse();
      assertThat(read(store, "tasks")).isEmpty();
    }

    @Test
    void whatIsAddedComesWithTheNextReading() {
      readAnd(() -> assertThat(other.append("tasks", part("four"))).isTrue());
      assertThat(handedOver).containsExactly("one", "two", "three");
      assertThat(store.append("tasks", part("five"))).isFalse();
      assertThat(read(store, "tasks")).containsExactly("one", "two", "three", "four");
    }

    @Test
    void theStoreItselfCanBeWrittenTo() {
      readAnd(() -> store.replace("tasks", parts("four")));
      assertThat(handedOver).containsExactly("one", "two", "three");
      assertThat(read(store, "tasks")).containsExactly("four");
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65, 67, 68, 80, 98})
    void aFileThatIsCutEndsTheReading(int length) {
      readAnd(
          () -> {
            try {
              Files.write(path, Arrays.copyOf(Files.readAllBytes(path), length));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      assertThat(handedOver).containsExactly("one");
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

  @Nested
  class WhenTheKeyIsAnother {
    private EncryptedMirrorStore other;

    @BeforeEach
    void keep() {
      store.replace("tasks", parts("one"));
      other = new EncryptedMirrorStore(folder, KeySource.of(Mirrors.OTHER_KEY, Mirrors.KEY));
    }

    @Test
    void nothingIsKeptAndTheFileStays() throws IOException {
      byte[] before = Files.readAllBytes(path);
      assertThat(read(other, "tasks")).isEmpty();
      assertThat(other.append("tasks", part("two"))).isFalse();
      assertThat(path).hasBinaryContent(before);
    }

    @Test
    void theNextReplacementTakesItsPlace() {
      other.replace("tasks", parts("two"));
      assertThat(read(other, "tasks")).containsExactly("two");
      assertThat(store.append("tasks", part("three"))).isFalse();
      assertThat(read(store, "tasks")).isEmpty();
    }

    @Test
    void clearingDeletesItAllTheSame() {
      other.clear();
      assertThat(path).doesNotExist();
    }
  }

  /** A source without a key, as where the keychain is locked. */
  private static final class NoKey implements KeySource {
    @Override
    public EncryptionKey current() {
      throw new TokenStoreException(Problem.KEY_MISSING, "The keychain is locked.", null);
    }

    @Override
    public Optional<EncryptionKey> previous() {
      throw new AssertionError("asked for the previous key");
    }
  }

  @Nested
  class WhenThereIsNoKey {
    private EncryptedMirrorStore keyless;

    @BeforeEach
    void keep() {
      store.replace("tasks", parts("one"));
      keyless = new EncryptedMirrorStore(folder, new NoKey());
    }

    @Test
    void saysSoAndNamesTheFile() {
      for (Runnable use :
          List.<Runnable>of(
              () -> read(keyless, "tasks"), () -> keyless.replace("tasks", parts("two")))) {
        assertThatThrownBy(use::run)
            .isInstanceOf(MirrorStoreException.class)
            .hasMessage("There is no key for " + path + ". The keychain is locked.");
      }
      assertThat(read(store, "tasks")).containsExactly("one");
    }

    @Test
    void clearingNeedsNone() {
      keyless.clear();
      assertThat(path).doesNotExist();
    }
  }

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
          .isInstanceOf(MirrorStoreException.class)
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
