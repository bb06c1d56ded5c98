package io.github.mycase4j.client.internal.sync;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Rows that run a check from time to time while somebody iterates over them, to end the work when
 * the caller no longer waits: a large firm has hundreds of thousands of rows.
 *
 * <p>Unmodifiable; thread-safe if the check is.
 */
final class CheckedRows<T> extends AbstractList<T> implements RandomAccess {
  /** How many rows pass between two checks: less than a millisecond of work. */
  private static final int STEP = 1024;

  private final List<T> rows;
  private final Runnable check;

  CheckedRows(List<T> rows, Runnable check) {
    this.rows = rows;
    this.check = check;
  }

  /** Runs the check at regular positions of a loop over rows. */
  static void at(int position, Runnable check) {
    if (position % STEP == STEP - 1) {
      check.run();
    }
  }

  @Override
  public T get(int index) {
    at(index, check);
    return rows.get(index);
  }

  @Override
  public int size() {
    return rows.size();
  }
}
