package io.github.mycase4j.credstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir Path temporary;
  private final List<Duration> naps = new ArrayList<>();

  private EncryptedTokenStore store(Path folder, Sleeper sleeper) {
    return new EncryptedTokenStore(
        folder,
        KeySource.of(EncryptionKey.parse("key", "cd".repeat(32))),
        Duration.ofSeconds(1),
        new OwnerOnlyFiles(),
        sleeper);
  }

  private Path folder() {
    return temporary.resolve("home");
  }

  @Nested
  class WhenItIsOnlyTried {
    private final List<FileChannel> opened = new ArrayList<>();
    private final FailingFiles files =
        new FailingFiles() {
          @Override
          public FileChannel openLock(Path file) throws IOException {
            FileChannel channel = super.openLock(file);
            opened.add(channel);
            return channel;
          }
        };

    private FolderLock lock() {
      return new FolderLock(folder(), "tokens.lock", Duration.ofSeconds(1), files, naps::add);
    }

    @Test
    void theResultComesBackAndTheLockIsGivenUp() {
      assertThat(lock().holdIfFree(() -> "done")).contains("done");
      assertThat(lock().holdIfFree(() -> "again")).contains("again");
      assertThat(opened).hasSize(2).noneMatch(FileChannel::isOpen);
    }

    @Test
    void aLockOfAnotherHolderLeavesNoFileOpen() throws IOException {
      lock().holdIfFree(() -> "made");
      try (FileChannel other =
              FileChannel.open(folder().resolve("tokens.lock"), StandardOpenOption.WRITE);
          FileLock held = other.lock()) {
        assertThat(held.isValid()).isTrue();
        assertThat(lock().holdIfFree(() -> "never")).isEmpty();
        assertThat(opened).noneMatch(FileChannel::isOpen);
      }
      assertThat(naps).isEmpty();
    }
  }

  @Nested
  class WhenItIsFree {
    @Test
    void theActionRunsAtOnceAndItsResultComesBack() {
      assertThat(store(folder(), naps::add).<String>exclusively(() -> "done")).isEqualTo("done");
      assertThat(naps).isEmpty();
    }

    @Test
    void theLockFileStays() {
      EncryptedTokenStore store = store(folder(), naps::add);
      store.save(Logins.number(1));
      store.delete();
      assertThat(folder().resolve("tokens.lock")).exists();
    }

    @Test
    void aLoginIsReadAndSavedInside() {
      EncryptedTokenStore store = store(folder(), naps::add);
      store.<Void>exclusively(
          () -> {
            store.save(Logins.number(1));
            assertThat(store.load()).contains(Logins.number(1));
            store.delete();
            assertThat(store.load()).isEmpty();
            return null;
          });
      assertThat(naps).isEmpty();
    }
  }

  @Nested
  class WhenAnotherThreadHoldsIt {
    @Test
    void theWaitEndsWithBusyAfterTheBound() {
      EncryptedTokenStore store = store(folder(), naps::add);
      TokenStoreException failure =
          store.exclusively(
              () ->
                  CompletableFuture.supplyAsync(
                          () ->
                              catchThrowableOfType(
                                  TokenStoreException.class,
                                  () -> store.<String>exclusively(() -> "never")))
                      .join());
      assertThat(failure.problem()).isEqualTo(Problem.BUSY);
      assertThat(failure).hasMessageContaining("tokens.lock").hasMessageContaining("1000 ms");
      assertThat(naps.stream().reduce(Duration.ZERO, Duration::plus))
          .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void savingAndDeletingWaitAsWell() {
      EncryptedTokenStore store = store(folder(), naps::add);
      store.save(Logins.number(1));
      store.<Void>exclusively(
          () -> {
            for (Runnable action :
                List.<Runnable>of(() -> store.save(Logins.number(2)), store::delete)) {
              TokenStoreException failure =
                  CompletableFuture.supplyAsync(
                          () -> catchThrowableOfType(TokenStoreException.class, action::run))
                      .join();
              assertThat(failure.problem()).isEqualTo(Problem.BUSY);
            }
            return null;
          });
      assertThat(store.load()).contains(Logins.number(1));
    }

    @Test
    void anInterruptEndsTheWait() {
      EncryptedTokenStore store =
          store(
              folder(),
              duration -> {
                throw new InterruptedException();
              });
      TokenStoreException failure =
          store.exclusively(
              () ->
                  CompletableFuture.supplyAsync(
                          () -> {
                            TokenStoreException caught =
                                catchThrowableOfType(
                                    TokenStoreException.class,
                                    () -> store.<String>exclusively(() -> "never"));
                            assertThat(Thread.interrupted()).isTrue();
                            return caught;
                          })
                      .join());
      assertThat(failure.problem()).isEqualTo(Problem.BUSY);
      assertThat(failure).hasMessageContaining("interrupted");
    }

    @Test
    void aFolderUnderAnotherNameIsTheSameFolder() throws IOException {
      Files.createDirectories(folder());
      Path link = Files.createSymbolicLink(temporary.resolve("link"), folder());
      EncryptedTokenStore store = store(folder(), naps::add);
      EncryptedTokenStore same = store(link, naps::add);
      Problem problem =
          store.exclusively(
              () ->
                  CompletableFuture.supplyAsync(
                          () ->
                              catchThrowableOfType(
                                  TokenStoreException.class, () -> same.save(Logins.number(2))))
                      .join()
                      .problem());
      assertThat(problem).isEqualTo(Problem.BUSY);
    }
  }

  @Nested
  class WhenTheFileIsLockedBehindItsBack {
    @Test
    void itWaitsToo() throws IOException {
      Files.createDirectories(folder());
      EncryptedTokenStore store = store(folder(), naps::add);
      try (FileChannel channel =
              FileChannel.open(
                  folder().resolve("tokens.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        assertThat(lock.isValid()).isTrue();
        TokenStoreException failure =
            catchThrowableOfType(
                TokenStoreException.class, () -> store.<String>exclusively(() -> "never"));
        assertThat(failure.problem()).isEqualTo(Problem.BUSY);
      }
      assertThat(store.<String>exclusively(() -> "free")).isEqualTo("free");
    }
  }

  @Nested
  class WhenTheSameThreadHoldsIt {
    @Test
    void aSecondActionIsRejectedAtOnce() {
      EncryptedTokenStore store = store(folder(), naps::add);
      assertThatThrownBy(() -> store.exclusively(() -> store.<String>exclusively(() -> "never")))
          .isInstanceOf(IllegalStateException.class);
      assertThat(naps).isEmpty();
      assertThat(store.<String>exclusively(() -> "free")).isEqualTo("free");
    }
  }

  @Nested
  class WhenManyThreadsRefresh {
    @Test
    void oneAtATimeDoes() throws Exception {
      EncryptedTokenStore store =
          new EncryptedTokenStore(
              folder(), KeySource.of(EncryptionKey.parse("key", "cd".repeat(32))));
      AtomicInteger inside = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      CountDownLatch start = new CountDownLatch(1);
      ExecutorService threads = Executors.newFixedThreadPool(8);
      try {
        List<Future<?>> all = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
          all.add(
              threads.submit(
                  () -> {
                    start.await();
                    return store.exclusively(
                        () -> {
                          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                          store.save(Logins.number(1));
                          return inside.decrementAndGet();
                        });
                  }));
        }
        start.countDown();
        for (Future<?> one : all) {
          one.get(60, TimeUnit.SECONDS);
        }
      } finally {
        threads.shutdownNow();
      }
      assertThat(most).hasValue(1);
    }
  }
}
