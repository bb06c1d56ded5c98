package io.github.mycase4j.credstore;

import static io.github.mycase4j.credstore.Mirrors.names;
import static io.github.mycase4j.credstore.Mirrors.part;
import static io.github.mycase4j.credstore.Mirrors.parts;
import static io.github.mycase4j.credstore.Mirrors.read;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.client.collection.CollectionStoreException;
import io.github.mycase4j.credstore.FailingFiles.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when the operating system says no. */
class MirrorFailureTest {
  @TempDir Path folder;
  private final FailingFiles files = new FailingFiles();
  private final LimitedChannel.Disk disk = new LimitedChannel.Disk();
  private Path path;
  private EncryptedMirrorStore store;

  @BeforeEach
  void keep() {
    path = folder.resolve("tasks.mirror");
    store = Mirrors.store(folder, files, disk);
    store.replace("tasks", parts("one", "two"));
  }

  @AfterEach
  void everythingIsClosed() {
    assertThat(disk.open).isZero();
  }

  private CollectionStoreException failureOf(Runnable action) {
    CollectionStoreException failure =
        catchThrowableOfType(CollectionStoreException.class, action::run);
    assertThat(failure).isNotNull().hasMessageContaining(folder.toString());
    return failure;
  }

  private CollectionStoreException failureOf(Step step, Runnable action) {
    files.failing.add(step);
    CollectionStoreException failure = failureOf(action);
    files.failing.clear();
    assertThat(failure).hasMessageContaining("permission denied");
    return failure;
  }

  private void earlierIsKept() throws IOException {
    assertThat(names(folder)).containsExactly("mirror.lock", "tasks.mirror");
    assertThat(read(Mirrors.store(folder), "tasks")).containsExactly("one", "two");
  }

  @Nested
  class WhenReading {
    @Test
    void aFileThatCannotBeTakenFromOthersIsRejected() {
      assertThat(failureOf(Step.RESTRICT, () -> read(store, "tasks")))
          .hasMessage(
              path + " cannot be read (permission denied). It is only a copy and may be deleted.");
    }

    @Test
    void aBrokenDiskIsNotACut() {
      disk.reads = false;
      assertThat(failureOf(() -> read(store, "tasks")))
          .hasMessageContaining(path + " cannot be read (Input/output error)");
      disk.reads = true;
      assertThat(store.append("tasks", part("three"))).isFalse();
      assertThat(read(store, "tasks")).containsExactly("one", "two");
    }

    @Test
    void aFolderInItsPlaceIsNoFile() throws IOException {
      Files.delete(path);
      Files.createDirectory(path);
      assertThat(failureOf(() -> read(store, "tasks"))).hasMessageContaining(path.toString());
      assertThat(failureOf(() -> store.replace("tasks", parts("three"))))
          .hasMessageContaining(path.toString());
      assertThat(names(folder)).containsExactly("mirror.lock", "tasks.mirror");
    }
  }

