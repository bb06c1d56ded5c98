package io.github.mycase4j.client.collection;

/**
 * One whole collection of the firm, as fresh as a caller needs it. What was read is kept in memory
 * and shared by all callers of one login; reading again is done by the caller that needs it.
 *
 * <p>Thread safe. Reading may do I/O for as long as all pages take, reports progress and stops when
 * the view that it belongs to says so, and throws what {@link io.github.mycase4j.client.error}
 * describes.
 */
public interface SyncedCollection<T> {

  /** Returns the rows, at most 30 seconds old: for answers that are about these rows. */
  Snapshot<T> read();

  /** Returns the rows, at most 10 minutes old: for the names of what other rows refer to. */
  Snapshot<T> readForNames();

  /**
   * Says that the collection was changed: no later read gives what was read before, also not by a
   * read that is under way.
   */
  void invalidate();
}
