package io.github.mycase4j.credstore;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Mutual exclusion among all threads and processes that use a folder, by a lock on a file in it.
 * The file is never deleted: a process that waits for a deleted file would not see the lock on its
 * successor. Not reentrant.
 */
final class FolderLock {
  static final Duration POLL = Duration.ofMillis(20);

  /**
   * The threads of this process take turns here first: a file lock is held by the process, and
   * closing any channel on the file would release it.
   */
  private static final ConcurrentMap<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();

  private final Path folder;
  private final String name;
  private final Duration wait;
  private final FileOperations files;
  private final Sleeper sleeper;

  FolderLock(Path folder, String name, Duration wait, FileOperations files, Sleeper sleeper) {
    this.folder = folder;
    this.name = name;
    this.wait = wait;
    this.files = files;
    this.sleeper = sleeper;
  }

  /** Runs an action under the lock, in a folder that is created if it is missing. */
  <T> T hold(Supplier<T> action) {
    Path file = lockFile();
    ReentrantLock turn = turn(file);
    if (turn.isHeldByCurrentThread()) {
      throw new IllegalStateException("the lock on " + file + " is held by this thread already");
    }
    try (Held held = await(turn, file)) {
      return held.run(action);
    }
  }

  /** Runs an action if the lock is free; returns empty when it is held. */
  <T> Optional<T> holdIfFree(Supplier<T> action) {
    Path file = lockFile();
    try (Held held = tryAcquire(turn(file), file)) {
      return held == null ? Optional.empty() : Optional.of(held.run(action));
    }
  }

  boolean isHeldByCurrentThread() {
    try {
      ReentrantLock turn = TURNS.get(folder.toRealPath().resolve(name));
      return turn != null && turn.isHeldByCurrentThread();
    } catch (IOException e) {
      return false; // A folder that is not there cannot be locked.
    }
  }

  private Held await(ReentrantLock turn, Path file) {
    Duration waited = Duration.ZERO;
    while (true) {
      Held held = tryAcquire(turn, file);
      if (held != null) {
        return held;
      }
      if (waited.compareTo(wait) >= 0) {
        throw new TokenStoreException(
            Problem.BUSY,
            "Another process or thread held the lock on "
                + file
                + " for more than "
                + wait.toMillis()
                + " ms. Try again; if this continues, end the other process.",
            null);
      }
      try {
        sleeper.sleep(POLL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TokenStoreException(
            Problem.BUSY, "The wait for the lock on " + file + " was interrupted.", e);
      }
      waited = waited.plus(POLL);
    }
  }

  private @Nullable Held tryAcquire(ReentrantLock turn, Path file) {
    if (!turn.tryLock()) {
      return null;
    }
    Held held = null;
    try {
      FileChannel channel = files.openLock(file);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
      } else {
        held = new Held(turn, channel, file);
      }
      return held;
    } catch (IOException e) {
      throw cannotLock(file, e);
    } finally {
      if (held == null) {
        turn.unlock();
      }
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by the same library under another class loader
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private Path lockFile() {
    try {
      files.createFolder(folder);
      return folder.toRealPath().resolve(name);
    } catch (IOException e) {
      throw cannotLock(folder.resolve(name), e);
    }
  }

  private static ReentrantLock turn(Path file) {
    return TURNS.computeIfAbsent(file, path -> new ReentrantLock());
  }

  private static TokenStoreException cannotLock(Path file, IOException e) {
    return new TokenStoreException(
        Problem.UNWRITABLE,
        Reasons.sentence(e, "The lock file " + file + " cannot be opened (" + Reasons.of(e) + ")."),
        e);
  }

  /** The lock while it is held. Closing the channel releases the file lock. */
  private record Held(ReentrantLock turn, FileChannel channel, Path file) implements AutoCloseable {

    <T> T run(Supplier<T> action) {
      return action.get();
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw cannotLock(file, e);
      } finally {
        turn.unlock();
      }
    }
  }
}
