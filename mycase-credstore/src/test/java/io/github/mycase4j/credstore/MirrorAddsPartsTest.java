package io.github.mycase4j.credstore;

import static io.github.mycase4j.credstore.Mirrors.part;
import static io.github.mycase4j.credstore.Mirrors.parts;
import static io.github.mycase4j.credstore.Mirrors.read;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A part is added only behind what the store knows. */
class MirrorAddsPartsTest extends MirrorTestBase {
  @BeforeEach
  void keep() {
    store.replace("tasks", parts("one", "two"));
  }

  @Test
  void appendsAfterWhatItWrote() {
    assertThat(store.append("tasks", part("three"))).isTrue();
    assertThat(store.append("tasks", part("four"))).isTrue();
    assertThat(read(Mirrors.store(folder), "tasks")).containsExactly("one", "two", "three", "four");
  }

  @Test
  void appendsAfterWhatItRead() {
    EncryptedMirrorStore other = Mirrors.store(folder);
    read(other, "tasks");
    assertThat(other.append("tasks", part("three"))).isTrue();
    assertThat(read(store, "tasks")).containsExactly("one", "two", "three");
  }

  @Test
  void appendsNothingToWhatItNeverRead() {
    assertThat(Mirrors.store(folder).append("tasks", part("three"))).isFalse();
    assertThat(read(store, "tasks")).containsExactly("one", "two");
  }

  @Test
  void appendsNothingAfterAnotherStoresPartUntilItHasReadIt() {
    EncryptedMirrorStore other = Mirrors.store(folder);
    read(other, "tasks");
    assertThat(other.append("tasks", part("three"))).isTrue();
    assertThat(store.append("tasks", part("four"))).isFalse();
    assertThat(read(store, "tasks")).containsExactly("one", "two", "three");
    assertThat(store.append("tasks", part("four"))).isTrue();
    assertThat(read(other, "tasks")).containsExactly("one", "two", "three", "four");
  }

  @Test
  void appendsNothingToAReplacementOfTheSameLength() {
    Mirrors.store(folder).replace("tasks", parts("eno", "owt"));
    assertThat(store.append("tasks", part("three"))).isFalse();
    assertThat(read(store, "tasks")).containsExactly("eno", "owt");
  }

  @Test
  void appendsNothingAfterAnotherStoreDeletedIt() {
    Mirrors.store(folder).clear();
    assertThat(store.append("tasks", part("three"))).isFalse();
    assertThat(path).doesNotExist();
  }

  @Test
  void appendsNothingToAFileThatBecameShorter() throws IOException {
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
  void appendsNothingAfterAReadThatDidNotEnd() {
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
