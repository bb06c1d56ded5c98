package io.github.mycase4j.client.collection;

/**
 * Is told when collections of a client were dropped from memory because all clients together held
 * more than their budget. The next read reads all pages again; snapshots that were given out stay
 * as they are.
 */
@FunctionalInterface
public interface EvictionListener {

  /**
   * Called after a collection was dropped, on the thread that needed the room, which is usually
   * that of another client's call: it should return quickly and not throw, since an exception fails
   * that call.
   *
   * @param collection MyCase's word for the rows, such as {@code time_entries}
   * @param bytes how much room that made, by estimate; rows that others hold as well stay
   */
  void evicted(String collection, long bytes);
}
