package io.github.mycase4j.mcp.tool;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The stated, stable order of a list: keys that end in one that no two rows share, usually the id.
 * Rows without a key come last. Keys are dates, instants, integers or strings, so that a cursor can
 * hold a position; of a string, the first 256 characters count.
 *
 * <p>Immutable and thread-safe.
 */
public final class RowOrder<T> implements Comparator<T> {
  /** The number of characters of a text that count, which keeps cursors short: 256. */
  public static final int LONGEST_KEY = 256;

  private final List<Key<T>> keys;

  private record Key<T>(Function<T, @Nullable Comparable<?>> key, boolean descending) {
    @Nullable Comparable<?> of(T row) {
      Comparable<?> value = key.apply(row);
      return value instanceof String text ? shortened(text) : value;
    }
  }

  private RowOrder(List<Key<T>> keys) {
    this.keys = keys;
  }

  /**
   * Starts with the smallest key first.
   *
   * @param <T> the type of the rows
   * @param <K> the type of the key
   * @param key returns the key of a row, or null
   * @return the order
   */
  public static <T, K extends Comparable<? super K>> RowOrder<T> ascending(
      Function<T, @Nullable K> key) {
    return new RowOrder<T>(List.of()).thenAscending(key);
  }

  /**
   * Starts with the greatest key first.
   *
   * @param <T> the type of the rows
   * @param <K> the type of the key
   * @param key returns the key of a row, or null
   * @return the order
   */
  public static <T, K extends Comparable<? super K>> RowOrder<T> descending(
      Function<T, @Nullable K> key) {
    return new RowOrder<T>(List.of()).thenDescending(key);
  }

  /**
   * Among equals, puts the smallest key first.
   *
   * @param <K> the type of the key
   * @param key returns the key of a row, or null
   * @return a copy with this key after the others
   */
  public <K extends Comparable<? super K>> RowOrder<T> thenAscending(Function<T, @Nullable K> key) {
    return plus(new Key<>(key::apply, false));
  }

  /**
   * Among equals, puts the greatest key first.
   *
   * @param <K> the type of the key
   * @param key returns the key of a row, or null
   * @return a copy with this key after the others
   */
  public <K extends Comparable<? super K>> RowOrder<T> thenDescending(
      Function<T, @Nullable K> key) {
    return plus(new Key<>(key::apply, true));
  }

  private RowOrder<T> plus(Key<T> key) {
    List<Key<T>> more = new ArrayList<>(keys);
    more.add(key);
    return new RowOrder<>(List.copyOf(more));
  }

  /**
   * {@return the keys of a row, null where it has none}
   *
   * @param row a row
   */
  public List<@Nullable Comparable<?>> position(T row) {
    List<@Nullable Comparable<?>> position = new ArrayList<>(keys.size());
    for (Key<T> key : keys) {
      position.add(key.of(row));
    }
    return position;
  }

  /**
   * Compares two positions, so that a row that is compared often gives its keys once.
   *
   * @param one a position
   * @param other another position
   * @return less than, equal to or greater than zero, as {@link java.util.Comparator#compare}
   * @throws IllegalArgumentException when one of them is not of this order
   */
  public int comparePositions(
      List<@Nullable Comparable<?>> one, List<@Nullable Comparable<?>> other) {
    if (one.size() != keys.size() || other.size() != keys.size()) {
      throw new IllegalArgumentException("the position has another number of keys");
    }
    for (int i = 0; i < keys.size(); i++) {
      int order = compare(one.get(i), other.get(i), keys.get(i).descending());
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @Override
  public int compare(T one, T other) {
    for (Key<T> key : keys) {
      int order = compare(key.of(one), key.of(other), key.descending());
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** An unpaired surrogate, which no cursor restores, counts as its replacement character. */
  private static String shortened(String text) {
    int end = Math.min(text.length(), LONGEST_KEY);
    for (int i = 0; i < end; i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return new String(
            text.substring(0, end).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      }
    }
    return end == text.length() ? text : text.substring(0, end);
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
