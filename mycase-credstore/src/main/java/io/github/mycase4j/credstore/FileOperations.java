package io.github.mycase4j.credstore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** What the store asks of the file system, so that a test can let each step fail. */
interface FileOperations {

  /**
   * Reads at most {@code limit} bytes from the start of a file.
   *
   * @throws java.nio.file.NoSuchFileException when there is nothing of that name, and only then
   */
  byte[] read(Path file, int limit) throws IOException;

  FileTime lastModified(Path file) throws IOException;

  /** Makes the folder and what is above it where it is missing, for the owner only. */
  void createFolder(Path folder) throws IOException;

  /**
   * Takes a file or folder from everybody but its owner; does nothing where there is none.
   *
   * @throws SharedFolderException when it is a folder that is not its user's own
   */
  void restrict(Path path) throws IOException;

  /**
   * Writes a new file for the owner only beside {@code target} and forces it to the disk; leaves
   * nothing behind when it fails.
   *
   * @param modified the time of last change to give it, or null for that of the writing
   */
  Path writeTemporary(Path target, byte[] bytes, @Nullable FileTime modified) throws IOException;

  /** Renames within a folder, replacing what is there; never half done. */
  void moveAtomically(Path from, Path to) throws IOException;

  /** Forces the names in a folder to the disk. */
  void syncFolder(Path folder) throws IOException;

  boolean exists(Path path);

  boolean deleteIfExists(Path file) throws IOException;

  /** Deletes what {@link #writeTemporary} of a process that was killed left beside the target. */
  void deleteLeftovers(Path target) throws IOException;

  /** Opens a file to lock it, making it for the owner only where it is missing. */
  FileChannel openLock(Path file) throws IOException;
}
