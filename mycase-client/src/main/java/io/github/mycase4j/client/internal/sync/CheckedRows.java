package io.github.mycase4j.client.internal.sync;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Rows of a firm, whoever goes through which is asked from time to time whether the caller still
 * waits: a large firm has hundreds of thousands.
 *
 * <p>Unmodifiable; as thread safe as the check.
 */
final class CheckedRows<T> extends AbstractList<T> implements RandomAccess {
  /** Cheap to test for, and gone through in less than a millisecond. */
  private static final int STEP = 1024;

  private final List<T> rows;
  private final Runnable check;

  CheckedRows(List<T> rows, Runnable check) {
    this.rows = rows;
    this.check = check;
  }

  /** Runs a check at some positions of a loop through rows. */
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
