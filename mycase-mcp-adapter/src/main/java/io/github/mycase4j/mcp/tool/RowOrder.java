package io.github.mycase4j.mcp.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The stated, stable order of a list: keys that end in one that no two rows share, usually the id.
 * Rows without a key come last. Keys are dates, instants, integers or strings, so that a cursor can
 * hold a position.
 *
 * <p>Immutable and thread safe.
 */
public final class RowOrder<T> implements Comparator<T> {
  private final List<Key<T>> keys;

  private record Key<T>(Function<T, @Nullable Comparable<?>> of, boolean descending) {}

  private RowOrder(List<Key<T>> keys) {
    this.keys = keys;
  }

  /** Starts with the smallest key first. */
  public static <T, K extends Comparable<? super K>> RowOrder<T> ascending(
      Function<T, @Nullable K> key) {
    return new RowOrder<T>(List.of()).thenAscending(key);
  }

  /** Starts with the greatest key first. */
  public static <T, K extends Comparable<? super K>> RowOrder<T> descending(
      Function<T, @Nullable K> key) {
    return new RowOrder<T>(List.of()).thenDescending(key);
  }

  /** Among equals, puts the smallest key first. */
  public <K extends Comparable<? super K>> RowOrder<T> thenAscending(Function<T, @Nullable K> key) {
    return plus(new Key<>(key::apply, false));
  }

  /** Among equals, puts the greatest key first. */
  public <K extends Comparable<? super K>> RowOrder<T> thenDescending(
      Function<T, @Nullable K> key) {
    return plus(new Key<>(key::apply, true));
  }

  private RowOrder<T> plus(Key<T> key) {
    List<Key<T>> more = new ArrayList<>(keys);
    more.add(key);
    return new RowOrder<>(List.copyOf(more));
  }

  /** Returns the keys of a row, null where it has none. */
  public List<@Nullable Comparable<?>> position(T row) {
    List<@Nullable Comparable<?>> position = new ArrayList<>(keys.size());
    for (Key<T> key : keys) {
      position.add(key.of().apply(row));
    }
    return position;
  }

  /**
   * Compares a row with a position.
   *
   * @throws IllegalArgumentException when the position is not of this order
   */
  public int compareTo(T row, List<@Nullable Comparable<?>> position) {
    if (position.size() != keys.size()) {
      throw new IllegalArgumentException("the position has another number of keys");
    }
    for (int i = 0; i < keys.size(); i++) {
      int order = compare(keys.get(i).of().apply(row), position.get(i), keys.get(i).descending());
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @Override
  public int compare(T one, T other) {
    for (Key<T> key : keys) {
      int order = compare(key.of().apply(one), key.of().apply(other), key.descending());
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @SuppressWarnings("unchecked")
  private static int compare(
      @Nullable Comparable<?> one, @Nullable Comparable<?> other, boolean descending) {
    if (one == null || other == null) {
      return one == other ? 0 : one == null ? 1 : -1;
    }
    if (one.getClass() != other.getClass()) {
      throw new IllegalArgumentException("the position has a key of another type");
    }
    int order = ((Comparable<Object>) one).compareTo(other);
    return descending ? -order : order;
  }
}
