package io.github.mycase4j.client.internal.sync;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * An index of a list of rows by a key: a case, a staff member, a day. Keys are sorted, and the
 * positions of one key follow those of the key before it, so that neighboring keys form one range.
 *
 * <p>Immutable and thread-safe; two integers for each row and key.
 */
final class Index {
  private static final long[] NONE = {};

  private final long[] keys;
  private final int[] starts;
  private final int[] positions;

  private Index(long[] keys, int[] starts, int[] positions) {
    this.keys = keys;
    this.starts = starts;
    this.positions = positions;
  }

  /** A range of positions. */
  record Stretch(int from, int to) {
    int size() {
      return to - from;
    }
  }

  /**
   * Builds an index.
   *
   * @param rows the number of rows
   * @param keysOf the keys of the row at a position, each once; empty for a row without any
   */
  static Index of(int rows, IntFunction<long[]> keysOf) {
    long[][] all = new long[rows][];
    int count = 0;
    for (int i = 0; i < rows; i++) {
      all[i] = keysOf.apply(i);
      count += all[i].length;
    }
    long[] sorted = new long[count];
    int filled = 0;
    for (long[] keys : all) {
      for (long key : keys) {
        sorted[filled++] = key;
      }
    }
    Arrays.sort(sorted);
    long[] keys = distinct(sorted);
    int[] starts = new int[keys.length + 1];
    for (long key : sorted) {
      starts[Arrays.binarySearch(keys, key) + 1]++;
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    int[] next = Arrays.copyOf(starts, keys.length);
    int[] positions = new int[count];
    for (int i = 0; i < rows; i++) {
      for (long key : all[i]) {
        positions[next[Arrays.binarySearch(keys, key)]++] = i;
      }
    }
    return new Index(keys, starts, positions);
  }

  static long[] none() {
    return NONE;
  }

  private static long[] distinct(long[] sorted) {
    long[] keys = new long[sorted.length];
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        keys[count++] = sorted[i];
      }
    }
    return Arrays.copyOf(keys, count);
  }

  /** Returns the range of the rows with these keys, both included. */
  Stretch between(long first, long last) {
    int from = starts[at(first)];
    int to = last == Long.MAX_VALUE ? positions.length : starts[at(last + 1)];
    return new Stretch(from, Math.max(from, to));
  }

  /** Returns the position of a row. */
  int position(int i) {
    return positions[i];
  }

  /** Returns the number of the first key that is not smaller. */
  private int at(long key) {
    int found = Arrays.binarySearch(keys, key);
    return found >= 0 ? found : -found - 1;
  }
}