  @Nested
  class WhenReplacing {
    @ParameterizedTest
    @EnumSource(names = {"FOLDER", "LEFTOVERS", "WRITE", "MOVE", "LOCK"})
    void theEarlierPartsAreKept(Step step) throws IOException {
      failureOf(step, () -> store.replace("tasks", parts("three")));
      earlierIsKept();
      assertThat(store.append("tasks", part("three"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 20, 34, 35, 36, 69})
    void aFullDiskLeavesTheEarlierParts(int room) throws IOException {
      disk.room = room;
      assertThat(failureOf(() -> store.replace("tasks", parts("new", "six"))))
          .hasMessage(
              path
                  + " cannot be replaced (No space left on device). The earlier copy is"
                  + " unchanged.");
      earlierIsKept();
      disk.room = Long.MAX_VALUE;
      assertThat(store.append("tasks", part("three"))).isTrue();
    }

    @Test
    void aFileThatTheDiskDoesNotConfirmIsNotPutInPlace() throws IOException {
      disk.confirms = false;
      assertThat(failureOf(() -> store.replace("tasks", parts("new"))))
          .hasMessageContaining("Input/output error");
      earlierIsKept();
    }

    @Test
    void anIteratorThatFailsLeavesTheEarlierParts() throws IOException {
      for (Throwable thrown :
          List.of(new NoSuchElementException("no more"), new StackOverflowError())) {
        Iterator<byte[]> failing =
            new Iterator<>() {
              private boolean asked;

              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public byte[] next() {
                if (!asked) {
                  asked = true;
                  return part("new");
                }
                if (thrown instanceof Error error) {
                  throw error;
                }
                throw (RuntimeException) thrown;
              }
            };
        assertThat(catchThrowableOfType(Throwable.class, () -> store.replace("tasks", failing)))
            .isSameAs(thrown);
        earlierIsKept();
      }
    }

    @Test
    void whatCannotBeDeletedIsToldBesideTheFailure() {
      files.failing.add(Step.DELETE);
      CollectionStoreException failure =
          failureOf(Step.MOVE, () -> store.replace("tasks", parts("three")));
      assertThat(failure.getCause().getSuppressed()).hasSize(1);
    }

    @Test
    void aFolderThatIsNotConfirmedIsSaidToHoldTheNewParts() {
      assertThat(failureOf(Step.SYNC, () -> store.replace("tasks", parts("three"))))
          .hasMessage(path + " was replaced, but the disk did not confirm it (permission denied).");
      assertThat(store.append("tasks", part("four"))).isFalse();
      assertThat(read(store, "tasks")).containsExactly("three");
    }
  }

  @Nested
  class WhenAdding {
    @ParameterizedTest
    @EnumSource(names = {"FOLDER", "RESTRICT", "LOCK"})
    void aRejectionLeavesWhatIsThere(Step step) throws IOException {
      failureOf(step, () -> store.append("tasks", part("three")));
      earlierIsKept();
      assertThat(store.append("tasks", part("three"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 20, 36})
    void aFullDiskLeavesWhatIsThere(int room) throws IOException {
      long size = Files.size(path);
      disk.room = room;
      assertThat(failureOf(() -> store.append("tasks", part("three"))))
          .hasMessage(
              "Nothing can be added to "
                  + path
                  + " (No space left on device). The earlier copy is unchanged.");
      assertThat(path).hasSize(size);
      earlierIsKept();
      disk.room = Long.MAX_VALUE;
      assertThat(store.append("tasks", part("three"))).isTrue();
      assertThat(read(store, "tasks")).containsExactly("one", "two", "three");
    }

    @Test
    void aPartThatTheDiskDoesNotConfirmIsTakenBack() throws IOException {
      disk.confirms = false;
      failureOf(() -> store.append("tasks", part("three")));
      earlierIsKept();
      disk.confirms = true;
      assertThat(store.append("tasks", part("four"))).isTrue();
      assertThat(read(store, "tasks")).containsExactly("one", "two", "four");
    }

    @Test
    void aPartThatCannotBeTakenBackIsNotBuiltUpon() {
      disk.confirms = false;
      disk.cuts = false;
      CollectionStoreException failure = failureOf(() -> store.append("tasks", part("three")));
      assertThat(failure).hasMessageContaining("Input/output error");
      assertThat(failure.getCause().getSuppressed()).hasSize(1);
      disk.confirms = true;
      disk.cuts = true;
      assertThat(store.append("tasks", part("four"))).isFalse();
      assertThat(read(store, "tasks")).containsExactly("one", "two", "three");
    }

    @Test
    void aTornPartThatCannotBeTakenBackIsCutOffLater() throws IOException {
      disk.room = 20;
      disk.cuts = false;
      failureOf(() -> store.append("tasks", part("three")));
      disk.room = Long.MAX_VALUE;
      assertThat(failureOf(() -> store.append("tasks", part("three"))))
          .hasMessageContaining("(IOException)");
      disk.cuts = true;
      assertThat(store.append("tasks", part("four"))).isTrue();
      assertThat(read(store, "tasks")).containsExactly("one", "two", "four");
    }
  }

  @Nested
  class WhenClearing {
    @ParameterizedTest
    @EnumSource(names = {"DELETE", "SYNC", "LOCK"})
    void whatIsStillThereIsReported(Step step) {
      failureOf(step, store::clear);
      assertThat(store.append("tasks", part("three"))).isFalse();
    }
  }

  @Nested
  class WhenTheDiskTakesSmallSteps {
    @Test
    void everythingIsWrittenAndRead() {
      disk.step = 7;
      String large = "0123456789".repeat(20_000);
      store.replace("tasks", parts("one", large));
      assertThat(store.append("tasks", part(large))).isTrue();
      assertThat(read(store, "tasks")).containsExactly("one", large, large);
    }

    @Test
    void noStepIsLargerThanSixtyFourKibibytes() {
      String large = "0123456789".repeat(20_000);
      store.replace("tasks", parts(large));
      assertThat(disk.largestAsked).isEqualTo(1 << 16);
      disk.largestAsked = 0;
      assertThat(read(store, "tasks")).containsExactly(large);
      assertThat(disk.largestAsked).isEqualTo(1 << 16);
    }
  }

  @Nested
  class WhenAnotherKeepsTheLock {
    @Test
    void writingIsBusyAndReadingContinues() throws IOException {
      try (FileChannel other = FileChannel.open(folder.resolve("mirror.lock"), CREATE, WRITE)) {
        assertThat(other.lock().isValid()).isTrue();
        for (Runnable writing :
            List.<Runnable>of(
                () -> store.replace("tasks", parts("three")),
                () -> store.append("tasks", part("three")),
                Mirrors.store(folder, files, disk)::clear)) {
          assertThat(failureOf(writing))
              .hasMessageContaining("held the lock on " + folder.resolve("mirror.lock"));
        }
        assertThat(read(store, "tasks")).containsExactly("one", "two");
      }
      assertThat(store.append("tasks", part("three"))).isTrue();
    }

    @Test
    void whatTheStoreForgotWhileItWaitedIsNotBuiltUpon() throws IOException {
      FileChannel other = FileChannel.open(folder.resolve("mirror.lock"), CREATE, WRITE);
      List<EncryptedMirrorStore> waiting = new ArrayList<>();
      EncryptedMirrorStore forgetful =
          new EncryptedMirrorStore(
              folder,
              KeySource.of(Mirrors.KEY),
              FolderLock.POLL,
              files,
              disk,
              duration -> {
                try {
                  Files.delete(path);
                  read(waiting.get(0), "tasks");
                  other.close();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      waiting.add(forgetful);
      assertThat(read(forgetful, "tasks")).containsExactly("one", "two");
      assertThat(other.lock().isValid()).isTrue();
      assertThat(forgetful.append("tasks", part("three"))).isFalse();
      assertThat(names(folder)).containsExactly("mirror.lock");
    }
  }

  @Nested
  class WhenTheThreadIsInterrupted {
    private void interrupted(Runnable action) {
      Thread.currentThread().interrupt();
      CollectionStoreException failure;
      try {
        failure = failureOf(action);
      } finally {
        assertThat(Thread.interrupted()).isTrue();
      }
      assertThat(failure).hasMessageContaining("(the thread was interrupted)");
    }

    @Test
    void everythingStaysAsItWas() throws IOException {
      EncryptedMirrorStore real = Mirrors.store(folder);
      assertThat(read(real, "tasks")).containsExactly("one", "two");
      interrupted(() -> real.append("tasks", part("three")));
      interrupted(() -> real.replace("tasks", parts("three")));
      earlierIsKept();
      assertThat(real.append("tasks", part("three"))).isTrue();
      interrupted(() -> read(real, "tasks"));
    }
  }
}
