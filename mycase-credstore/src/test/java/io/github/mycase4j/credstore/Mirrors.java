package io.github.mycase4j.credstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mycase4j.client.collection.CollectionStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Collections of fictional parts. */
final class Mirrors {
  static final EncryptionKey KEY = EncryptionKey.parse("key", "ab".repeat(32));
  static final EncryptionKey OTHER_KEY = EncryptionKey.parse("key", "cd".repeat(32));

  private Mirrors() {}

  static EncryptedMirrorStore store(Path folder) {
    return new EncryptedMirrorStore(folder, KeySource.of(KEY));
  }

  /** A store that neither waits nor finds a file system other than these. */
  static EncryptedMirrorStore store(Path folder, FileOperations files, ChannelOpener opener) {
    return new EncryptedMirrorStore(
        folder, KeySource.of(KEY), FolderLock.POLL, files, opener, duration -> {});
  }

  static byte[] part(String text) {
    return text.getBytes(UTF_8);
  }

  static Iterator<byte[]> parts(String... texts) {
    return Stream.of(texts).map(Mirrors::part).iterator();
  }

  static List<String> read(CollectionStore store, String collection) {
    List<String> texts = new ArrayList<>();
    store.read(collection, part -> texts.add(new String(part, UTF_8)));
    return texts;
  }

  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
