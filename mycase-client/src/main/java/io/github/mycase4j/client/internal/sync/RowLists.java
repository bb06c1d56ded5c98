package io.github.mycase4j.client.internal.sync;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The lists of rows of one type that clients hold.
 *
 * <p>Each distinct row is charged to one of the lists that have it, and to another of them when
 * that list drops it. A list that replaces another of the same client takes over the rows in
 * common.
 *
 * <p>Thread-safe: one monitor guards this and all its {@link HeldRows}.
 */
final class RowLists<T> {
  /** How many lists are searched for an equal row: those of many users have the same rows. */
  private static final int MOST_SEARCHED = 32;

  /** A map entry with its key and its slot. */
  private static final int BYTES_OF_READ = 64;

  private final CollectionType<T> kind;
  private final List<WeakReference<HeldRows<T>>> lists = new CopyOnWriteArrayList<>();

  /** The rows of the scans that are in progress, so that clients that load at once share them. */
  private final Map<Long, T> beingRead = new HashMap<>();

  private volatile long bytesBeingRead;

  RowLists(CollectionType<T> kind) {
    this.kind = kind;
  }

  synchronized HeldRows<T> add(HeldRows<T> held) {
    lists.add(new WeakReference<>(held));
    return held;
  }

  /** Returns how many bytes all lists take, usually without waiting for the monitor. */
  long bytes() {
    long bytes = 0;
    boolean gone = false;
    for (WeakReference<HeldRows<T>> each : lists) {
      HeldRows<T> held = each.get();
      gone |= held == null;
      bytes += held == null ? 0 : held.bytes();
    }
    bytes = gone ? all().stream().mapToLong(HeldRows::bytes).sum() : bytes;
    return bytes + bytesBeingRead;
  }

  /** Returns the lists, without those whose client is gone. */
  synchronized List<HeldRows<T>> all() {
    List<HeldRows<T>> all = new ArrayList<>(lists.size());
    boolean gone = false;
    for (WeakReference<HeldRows<T>> each : lists) {
      HeldRows<T> held = each.get();
      gone |= held == null;
      if (held != null) {
        all.add(held);
      }
    }
    if (gone) {
      lists.removeIf(each -> each.get() == null);
      chargeOrphans(all);
      clearFinishedScans(all);
    }
    return all;
  }

  /** Charges the rows that only a list that is gone was charged for. */
  private void chargeOrphans(List<HeldRows<T>> all) {
    Set<T> charged = Collections.newSetFromMap(new IdentityHashMap<>());
    for (HeldRows<T> held : all) {
      held.charged().stream().forEach(at -> charged.add(held.rows().row(at)));
    }
    for (HeldRows<T> held : all) {
      for (T row : held.rows().all()) {
        if (charged.add(row)) {
          held.charge(row, kind);
        }
      }
    }
  }

  /** Returns the rows of a page of a scan, or equal ones that others hold or are reading. */
  synchronized List<T> share(List<T> page) {
    List<HeldRows<T>> holders = searched(null);
    List<T> shared = new ArrayList<>(page.size());
    for (T row : page) {
      T known = find(row, holders);
      if (known == null) {
        // Of two versions, others are more likely to read the later one.
        T latest =
            beingRead.merge(
                kind.id().applyAsLong(row), row, (read, now) -> read.equals(now) ? read : now);
        known = latest;
      }
      shared.add(known);
    }
    bytesBeingRead = (long) beingRead.size() * BYTES_OF_READ;
    return shared;
  }

  /** Forgets what was read once no scan is in progress. */
  synchronized void scanEnded() {
    clearFinishedScans(all());
  }

  private void clearFinishedScans(List<HeldRows<T>> all) {
    if (all.stream().noneMatch(HeldRows::isScanning)) {
      beingRead.clear();
      bytesBeingRead = 0;
    }
  }

  /**
   * Replaces the rows of a list.
   *
   * @return the rows, with equal ones that it or others hold in place of new ones
   */
  synchronized RowSet<T> replace(HeldRows<T> held, RowSet<T> next) {
    RowSet<T> before = held.rows();
    List<HeldRows<T>> others = searched(held);
    List<T> rows = new ArrayList<>(next.size());
    BitSet charged = new BitSet(next.size());
    BitSet dropped = (BitSet) held.charged().clone();
    boolean asBefore = before.size() == next.size();
    boolean asRead = true;
    for (int i = 0; i < next.size(); i++) {
      T row = next.row(i);
      int at = before.position(kind.id().applyAsLong(row));
      T kept = at < 0 ? null : before.row(at);
      if (kept != null && (kept == row || kept.equals(row))) {
        charged.set(i, held.charged().get(at));
        dropped.clear(at);
      } else {
        kept = find(row, others);
        charged.set(i, kept == null);
        asBefore = false;
      }
      asRead &= kept == null || kept == row;
      rows.add(kept == null ? row : kept);
    }
    RowSet<T> kept = asBefore ? before : asRead ? next : next.asEqual(rows);
    held.rows(kept, charged);
    passOn(before, dropped, held);
    return kept;
  }

  /** Empties a list. */
  synchronized void drop(HeldRows<T> held) {
    RowSet<T> before = held.rows();
    BitSet dropped = held.charged();
    held.rows(RowSet.of(kind, List.of()), new BitSet());
    passOn(before, dropped, held);
  }

  /** Charges rows that a list dropped to others that have them. */
  private void passOn(RowSet<T> rows, BitSet dropped, HeldRows<T> by) {
    if (dropped.isEmpty()) {
      return;
    }
    List<HeldRows<T>> others = all();
    others.remove(by);
    for (int i = dropped.nextSetBit(0); i >= 0; i = dropped.nextSetBit(i + 1)) {
      T row = rows.row(i);
      for (int j = 0; j < others.size(); j++) {
        if (others.get(j).charge(row, kind)) {
          moveToFront(others, j);
          break;
        }
      }
    }
  }

  /** Returns the lists to search for equal rows. */
  private List<HeldRows<T>> searched(@Nullable HeldRows<T> except) {
    List<HeldRows<T>> searched = all();
    searched.removeIf(each -> each == except || each.rows().size() == 0);
    return searched.size() <= MOST_SEARCHED
        ? searched
        : new ArrayList<>(searched.subList(0, MOST_SEARCHED));
  }

  private @Nullable T find(T row, List<HeldRows<T>> lists) {
    long id = kind.id().applyAsLong(row);
    for (int i = 0; i < lists.size(); i++) {
      RowSet<T> rows = lists.get(i).rows();
      int at = rows.position(id);
      if (at >= 0 && rows.row(at).equals(row)) {
        T found = rows.row(at);
        moveToFront(lists, i);
        return found;
      }
    }
    return null;
  }

  /** The next row is most likely where this one was. */
  private static <E> void moveToFront(List<E> lists, int i) {
    if (i > 0) {
      lists.add(0, lists.remove(i));
    }
  }
}
