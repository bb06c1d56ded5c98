package io.github.mycase4j.credstore;

import static io.github.mycase4j.credstore.Mirrors.part;
import static io.github.mycase4j.credstore.Mirrors.parts;
import static io.github.mycase4j.credstore.Mirrors.read;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrentWriteDuringReadTest extends MirrorTestBase {
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
