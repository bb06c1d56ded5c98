package io.github.mycase4j.credstore;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store of collections in a folder that the store makes itself. */
abstract class MirrorTestBase {
  @TempDir Path home;
  Path folder;
  Path path;
  EncryptedMirrorStore store;

  @BeforeEach
  void create() {
    folder = home.resolve("mirror");
    path = folder.resolve("tasks.mirror");
    store = Mirrors.store(folder);
  }
}
