package io.github.mycase4j.client.core;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, which knows how to fetch the next. A page may be empty and still have a next
 * one.
 *
 * <p>Immutable and thread-safe; only {@link #next} performs I/O.
 */
public final class Page<T> {
  private final List<T> items;
  private final @Nullable Long totalCount;
  private final @Nullable URI nextLink;
  private final @Nullable Instant servedAt;
  private final @Nullable Supplier<Page<T>> next;

  /** Creates a page; {@code next} fetches the page after it, null on the last. */
  public Page(List<T> items, @Nullable Long totalCount, @Nullable Supplier<Page<T>> next) {
    this(items, totalCount, null, null, next);
  }

  /** Creates a page with the time at which it was served and the link to the next one. */
  public Page(
      List<T> items,
      @Nullable Long totalCount,
      @Nullable Instant servedAt,
      @Nullable URI nextLink,
      @Nullable Supplier<Page<T>> next) {
    this.items = List.copyOf(items);
    this.totalCount = totalCount;
    this.servedAt = servedAt;
    this.nextLink = nextLink;
    this.next = next;
  }

  /** Returns the rows of this page, in MyCase's order, unmodifiable. */
  public List<T> items() {
    return items;
  }

  /** Returns MyCase's count of all rows of the list; some lists have none. */
  public OptionalLong totalCount() {
    return totalCount == null ? OptionalLong.empty() : OptionalLong.of(totalCount);
  }

  /** Returns whether there is a next page. */
  public boolean hasNext() {
    return next != null;
  }

  /** Returns when MyCase sent the page, by its own clock and to the second; empty if unknown. */
  public Optional<Instant> servedAt() {
    return Optional.ofNullable(servedAt);
  }

  /** Returns MyCase's link to the next page, valid for three days. */
  public Optional<URI> nextLink() {
    return Optional.ofNullable(nextLink);
  }

  /** Fetches the next page, or returns empty on the last. */
  public Optional<Page<T>> next() {
    return next == null ? Optional.empty() : Optional.of(next.get());
  }

  @Override
  public String toString() {
    return "Page[items=" + items.size() + ", hasNext=" + hasNext() + "]";
  }
}
