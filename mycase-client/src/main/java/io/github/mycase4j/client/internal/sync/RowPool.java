package io.github.mycase4j.client.internal.sync;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The rows that the clients of one process hold, so that equal ones are kept once, and a budget for
 * all of them together. Only equal immutable rows become one object; which rows a list has is never
 * shared.
 *
 * <p>The pool knows the lists that collections hold, weakly, and looks for an equal row of the same
 * id in them. It has a table of rows only for scans in progress. A client that is dropped without
 * being closed holds nothing.
 *
 * <p>When the collections take more than the budget, the least recently read ones are evicted, of
 * whichever client. A collection that is being read is not: after the read, it is a candidate like
 * the others.
 *
 * <p>Thread-safe; performs no I/O.
 */
public final class RowPool {
  private final long budget;
  private final boolean shared;
  private final Map<CollectionType<?>, RowLists<?>> lists = new ConcurrentHashMap<>();
  private final AtomicLong uses = new AtomicLong();
  private final AtomicInteger enforcements = new AtomicInteger();

  /**
   * Creates a pool without rows.
   *
   * @param budget how many bytes the collections may take, by estimate
   */
  public RowPool(long budget) {
    this(budget, true);
  }

  private RowPool(long budget, boolean shared) {
    this.budget = budget;
    this.shared = shared;
  }

  /** Returns the pool of a client that shares with nobody: nothing is looked up or counted. */
  public static RowPool ofOneClient() {
    return new RowPool(Long.MAX_VALUE, false);
  }

  boolean isShared() {
    return shared;
  }

  /** Returns how many bytes the collections may take. */
  public long budget() {
    return budget;
  }

  /** Returns how many bytes the collections take, by estimate. A row counts once. */
  public long used() {
    return lists.values().stream().mapToLong(RowLists::bytes).sum();
  }

  /** Returns the lists of rows of one type; the map has each type with lists of its rows. */
  @SuppressWarnings("unchecked")
  <T> RowLists<T> of(CollectionType<T> type) {
    return (RowLists<T>) lists.computeIfAbsent(type, RowLists::new);
  }

  /** Returns the sequence number of a use, higher than all before it. */
  long use() {
    return uses.incrementAndGet();
  }

  /**
   * Evicts collections until the others fit. Takes the locks of collections, so the caller must
   * hold none.
   */
  void enforce() {
    // A thread that evicts already does this thread's work too.
    if (budget == Long.MAX_VALUE || used() <= budget || enforcements.getAndIncrement() > 0) {
      return;
    }
    int seen;
    do {
      seen = enforcements.get();
      try {
        evict();
      } catch (RuntimeException | Error e) {
        enforcements.set(0);
        throw e;
      }
    } while (!enforcements.compareAndSet(seen, 0));
  }

  private void evict() {
    List<HeldRows<?>> longestUnused =
        lists.values().stream()
            .<HeldRows<?>>flatMap(each -> each.all().stream())
            .filter(each -> each.bytes() > 0)
            .sorted(Comparator.comparingLong(HeldRows::lastUse))
            .toList();
    for (HeldRows<?> each : longestUnused) {
      if (used() <= budget) {
        return;
      }
      each.evict();
    }
  }
}
