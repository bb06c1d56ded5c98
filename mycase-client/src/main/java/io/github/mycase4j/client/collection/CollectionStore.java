package io.github.mycase4j.client.collection;

import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Stores collections for the next process, such as encrypted on disk. The stored rows are a copy of
 * MyCase's: they may be lost at any time, but nobody else must be able to read or write them.
 *
 * <p>A collection is a sequence of parts, which mean nothing to the store. Thread-safe; performs
 * I/O, and throws {@link CollectionStoreException} when that fails.
 */
public interface CollectionStore {

  /**
   * Passes on the parts of a collection in the order in which they were written, one at a time, up
   * to the first part that is truncated or was changed.
   *
   * @param collection lower-case letters and underscores, as MyCase names it
   * @param parts receives each part
   */
  void read(String collection, Consumer<byte[]> parts);

  /**
   * Replaces all parts of a collection atomically.
   *
   * @param collection the collection's name
   * @param parts read one at a time, so that they need not be in memory together
   */
  void replace(String collection, Iterator<byte[]> parts);

  /**
   * Appends a part.
   *
   * @param collection the collection's name
   * @param part the contents of the part
   * @return false, and nothing is added, if the collection is no longer what this store last read
   *     or wrote: another process replaced it or added to it
   */
  boolean append(String collection, byte[] part);

  /** Deletes all collections. */
  void clear();
}
