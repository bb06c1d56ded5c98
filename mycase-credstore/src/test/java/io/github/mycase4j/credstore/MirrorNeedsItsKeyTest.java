package io.github.mycase4j.credstore;

import static io.github.mycase4j.credstore.Mirrors.part;
import static io.github.mycase4j.credstore.Mirrors.parts;
import static io.github.mycase4j.credstore.Mirrors.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.collection.CollectionStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MirrorNeedsItsKeyTest extends MirrorTestBase {
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
            .isInstanceOf(CollectionStoreException.class)
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
}
