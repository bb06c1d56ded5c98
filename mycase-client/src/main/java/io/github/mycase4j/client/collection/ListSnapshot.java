package io.github.mycase4j.client.collection;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A complete snapshot in memory; the index by id is built when it is first asked for. */
final class ListSnapshot<T> implements Snapshot<T> {
  private final List<T> rows;
  private final Instant asOf;
  private final ToLongFunction<T> id;
  private volatile @Nullable Map<Long, T> index;

  /**
   * @param rows each id once
   */
  ListSnapshot(List<T> rows, Instant asOf, ToLongFunction<T> id) {
    this.rows = List.copyOf(rows);
    this.asOf = asOf;
    this.id = id;
  }

  @Override
  public List<T> rows() {
    return rows;
  }

  @Override
  public Optional<T> find(long rowId) {
    Map<Long, T> known = index;
    if (known == null) {
      // Two threads may build it at once: both build the same.
      known = new HashMap<>();
      for (T row : rows) {
        known.put(id.applyAsLong(row), row);
      }
      index = known;
    }
    return Optional.ofNullable(known.get(rowId));
  }

  @Override
  public Instant asOf() {
    return asOf;
  }

  @Override
  public @Nullable Missing missing() {
    return null;
  }

  @Override
  public String toString() {
    return "Snapshot[rows=" + rows.size() + ", asOf=" + asOf + "]";
  }
}
