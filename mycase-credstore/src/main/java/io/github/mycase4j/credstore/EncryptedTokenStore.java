package io.github.mycase4j.credstore;

import io.github.mycase4j.client.auth.TokenStore;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.credstore.TokenFile.Form;
import io.github.mycase4j.credstore.TokenFile.Stored;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A login in a file that only its owner can read, encrypted with AES-256-GCM.
 *
 * <p>It guarantees that a stored login is replaced completely or not at all, even in a crash; that
 * a changed or truncated file is detected; that a login which was made with different origins is
 * not returned; that an unreadable file never counts as "not logged in" and is never deleted; and
 * that one process on the machine at a time refreshes the login. It does not protect against an
 * attacker who has the key, restores an older file, or reads the memory of the process, and it does
 * not lock across machines that share a folder.
 *
 * <p>The folder holds {@code tokens.enc}, {@code tokens.lock} (empty, never deleted) and, where the
 * npm connector was used before, its file as {@code tokens.enc.legacy}. The folder gets mode 0700
 * and the files 0600 (on Windows an access list with the owner alone), and looser modes are
 * tightened; a folder that belongs to somebody else, holds files of others or is open to everybody
 * like {@code /tmp} is rejected and left as it is.
 *
 * <p>Thread-safe. Every method but the constructors performs I/O. An interrupt ends a wait for the
 * lock, but never a write that has begun.
 */
public final class EncryptedTokenStore implements TokenStore {
  /** How long {@link #exclusively} waits for others by default: 40 seconds. */
  public static final Duration LOCK_WAIT = Duration.ofSeconds(40);

  private final Path folder;
  private final Path path;
  private final Path legacy;
  private final FileOperations files;
  private final FolderLock lock;
  private final TokenFile file;

  /**
   * Creates a store for logins at {@link LoginOrigins#MYCASE} that waits {@link #LOCK_WAIT} for
   * others.
   *
   * @param folder the folder of the files; created by the first write
   * @param keys the source of the key, asked only when there is something to read or write
   */
  public EncryptedTokenStore(Path folder, KeySource keys) {
    this(folder, keys, LOCK_WAIT);
  }

  /**
   * Creates a store that waits {@link #LOCK_WAIT} for others.
   *
   * @param folder the folder of the files; created by the first write
   * @param keys the source of the key, asked only when there is something to read or write
   * @param origins stored with each login; a login that was made with different origins is not
   *     returned
   */
  public EncryptedTokenStore(Path folder, KeySource keys, LoginOrigins origins) {
    this(folder, keys, origins, LOCK_WAIT, RetryingFiles.ofThisMachine(), Sleeper.system());
  }

  /**
   * Creates a store for logins at {@link LoginOrigins#MYCASE}.
   *
   * @param folder the folder of the files; created by the first write
   * @param keys the source of the key, asked only when there is something to read or write
   * @param lockWait the longest wait for others; longer than a token request may take
   */
  public EncryptedTokenStore(Path folder, KeySource keys, Duration lockWait) {
    this(folder, keys, lockWait, RetryingFiles.ofThisMachine(), Sleeper.system());
  }

  EncryptedTokenStore(
      Path folder, KeySource keys, Duration lockWait, FileOperations files, Sleeper sleeper) {
    this(folder, keys, LoginOrigins.MYCASE, lockWait, files, sleeper);
  }

  private EncryptedTokenStore(
      Path folder,
      KeySource keys,
      LoginOrigins origins,
      Duration lockWait,
      FileOperations files,
      Sleeper sleeper) {
    this.folder = Objects.requireNonNull(folder, "folder").toAbsolutePath();
    this.path = this.folder.resolve("tokens.enc");
    this.legacy = this.folder.resolve("tokens.enc.legacy");
    this.files = files;
    this.lock = new FolderLock(this.folder, "tokens.lock", lockWait, files, sleeper);
    this.file =
        new TokenFile(
            path, Objects.requireNonNull(keys, "keys"), Objects.requireNonNull(origins, "origins"));
  }

