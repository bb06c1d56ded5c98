package io.github.mycase4j.mcp.connection;

import io.github.mycase4j.client.collection.MirrorStore;
import io.github.mycase4j.credstore.EncryptedMirrorStore;
import io.github.mycase4j.credstore.KeySource;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where what was read of the firm is kept on disk. Apart, so that a start need not load it. */
final class MirrorFolder {
  private MirrorFolder() {}

  /** Returns what keeps it there; does no I/O. */
  static MirrorStore store(Path home, KeySource keys) {
    return new EncryptedMirrorStore(home.resolve("mirror"), keys);
  }

  /** Deletes what an earlier setting or process left. */
  static void delete(Path home, KeySource keys) {
    if (Files.exists(home.resolve("mirror"))) {
      store(home, keys).clear();
    }
  }
}
