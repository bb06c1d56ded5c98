package io.github.mycase4j.credstore;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.collection.CollectionStore;
import io.github.mycase4j.client.collection.CollectionStoreException;
import io.github.mycase4j.credstore.MirrorFile.Position;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the collections in files that only their owner can read, encrypted with AES-256-GCM.
 *
 * <p>It guarantees that a collection is replaced completely or not at all, even in a crash; that a
 * part which was changed, moved, copied from another file or truncated is never returned, nor any
 * part after it; and that concurrent writes by several processes on the machine do not mix their
 * parts. It does not protect against an attacker who has the key, restores an older file, removes
 * parts from the end of one, or reads the memory of the process, and it does not lock across
 * machines that share a folder.
 *
 * <p>The folder holds one file for a collection, such as {@code time_entries.mirror}, and {@code
 * mirror.lock} (empty, never deleted). The folder gets mode 0700 and the files 0600 (on Windows an
 * access list with the owner alone), and looser modes are tightened; a folder that belongs to
 * somebody else and is open to others is rejected, and so is a file that is a symbolic link. A file
 * of a different version or under a different key counts as absent; the previous key of a source is
 * not used.
 *
 * <p>Thread-safe. Every method performs I/O; the constructor does not. An interrupt makes a method
 * throw, and the earlier copy stays.
 */
public final class EncryptedMirrorStore implements CollectionStore {
  /** How long a write waits for other writers: 20 seconds. */
  static final Duration LOCK_WAIT = Duration.ofSeconds(20);

  private static final Pattern COLLECTION = Pattern.compile("[a-z_]{1,64}");

  /** A file of a collection, or what a killed process left beside one. */
  private static final Pattern KEPT =
      Pattern.compile(COLLECTION.pattern() + "\\.mirror(\\..*\\.tmp)?");

  private final Path folder;
  private final KeySource keys;
  private final FileOperations files;
  private final ChannelOpener opener;
  private final FolderLock lock;

  /** Where each collection ended when it was last read or written. */
  private final ConcurrentMap<String, Position> ends = new ConcurrentHashMap<>();

  /**
   * Creates a store.
   *
   * @param folder the folder of the files, which holds nothing else; created by the first write
   * @param keys the source of the key, asked only when there is something to read or write
   */
  public EncryptedMirrorStore(Path folder, KeySource keys) {
    this(
        folder,
        keys,
        LOCK_WAIT,
        RetryingFiles.ofThisMachine(),
        FileChannel::open,
        Sleeper.system());
  }

