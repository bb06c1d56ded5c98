package io.github.mycase4j.mcp.connection;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.collection.CollectionStore;
import io.github.mycase4j.client.collection.CollectionStoreException;
import io.github.mycase4j.credstore.EncryptedMirrorStore;
import io.github.mycase4j.credstore.KeySource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where what was read of the firm is kept on disk. Apart, so that a start need not load it. */
final class MirrorFolder {
  private MirrorFolder() {}

  /** Returns what keeps it there; performs no I/O. */
  static CollectionStore store(Path home, KeySource keys) {
    return new EncryptedMirrorStore(home.resolve("mirror"), keys);
  }

  /**
   * Forgets what was read of the firm in memory, and deletes what is kept on disk. A copy that
   * cannot be deleted costs neither a login nor an answer.
   *
   * @param mycase what has it in memory, null where nothing was made
   * @return what stands in the way of the disk, a sentence; null when nothing does
   */
  static @Nullable String forget(@Nullable MyCaseClient mycase, Path home, KeySource keys) {
    try {
      if (mycase != null) {
        mycase.collections().clear();
      }
      if (Files.exists(home.resolve("mirror"))) {
        store(home, keys).clear();
      }
      return null;
    } catch (CollectionStoreException e) {
      return "What was kept of the firm on disk could not be deleted: " + e.getMessage();
    }
  }
}
