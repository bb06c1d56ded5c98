package io.github.mycase4j.credstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.auth.TokenStoreException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryingFilesTest {
  private static final EncryptionKey KEY = EncryptionKey.parse("key", "ab".repeat(32));
  private static final String HELD = "being used by another process";

  @TempDir Path folder;
  private final FailingFiles held = new FailingFiles();
  private final List<Duration> pauses = new ArrayList<>();
  private int lastPause = Integer.MAX_VALUE;

  private EncryptedTokenStore store;

  @BeforeEach
  void login() {
    // The file is let go during the pause with this number.
    RetryingFiles files =
        new RetryingFiles(
            held,
            pause -> {
              pauses.add(pause);
              if (pauses.size() >= lastPause) {
                held.failing.clear();
              }
            });
    store =
        new EncryptedTokenStore(
            folder,
            KeySource.of(KEY),
            EncryptedTokenStore.LOCK_WAIT,
            files,
            duration -> {
              throw new AssertionError("waited for the lock");
            });
    store.save(Logins.number(1));
    pauses.clear();
  }

  private void hold(FailingFiles.Step step, int until) {
    lastPause = until;
    held.failing.add(step);
  }

  private EncryptedTokenStore another() {
    return new EncryptedTokenStore(folder, KeySource.of(KEY));
  }

  @Nested
  class WhenAFileIsHeldForAMoment {
    @ParameterizedTest
    @EnumSource(
        value = FailingFiles.Step.class,
        names = {"MOVE", "WRITE", "LOCK", "READ", "TIME", "LEFTOVERS"})
    void theNewLoginIsStoredAndSeenByOthers(FailingFiles.Step step) {
      held.failure = path -> new FileSystemException(path.toString(), null, HELD);
      hold(step, 3);
      store.save(Logins.number(2));
      assertThat(pauses).containsExactly(millis(10), millis(20), millis(40));
      assertThat(another().load()).contains(Logins.number(2));
    }

    @ParameterizedTest
    @EnumSource(
        value = FailingFiles.Step.class,
        names = {"READ", "TIME"})
    void theLoginIsRead(FailingFiles.Step step) {
      hold(step, 2);
      assertThat(store.load()).contains(Logins.number(1));
      assertThat(pauses).hasSize(2);
    }

    @Test
    void itIsDeletedAtLogout() {
      hold(FailingFiles.Step.DELETE, 2);
      store.delete();
      assertThat(another().load()).isEmpty();
    }

    @Test
    void noOtherProcessGetsTheLockMeanwhile() {
      hold(FailingFiles.Step.MOVE, 4);
      EncryptedTokenStore other =
          new EncryptedTokenStore(folder, KeySource.of(KEY), Duration.ofMillis(1));
      held.atMove =
          () ->
              assertThatThrownBy(() -> other.exclusively(() -> 1))
                  .isInstanceOfAny(TokenStoreException.class, IllegalStateException.class);
      store.exclusively(
          () -> {
            store.save(Logins.number(2));
            return 1;
          });
      assertThat(another().load()).contains(Logins.number(2));
    }

    @Test
    void theKeychainsNoteIsWritten() throws IOException {
      RetryingFiles files = new RetryingFiles(held, pause -> held.failing.clear());
      held.failing.add(FailingFiles.Step.MOVE);
      Path target = folder.resolve("keychain.id");
      Path temporary = files.writeTemporary(target, new byte[] {1}, null);
      files.moveAtomically(temporary, target);
      assertThat(target).hasBinaryContent(new byte[] {1});
    }

    @Test
    void anInterruptDoesNotGiveTheNewLoginUp() {
      RetryingFiles files =
          new RetryingFiles(
              held,
              pause -> {
                held.failing.clear();
                throw new InterruptedException();
              });
      EncryptedTokenStore interrupted =
          new EncryptedTokenStore(
              folder, KeySource.of(KEY), EncryptedTokenStore.LOCK_WAIT, files, duration -> {});
      held.failing.add(FailingFiles.Step.MOVE);
      interrupted.save(Logins.number(2));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(another().load()).contains(Logins.number(2));
    }
  }

  @Nested
  class WhenItDoesNotPass {
    @Test
    void aHeldFileIsReportedAfterFiveSecondsAndTheEarlierLoginKept() throws IOException {
      hold(FailingFiles.Step.MOVE, Integer.MAX_VALUE);
      assertThatThrownBy(() -> store.save(Logins.number(2)))
          .isInstanceOf(TokenStoreException.class)
          .hasMessageContaining("The earlier one is kept.");
      assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
          .isBetween(RetryingFiles.REPLACING, RetryingFiles.REPLACING.plusMillis(320));
      assertThat(another().load()).contains(Logins.number(1));
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
      }
    }

    @Test
    void aFileThatCannotBeReadCostsHalfASecond() {
      hold(FailingFiles.Step.READ, Integer.MAX_VALUE);
      assertThatThrownBy(store::load).isInstanceOf(TokenStoreException.class);
      assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
          .isBetween(RetryingFiles.USUAL, RetryingFiles.USUAL.plusMillis(320));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "No space left on device",
          "There is not enough space on the disk",
          "Disk quota exceeded",
          "Read-only file system",
        })
    void aFullDiskIsReportedAtOnce(String reason) {
      held.failure = path -> new FileSystemException(path.toString(), null, reason);
      hold(FailingFiles.Step.WRITE, Integer.MAX_VALUE);
      assertThatThrownBy(() -> store.save(Logins.number(2)))
          .isInstanceOf(TokenStoreException.class);
      assertThat(pauses).isEmpty();
    }

    @Test
    void aFileThatIsNotUsedAsItIsIsReportedAtOnce() {
      held.failure = path -> new UnusableFileException(path, "it is open to other users");
      hold(FailingFiles.Step.READ, Integer.MAX_VALUE);
      assertThatThrownBy(store::load).isInstanceOf(TokenStoreException.class);
      assertThat(pauses).isEmpty();
    }

    @Test
    void aMissingFileIsReportedAtOnce() {
      held.failure = path -> new NoSuchFileException(path.toString());
      hold(FailingFiles.Step.MOVE, Integer.MAX_VALUE);
      assertThatThrownBy(() -> store.save(Logins.number(2)))
          .isInstanceOf(TokenStoreException.class);
      assertThat(pauses).isEmpty();
    }
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
