package io.github.mycase4j.client.collection;

/**
 * A listener for collections that were dropped from memory because all clients together held more
 * than their budget. The next read reads all pages again; snapshots that were given out stay as
 * they are.
 */
@FunctionalInterface
public interface EvictionListener {

  /**
   * Handles a dropped collection, on the thread that needed the memory, which is usually that of
   * another client's call: must return quickly and must not throw, since an exception fails that
   * call.
   *
   * @param collection MyCase's word for the rows, such as {@code time_entries}
   * @param bytes how much memory was freed, by estimate; rows that other clients also hold stay
   */
  void evicted(String collection, long bytes);
}
