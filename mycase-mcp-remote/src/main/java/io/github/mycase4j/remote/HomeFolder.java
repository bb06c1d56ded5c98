package io.github.mycase4j.remote;

import io.github.mycase4j.credstore.OwnerOnly;
import io.github.mycase4j.mcp.config.Setting;
import io.github.mycase4j.mcp.text.FileProblem;
import io.github.mycase4j.remote.config.ConfigurationErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a server, held for this process: a second server on the same folder would write the
 * same log and the same SQLite database. Thread-safe.
 */
final class HomeFolder implements AutoCloseable {
  private final FileChannel channel;

  private HomeFolder(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Creates the folder where it is missing, and holds it.
   *
   * @throws ConfigurationErrors when it cannot be used, or another process holds it
   */
  static HomeFolder hold(Path home) throws ConfigurationErrors {
    try {
      OwnerOnly.createFolder(home);
      Path file = home.resolve("remote.lock");
      if (!Files.exists(file)) {
        Files.createFile(file, OwnerOnly.fileAttributes(file));
      }
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new ConfigurationErrors(
            Setting.HOME.variable(),
            "another server is running with this folder. Stop it, or give each server a folder of"
                + " its own.");
      }
      return new HomeFolder(channel);
    } catch (IOException e) {
      throw new ConfigurationErrors(
          Setting.HOME.variable(), "the folder cannot be used: " + FileProblem.reason(e) + ".");
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
