package io.github.mycase4j.client.collection;

import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Keeps what the collections remember beyond the process, such as encrypted on disk. What it keeps
 * is a copy of what MyCase has: it may be lost at any time, and must never be what somebody else
 * could read or have written.
 *
 * <p>A collection is a sequence of parts, which mean nothing to the store. Thread safe; does I/O,
 * and throws {@link CollectionStoreException} when that fails.
 */
public interface CollectionStore {

  /**
   * Hands over the parts of a collection in the order in which they were written, one at a time and
   * as far as they are whole: a part that is cut short or was changed ends the reading, and so do
   * all after it.
   *
   * @param collection lower-case letters and underscores, as MyCase names it
   * @param parts takes each part
   */
  void read(String collection, Consumer<byte[]> parts);

  /**
   * Replaces all parts of a collection, at once or not at all.
   *
   * @param collection the collection's name
   * @param parts asked for one at a time, so that they need not be in memory together
   */
  void replace(String collection, Iterator<byte[]> parts);

  /**
   * Adds a part at the end.
   *
   * @param collection the collection's name
   * @param part the number of the part
   * @return false, and nothing is added, where the collection is no longer what this store last
   *     read or wrote: another process replaced it or added to it
   */
  boolean append(String collection, byte[] part);

  /** Deletes all that is kept, of all collections. */
  void clear();
}
