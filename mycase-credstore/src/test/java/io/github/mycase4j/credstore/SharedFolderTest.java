package io.github.mycase4j.credstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.collection.CollectionStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SharedFolderTest {
  private record User(String name) implements UserPrincipal {
    @Override
    public String getName() {
      return name;
    }
  }

  private static final User ANNA = new User("anna");
  private static final User BEN = new User("ben");

  @Nested
  @EnabledOnOs({OS.LINUX, OS.MAC})
  class AFolderThatEverybodyUses {
    private final KeySource keys = KeySource.of(EncryptionKey.random());
    @TempDir Path temporary;
    private Path shared;

    @BeforeEach
    void make() throws IOException {
      shared = Files.createDirectory(temporary.resolve("shared"));
      Files.setAttribute(shared, "unix:mode", 01777);
    }

    private void isLeftAsItWas() throws IOException {
      assertThat(Files.getAttribute(shared, "unix:mode")).isEqualTo(0041777);
      try (Stream<Path> files = Files.list(shared)) {
        assertThat(files).isEmpty();
      }
    }

    @Test
    void isRejectedByNameForALogin() throws IOException {
      EncryptedTokenStore store = new EncryptedTokenStore(shared, keys);
      for (Runnable step :
          List.<Runnable>of(
              store::load,
              store::delete,
              () -> store.save(Logins.number(1)),
              () -> store.exclusively(() -> 1))) {
        assertThatThrownBy(step::run)
            .isInstanceOf(TokenStoreException.class)
            .hasMessageStartingWith("The folder " + shared + " is not yours alone: everybody may")
            .hasMessageContaining("MYCASE_HOME");
      }
      isLeftAsItWas();
    }

    @Test
    void isRejectedByNameForAMirror() throws IOException {
      EncryptedMirrorStore store = new EncryptedMirrorStore(shared, keys);
      for (Runnable step :
          List.<Runnable>of(
              () -> store.read("cases", part -> {}),
              () -> store.replace("cases", List.<byte[]>of().iterator()))) {
        assertThatThrownBy(step::run)
            .isInstanceOf(CollectionStoreException.class)
            .hasMessageStartingWith("The folder " + shared + " is not yours alone: everybody may");
      }
      isLeftAsItWas();
    }

    @Test
    void isTakenWhereItIsClosedToOthersAlready() throws IOException {
      Files.setAttribute(shared, "unix:mode", 01700);
      EncryptedTokenStore store = new EncryptedTokenStore(shared, keys);
      store.save(Logins.number(1));
      assertThat(store.load()).isPresent();
    }
  }

  @Nested
  class AFolderIsShared {
    private FolderOwnership folder(User owner, User user, User... files) {
      return new FolderOwnership(false, false, owner, user, List.of(files));
    }

    @Test
    void notWhenItAndItsFilesBelongToTheUser() {
      assertThat(folder(ANNA, ANNA, ANNA, ANNA).sharedBecause()).isEmpty();
      assertThat(folder(ANNA, null).sharedBecause()).isEmpty();
    }

    @Test
    void whenItBelongsToSomebodyElse() {
      assertThat(folder(BEN, ANNA).sharedBecause()).hasValue("it belongs to ben");
    }

    @Test
    void whenAFileInItBelongsToSomebodyElse() {
      assertThat(folder(ANNA, ANNA, ANNA, BEN).sharedBecause()).hasValue("it holds files of ben");
      assertThat(folder(ANNA, null, BEN).sharedBecause()).hasValue("it holds files of ben");
    }

    @Test
    void whenItIsTheRoot() {
      assertThat(new FolderOwnership(true, false, ANNA, ANNA, List.of()).sharedBecause())
          .hasValue("it is the root of a file system");
    }
  }
}
