package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.collection.CollectionStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What several processes keep together, in memory. */
final class MemoryMirror {
  final Map<String, List<byte[]>> kept = new TreeMap<>();

  /** How often something was replaced or added. */
  int written;

  /** What fails every use; null for none. */
  RuntimeException failure;

  private long versions;
  private final Map<String, Long> version = new TreeMap<>();

  /** Returns the store of a process that starts now. */
  CollectionStore process() {
    return new OneOfThem();
  }

  private final class OneOfThem implements CollectionStore {
    private final Map<String, Long> seen = new TreeMap<>();

    private void use() {
      if (failure != null) {
        throw failure;
      }
    }

    private void wrote(String collection) {
      written++;
      version.put(collection, ++versions);
      seen.put(collection, versions);
    }

    @Override
    public void read(String collection, Consumer<byte[]> parts) {
      use();
      seen.put(collection, version.getOrDefault(collection, 0L));
      List.copyOf(kept.getOrDefault(collection, List.of())).forEach(parts);
    }

    @Override
    public void replace(String collection, Iterator<byte[]> parts) {
      use();
      List<byte[]> all = new ArrayList<>();
      parts.forEachRemaining(all::add);
      kept.put(collection, all);
      wrote(collection);
    }

    @Override
    public boolean append(String collection, byte[] part) {
      use();
      if (!version.getOrDefault(collection, 0L).equals(seen.getOrDefault(collection, 0L))) {
        return false;
      }
      kept.computeIfAbsent(collection, c -> new ArrayList<>()).add(part);
      wrote(collection);
      return true;
    }

    @Override
    public void clear() {
      use();
      kept.clear();
      version.clear();
    }
  }
}