  EncryptedMirrorStore(
      Path folder,
      KeySource keys,
      Duration lockWait,
      FileOperations files,
      ChannelOpener opener,
      Sleeper sleeper) {
    this.folder = Objects.requireNonNull(folder, "folder").toAbsolutePath();
    this.keys = Objects.requireNonNull(keys, "keys");
    this.files = files;
    this.opener = opener;
    this.lock = new FolderLock(this.folder, "mirror.lock", lockWait, files, sleeper);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Does not wait for writers: a collection that is replaced or deleted meanwhile is returned as
   * it was. Where there is no copy, the key source is not asked.
   *
   * @param collection 1 to 64 lower-case letters and underscores
   * @throws CollectionStoreException when the file cannot be read, or there is no key
   */
  @Override
  public void read(String collection, Consumer<byte[]> parts) {
    Path path = path(collection);
    Objects.requireNonNull(parts, "parts");
    ends.remove(collection);
    try (MirrorFile file = open(path, READ)) {
      Optional<MirrorGeneration> generation = generation(file, path, collection);
      if (generation.isPresent()) {
        ends.put(collection, read(file, generation.get(), parts));
      }
    } catch (NoSuchFileException e) {
      return; // Nothing is kept.
    } catch (IOException e) {
      throw failed(path + " cannot be read", e, "It is only a copy and may be deleted.");
    }
  }

  private static Position read(MirrorFile file, MirrorGeneration generation, Consumer<byte[]> parts)
      throws IOException {
    long end = file.size();
    Position at = Position.start(generation);
    Optional<byte[]> part = file.part(generation, at, end);
    while (part.isPresent()) {
      parts.accept(part.get());
      at = at.after(part.get());
      part = file.part(generation, at, end);
    }
    return at;
  }

  /**
   * {@inheritDoc}
   *
   * <p>When this method or the iterator fails, the earlier copy stays. Waits up to 20 seconds for
   * other writers.
   *
   * @param collection 1 to 64 lower-case letters and underscores
   * @param parts of at most 16 MiB each; read while this store is locked, so the iterator must not
   *     use the store
   * @throws CollectionStoreException when the file cannot be written, another process keeps the
   *     lock, or there is no key
   */
  @Override
  public void replace(String collection, Iterator<byte[]> parts) {
    Path path = path(collection);
    Objects.requireNonNull(parts, "parts");
    alone(
        () -> {
          replaceAlone(path, collection, parts);
          return path;
        });
  }

  private void replaceAlone(Path path, String collection, Iterator<byte[]> parts) {
    MirrorGeneration generation = MirrorGeneration.begin(collection, key(path));
    Position end;
    try {
      files.deleteLeftovers(path);
      Path temporary = files.writeTemporary(path, generation.header(), null);
      try {
        end = write(temporary, generation, parts);
        files.moveAtomically(temporary, path);
      } catch (IOException | RuntimeException | Error e) {
        files.deleteAfter(e, temporary);
        throw e;
      }
    } catch (IOException e) {
      throw failed(path + " cannot be replaced", e, "The earlier copy is unchanged.");
    }
    ends.remove(collection);
    try {
      files.syncFolder(folder);
    } catch (IOException e) {
      throw failed(path + " was replaced, but the disk did not confirm it", e, "");
    }
    ends.put(collection, end);
  }

  private Position write(Path temporary, MirrorGeneration generation, Iterator<byte[]> parts)
      throws IOException {
    try (MirrorFile file = new MirrorFile(opener.open(temporary, WRITE))) {
      Position at = Position.start(generation);
      while (parts.hasNext()) {
        at = file.write(generation, at, checked(parts.next()));
      }
      file.syncAll();
      return at;
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>A last part that was truncated or changed is replaced by the new one. Waits up to 20 seconds
   * for other writers.
   *
   * @param collection 1 to 64 lower-case letters and underscores
   * @param part at most 16 MiB
   * @throws CollectionStoreException when the file cannot be written, another process keeps the
   *     lock, or there is no key; nothing was added then
   */
  @Override
  public boolean append(String collection, byte[] part) {
    Path path = path(collection);
    checked(part);
    if (!ends.containsKey(collection)) {
      return false;
    }
    return alone(() -> appendAlone(path, collection, part));
  }

  private boolean appendAlone(Path path, String collection, byte[] part) {
    Position end = ends.get(collection);
    if (end == null) {
      return false;
    }
    try (MirrorFile file = open(path, READ, WRITE)) {
      Optional<MirrorGeneration> generation = generation(file, path, collection);
      if (generation.isEmpty() || !endsAt(file, generation.get(), end)) {
        return false;
      }
      ends.put(collection, append(file, generation.get(), end, part));
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw failed("Nothing can be added to " + path, e, "The earlier copy is unchanged.");
    }
  }

  /**
   * Returns whether the last complete part is where it was: a part after it is another writer's.
   */
  private static boolean endsAt(MirrorFile file, MirrorGeneration generation, Position end)
      throws IOException {
    long size = file.size();
    return generation.id().equals(end.generation())
        && size >= end.bytes()
        && file.part(generation, end, size).isEmpty();
  }

  private static Position append(
      MirrorFile file, MirrorGeneration generation, Position end, byte[] part) throws IOException {
    try {
      Position after = file.write(generation, end, part);
      file.sync();
      return after;
    } catch (IOException e) {
      try {
        file.cutTo(end);
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Needs no key. Leaves files alone that do not belong to a mirror. Waits up to 20 seconds for
   * other writers.
   *
   * @throws CollectionStoreException when a file cannot be deleted, or another process keeps the
   *     lock; what could be deleted is
   */
  @Override
  public void clear() {
    ends.clear();
    if (!files.exists(folder)) {
      return;
    }
    alone(
        () -> {
          clearAlone();
          return folder;
        });
  }

  private void clearAlone() {
    try {
      deleteFiles();
      files.syncFolder(folder);
    } catch (DirectoryIteratorException e) {
      throw failed(
          "The mirror in " + folder + " cannot be deleted",
          Objects.requireNonNull(e.getCause()),
          "");
    } catch (IOException e) {
      throw failed("The mirror in " + folder + " cannot be deleted", e, "");
    }
  }

  private void deleteFiles() throws IOException {
    @Nullable IOException failure = null;
    try (DirectoryStream<Path> kept = Files.newDirectoryStream(folder, this::isKept)) {
      for (Path file : kept) {
        try {
          files.deleteIfExists(file);
        } catch (IOException e) {
          if (failure != null) {
            e.addSuppressed(failure);
          }
          failure = e;
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private boolean isKept(Path file) {
    return KEPT.matcher(file.getFileName().toString()).matches();
  }

  private Path path(String collection) {
    if (!COLLECTION.matcher(collection).matches()) {
      throw new IllegalArgumentException(
          "A collection has a name of 1 to 64 lower-case letters and underscores, not \""
              + collection
              + "\".");
    }
    return folder.resolve(collection + ".mirror");
  }

  private static byte[] checked(byte[] part) {
    if (part.length > MirrorFile.LARGEST_PART) {
      throw new IllegalArgumentException(
          "A part has "
              + part.length
              + " bytes; at most "
              + MirrorFile.LARGEST_PART
              + " are kept.");
    }
    return part;
  }

  private MirrorFile open(Path path, OpenOption... options) throws IOException {
    files.restrict(folder);
    if (Files.isSymbolicLink(path)) {
      throw new UnusableFileException(path, "it is a symbolic link");
    }
    files.restrict(path);
    return new MirrorFile(opener.open(path, options));
  }

  private Optional<MirrorGeneration> generation(MirrorFile file, Path path, String collection)
      throws IOException {
    return MirrorGeneration.of(file.header(), collection, key(path));
  }

  private EncryptionKey key(Path path) {
    try {
      return keys.current();
    } catch (TokenStoreException e) {
      throw new CollectionStoreException(
          "There is no key for " + path + ". " + String.valueOf(e.getMessage()), e);
    }
  }

  private <T> T alone(Supplier<T> action) {
    try {
      return lock.hold(action);
    } catch (TokenStoreException e) {
      throw new CollectionStoreException(
          String.valueOf(e.getMessage()), e); // It names the lock file.
    }
  }

  private static CollectionStoreException failed(String what, IOException failure, String then) {
    String otherwise = (what + " (" + Reasons.of(failure) + "). " + then).strip();
    return new CollectionStoreException(Reasons.sentence(failure, otherwise), failure);
  }
}
