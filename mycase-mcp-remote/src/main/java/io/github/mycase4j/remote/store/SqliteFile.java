package io.github.mycase4j.remote.store;

import io.github.mycase4j.credstore.OwnerOnly;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file of an SQLite database, for its owner alone. SQLite gives the files beside it, {@code
 * -wal} and {@code -shm}, the same mode.
 */
final class SqliteFile {
  private static final String SCHEME = "jdbc:sqlite:";

  private final Path path;
  private final @Nullable Object key;

  private SqliteFile(Path path, @Nullable Object key) {
    this.path = path;
    this.key = key;
  }

  /** Returns whether the file is there. */
  static boolean exists(String url) {
    return Files.exists(path(url));
  }

  /** Creates the file where there is none, and its folder. */
  static SqliteFile open(String url) {
    Path path = path(url);
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        OwnerOnly.createFolder(folder);
      }
      try {
        Files.createFile(path, OwnerOnly.fileAttributes(path));
      } catch (FileAlreadyExistsException e) {
        // It is from an earlier start, or of another process that began at the same time.
      }
      for (String end : new String[] {"", "-wal", "-shm"}) {
        OwnerOnly.restrict(path.resolveSibling(path.getFileName() + end));
      }
      return new SqliteFile(path, key(path));
    } catch (IOException e) {
      throw new DatabaseException(
          "The file of the SQLite database that DATABASE_URL names cannot be created or kept from"
              + " other users. Check that its folder belongs to the user of the server alone.",
          e);
    }
  }

  /**
   * Checks that the path still leads to the file that was opened. Without it SQLite would go on
   * writing to a file that nobody finds again, and a spent code would be good after a restart.
   */
  void check() throws IOException {
    if (!Objects.equals(key, key(path))) {
      throw new FileNotFoundException("the file of the database was moved or replaced");
    }
  }

  private static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  private static Path path(String url) {
    String name = url.substring(SCHEME.length());
    int query = name.indexOf('?');
    name = query < 0 ? name : name.substring(0, query);
    // Every connection of the pool would have a database of its own in memory.
    if (name.isBlank() || name.startsWith(":") || name.startsWith("file:")) {
      throw notAFile(null);
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw notAFile(e);
    }
  }

  private static DatabaseException notAFile(@Nullable Throwable cause) {
    return new DatabaseException(
        "The SQLite database that DATABASE_URL names must be a file: jdbc:sqlite:PATH.", cause);
  }
}
