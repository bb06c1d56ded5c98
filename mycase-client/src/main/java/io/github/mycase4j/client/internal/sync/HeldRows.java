package io.github.mycase4j.client.internal.sync;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that one collection of one client holds in memory, for its {@link RowPool}. Guarded by
 * the monitor of its {@link RowLists}; {@link #bytes} can be read without it.
 */
final class HeldRows<T> {
  /** A slot in the list and an id; an index has two integers for each row. */
  private static final int BYTES_A_ROW = 12;

  private static final int BYTES_AN_INDEX = 8;

  private final RowPool pool;
  private final RowLists<T> lists;
  private final Runnable eviction;
  private final int bytesOfPlace;

  private RowSet<T> rows;
  private BitSet charged = new BitSet();
  private int count;
  private long bytesOfRow;
  private long scanned;
  private boolean scanning;
  private boolean closed;
  private volatile long bytes;
  private volatile long lastUse;

  /**
   * @param eviction drops the rows of the collection unless they are being read
   */
  static <T> HeldRows<T> in(RowPool pool, CollectionType<T> kind, Runnable eviction) {
    RowLists<T> lists = pool.of(kind);
    return lists.add(new HeldRows<>(pool, lists, kind, eviction));
  }

  private HeldRows(RowPool pool, RowLists<T> lists, CollectionType<T> kind, Runnable eviction) {
    this.pool = pool;
    this.lists = lists;
    this.eviction = eviction;
    int indexes = 0;
    for (Object of : new @Nullable Object[] {kind.cases(), kind.staff(), kind.days()}) {
      indexes += of == null ? 0 : 1;
    }
    bytesOfPlace = BYTES_A_ROW + indexes * BYTES_AN_INDEX;
    rows = RowSet.of(kind, List.of());
  }

  /** Returns how many bytes the rows take, by estimate, without rows that are charged to others. */
  long bytes() {
    return bytes;
  }

  private void recount() {
    bytes = count * bytesOfRow + (long) rows.size() * bytesOfPlace + scanned;
  }

  /** Returns when the collection was last used, as a sequence number of the pool. */
  long lastUse() {
    return lastUse;
  }

  /** Records that the collection is used. */
  void use() {
    lastUse = pool.use();
  }

  /** Makes room after rows were read. */
  void enforce() {
    pool.enforce();
  }

  /** Returns the rows of a page of a scan, or equal ones that others hold or are reading. */
  List<T> scan(List<T> page) {
    List<T> shared;
    synchronized (lists) {
      if (closed || !pool.isShared()) {
        return page;
      }
      scanning = true;
      shared = lists.share(page);
      scanned += (long) page.size() * BYTES_A_ROW;
      recount();
    }
    long own = 0;
    for (int i = 0; i < page.size(); i++) {
      own += shared.get(i) == page.get(i) ? 1 : 0;
    }
    if (own > 0) {
      long read = own * RowSize.average(page);
      synchronized (lists) {
        scanned += scanning ? read : 0;
        recount();
      }
    }
    return shared;
  }

  /** Records that a scan has ended: its rows are no longer held, or are in another list. */
  void scanEnded() {
    synchronized (lists) {
      scanned = 0;
      scanning = false;
      recount();
      lists.scanEnded();
    }
  }

  /** Returns whether the rows of an unfinished scan are held. */
  boolean isScanning() {
    return scanning;
  }

  /** Returns the rows to hold from now on, with equal ones in place of new ones. */
  SyncedRows<T> hold(SyncedRows<T> state) {
    if (!pool.isShared()) {
      return state;
    }
    synchronized (lists) {
      if (closed || state.rows() == rows) {
        return state;
      }
    }
    long size = state.rows().size() == 0 ? 0 : RowSize.average(state.rows().all());
    synchronized (lists) {
      if (closed) {
        return state;
      }
      bytesOfRow = size;
      return state.with(lists.replace(this, state.rows()));
    }
  }

  /** Records that the rows are no longer held. */
  void drop() {
    synchronized (lists) {
      lists.drop(this);
    }
  }

  /** Holds nothing from now on. */
  void close() {
    synchronized (lists) {
      closed = true;
      scanEnded();
      drop();
    }
  }

  /** Drops the rows unless they are being read. The caller holds no lock. */
  void evict() {
    eviction.run();
  }

  RowSet<T> rows() {
    return rows;
  }

  /** Returns the positions of the rows that count as held by this list, and by no other. */
  BitSet charged() {
    return charged;
  }

  void rows(RowSet<T> other, BitSet chargedOfThem) {
    rows = other;
    charged = chargedOfThem;
    count = chargedOfThem.cardinality();
    recount();
  }

  /** Charges a row, which is charged to no other list, to this one if it has the row. */
  boolean charge(T row, CollectionType<T> kind) {
    int at = rows.position(kind.id().applyAsLong(row));
    if (at < 0 || rows.row(at) != row) {
      return false;
    }
    count += charged.get(at) ? 0 : 1;
    charged.set(at);
    recount();
    return true;
  }
}