  /**
   * {@inheritDoc}
   *
   * <p>A file under the previous key, or of the npm connector, is read and, unless another process
   * holds the lock, rewritten under the current key. The npm connector does not store when its
   * refresh token expires; two weeks after the file was written are assumed.
   */
  @Override
  public Optional<Tokens> load() {
    Optional<Stored> stored = read();
    if (stored.isEmpty() || stored.get().form() == Form.CURRENT) {
      return stored.map(Stored::tokens);
    }
    if (lock.isHeldByCurrentThread()) {
      return rewrite();
    }
    return lock.holdIfFree(this::rewrite).orElseGet(() -> stored.map(Stored::tokens));
  }

  /** {@inheritDoc} */
  @Override
  public void save(Tokens tokens) {
    Objects.requireNonNull(tokens, "tokens");
    alone(
        () -> {
          write(tokens);
          return tokens;
        });
  }

  /**
   * {@inheritDoc}
   *
   * <p>Deletes {@code tokens.enc} and {@code tokens.enc.legacy}, whatever they hold; needs no key.
   * A refresh in progress ends first, so that it cannot bring the login back.
   */
  @Override
  public void delete() {
    if (!files.exists(folder)) {
      return;
    }
    alone(
        () -> {
          deleteFiles();
          return folder;
        });
  }

  /** {@inheritDoc} */
  @Override
  public <T> T exclusively(Supplier<T> action) {
    return lock.hold(action);
  }

  /** Runs an action under the lock, which the current thread may hold already. */
  private <T> T alone(Supplier<T> action) {
    return lock.isHeldByCurrentThread() ? action.get() : lock.hold(action);
  }

  private Optional<Stored> read() {
    byte[] bytes;
    Instant written;
    try {
      files.restrict(folder);
      files.restrict(path);
      bytes = files.read(path, TokenFile.LARGEST + 1);
      written = files.lastModified(path).toInstant();
    } catch (NoSuchFileException e) {
      file.forget();
      return Optional.empty();
    } catch (IOException e) {
      throw new TokenStoreException(
          Problem.UNREADABLE,
          Reasons.sentence(
              e,
              path
                  + " cannot be read ("
                  + Reasons.of(e)
                  + "). The login may be intact: give its owner permission to read it."),
          e);
    }
    return Optional.of(file.open(bytes, written));
  }

  /** Reads again under the lock, because another process may have been faster. */
  private Optional<Tokens> rewrite() {
    Optional<Stored> stored = read();
    if (stored.isPresent() && stored.get().form() != Form.CURRENT) {
      write(stored.get().tokens());
    }
    return stored.map(Stored::tokens);
  }

  private void write(Tokens tokens) {
    byte[] sealed = file.seal(tokens);
    try {
      files.createFolder(folder);
      files.deleteLeftovers(path);
      keepForeign();
      files.replace(path, sealed, null);
    } catch (IOException e) {
      throw unwritable(
          Reasons.sentence(
              e,
              "The login cannot be written to "
                  + path
                  + " ("
                  + Reasons.of(e)
                  + "). The earlier one is kept."),
          e);
    }
    try {
      files.syncFolder(folder);
    } catch (IOException e) {
      throw unwritable(
          "The login was written to "
              + path
              + ", but the disk did not confirm it ("
              + Reasons.of(e)
              + ").",
          e);
    }
  }

  /** Copies a file that is not this library's aside before it is replaced. */
  private void keepForeign() throws IOException {
    byte[] present;
    FileTime written;
    try {
      present = files.read(path, TokenFile.LARGEST + 1);
      written = files.lastModified(path);
    } catch (NoSuchFileException e) {
      return;
    }
    if (TokenFile.isOurs(present)) {
      return;
    }
    if (present.length > TokenFile.LARGEST) {
      throw new UnusableFileException(path, "a large file of another program is there");
    }
    files.replace(legacy, present, written);
    files.syncFolder(folder);
  }

  private void deleteFiles() {
    file.forget();
    try {
      files.deleteLeftovers(path);
      files.deleteIfExists(legacy);
      files.deleteIfExists(path);
      files.syncFolder(folder);
    } catch (IOException e) {
      throw unwritable("The login in " + folder + " cannot be deleted (" + Reasons.of(e) + ").", e);
    }
  }

  private static TokenStoreException unwritable(String message, IOException cause) {
    return new TokenStoreException(Problem.UNWRITABLE, message, cause);
  }
}
