package io.github.mycase4j.credstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import io.github.mycase4j.credstore.FailingFiles.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens when the operating system says no. */
class FileFailureTest {
  @TempDir Path folder;
  private final FailingFiles files = new FailingFiles();
  private EncryptedTokenStore store;

  @BeforeEach
  void login() {
    store =
        new EncryptedTokenStore(
            folder,
            KeySource.of(EncryptionKey.parse("key", "ab".repeat(32))),
            EncryptedTokenStore.LOCK_WAIT,
            files,
            duration -> {
              throw new AssertionError("waited");
            });
    store.save(Logins.number(1));
  }

  private TokenStoreException failureOf(Step step, Runnable action) {
    files.failing.add(step);
    TokenStoreException failure = catchThrowableOfType(TokenStoreException.class, action::run);
    files.failing.clear();
    assertThat(failure).isNotNull().hasMessageContaining("permission denied");
    assertThat(failure).hasMessageContaining(folder.getFileName().toString());
    return failure;
  }

  @Nested
  class WhenReading {
    @ParameterizedTest
    @EnumSource(names = {"READ", "TIME", "RESTRICT"})
    void anUnreadableFileIsNotAMissingLogin(Step step) {
      TokenStoreException failure = failureOf(step, store::load);
      assertThat(failure.problem()).isEqualTo(Problem.UNREADABLE);
      assertThat(store.load()).contains(Logins.number(1));
    }

    @Test
    void aFolderInPlaceOfTheFileIsUnreadable() throws IOException {
      Files.delete(folder.resolve("tokens.enc"));
      Files.createDirectory(folder.resolve("tokens.enc"));
      TokenStoreException failure = catchThrowableOfType(TokenStoreException.class, store::load);
      assertThat(failure.problem()).isEqualTo(Problem.UNREADABLE);
    }

    @Test
    void aLinkThatLeadsNowhereIsUnreadable() throws IOException {
      Files.delete(folder.resolve("tokens.enc"));
      Files.createSymbolicLink(folder.resolve("tokens.enc"), folder.resolve("elsewhere"));
      TokenStoreException failure = catchThrowableOfType(TokenStoreException.class, store::load);
      assertThat(failure.problem()).isEqualTo(Problem.UNREADABLE);
    }
  }

  @Nested
  class WhenWriting {
    @ParameterizedTest
    @EnumSource(names = {"FOLDER", "LEFTOVERS", "READ", "WRITE", "MOVE", "LOCK"})
    void theEarlierLoginIsKept(Step step) throws IOException {
      TokenStoreException failure = failureOf(step, () -> store.save(Logins.number(2)));
      assertThat(failure.problem()).isEqualTo(Problem.UNWRITABLE);
      assertThat(store.load()).contains(Logins.number(1));
      try (Stream<Path> left = Files.list(folder)) {
        assertThat(left.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrder("tokens.enc", "tokens.lock");
      }
    }

    @Test
    void aFolderThatIsNotConfirmedIsSaidToHoldTheNewLogin() {
      TokenStoreException failure = failureOf(Step.SYNC, () -> store.save(Logins.number(2)));
      assertThat(failure.problem()).isEqualTo(Problem.UNWRITABLE);
      assertThat(failure).hasMessageContaining("was written");
      assertThat(store.load()).contains(Logins.number(2));
    }

    @Test
    void aForeignFileIsReplacedOnlyOnceItsCopyIsConfirmed() throws IOException {
      byte[] foreign = "of another program".getBytes(StandardCharsets.UTF_8);
      Files.write(folder.resolve("tokens.enc"), foreign);
      TokenStoreException failure = failureOf(Step.SYNC, () -> store.save(Logins.number(2)));
      assertThat(failure).hasMessageContaining("The earlier one is kept.");
      assertThat(folder.resolve("tokens.enc")).hasBinaryContent(foreign);
      assertThat(folder.resolve("tokens.enc.legacy")).hasBinaryContent(foreign);
    }

    @Test
    void aForeignFileIsKeptUpToTheLargestThatIsRead() throws IOException {
      byte[] large = new byte[TokenFile.LARGEST];
      Files.write(folder.resolve("tokens.enc"), large);
      store.save(Logins.number(2));
      assertThat(folder.resolve("tokens.enc.legacy")).hasSize(TokenFile.LARGEST);
      Files.write(folder.resolve("tokens.enc"), new byte[TokenFile.LARGEST + 1]);
      TokenStoreException failure =
          catchThrowableOfType(TokenStoreException.class, () -> store.save(Logins.number(3)));
      assertThat(failure).hasMessageContaining("a large file of another program is there");
      assertThat(folder.resolve("tokens.enc")).hasSize(TokenFile.LARGEST + 1);
    }

    @Test
    void aFailedSaveGivesTheLockUp() {
      failureOf(Step.MOVE, () -> store.save(Logins.number(2)));
      assertThat(store.<String>exclusively(() -> "free")).isEqualTo("free");
    }
  }

  @Nested
  class WhenDeleting {
    @Test
    void aDeletionThatTheDiskDoesNotConfirmIsReported() {
      TokenStoreException failure = failureOf(Step.SYNC, store::delete);
      assertThat(failure.problem()).isEqualTo(Problem.UNWRITABLE);
      assertThat(folder.resolve("tokens.enc")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(names = {"DELETE", "LEFTOVERS", "LOCK"})
    void aLoginThatIsStillThereIsReported(Step step) {
      TokenStoreException failure = failureOf(step, store::delete);
      assertThat(failure.problem()).isEqualTo(Problem.UNWRITABLE);
      assertThat(store.load()).contains(Logins.number(1));
    }
  }
}
