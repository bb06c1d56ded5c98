package io.github.mycase4j.credstore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** The operations of a store on the file system, so that a test can make each one fail. */
interface FileOperations {

  /**
   * Reads at most {@code limit} bytes from the start of a file.
   *
   * @throws java.nio.file.NoSuchFileException when there is nothing of that name, and only then
   */
  byte[] read(Path file, int limit) throws IOException;

  FileTime lastModified(Path file) throws IOException;

  /** Creates a folder and its missing parents for the owner alone. */
  void createFolder(Path folder) throws IOException;

  /**
   * Tightens the access to a file or folder to its owner; does nothing where there is none.
   *
   * @throws SharedFolderException when it is a folder that is not its user's own
   */
  void restrict(Path path) throws IOException;

  /**
   * Writes a new file for the owner alone beside {@code target} and forces it to disk; leaves
   * nothing when it fails.
   *
   * @param modified the time of last change to set, or null for the time of writing
   */
  Path writeTemporary(Path target, byte[] bytes, @Nullable FileTime modified) throws IOException;

  /** Renames within a folder and replaces the target, atomically. */
  void moveAtomically(Path from, Path to) throws IOException;

  /** Forces the names in a folder to disk. */
  void syncFolder(Path folder) throws IOException;

  boolean exists(Path path);

  boolean deleteIfExists(Path file) throws IOException;

  /** Deletes the files that {@link #writeTemporary} of a killed process left beside the target. */
  void deleteLeftovers(Path target) throws IOException;

  /**
   * Replaces a file atomically with a new one for the owner alone; leaves no temporary file when it
   * fails. The name is not forced to disk.
   *
   * @param modified the time of last change to set, or null for the time of writing
   */
  default void replace(Path target, byte[] bytes, @Nullable FileTime modified) throws IOException {
    Path temporary = writeTemporary(target, bytes, modified);
    try {
      moveAtomically(temporary, target);
    } catch (IOException e) {
      deleteAfter(e, temporary);
      throw e;
    }
  }

  /** Deletes a temporary file after a failure; a failed deletion is added to it as suppressed. */
  default void deleteAfter(Throwable failure, Path temporary) {
    try {
      deleteIfExists(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Opens a lock file; a missing one is created for the owner alone. */
  FileChannel openLock(Path file) throws IOException;
}
