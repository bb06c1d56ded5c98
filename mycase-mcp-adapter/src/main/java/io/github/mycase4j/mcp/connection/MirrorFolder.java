package io.github.mycase4j.mcp.connection;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.collection.CollectionStore;
import io.github.mycase4j.client.collection.CollectionStoreException;
import io.github.mycase4j.credstore.EncryptedMirrorStore;
import io.github.mycase4j.credstore.KeySource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder with data read from MyCase. A class of its own, so that a start does not load it. */
final class MirrorFolder {
  private MirrorFolder() {}

  /** Returns the store of this folder; performs no I/O. */
  static CollectionStore store(Path home, KeySource keys) {
    return new EncryptedMirrorStore(home.resolve("mirror"), keys);
  }

  /**
   * Deletes the data read from MyCase, in memory and on disk. A file that cannot be deleted makes
   * neither a login nor a call fail.
   *
   * @param mycase the client with the data in memory; null where none was created
   * @return a sentence that says why the data on disk could not be deleted; null on success
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
      return "The firm's data on disk could not be deleted: " + e.getMessage();
    }
  }
}
