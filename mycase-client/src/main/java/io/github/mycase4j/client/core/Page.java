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
 *
 * @param <T> the type of the rows
 */
public final class Page<T> {
  private final List<T> items;
  private final @Nullable Long totalCount;
  private final @Nullable URI nextLink;
  private final @Nullable Instant servedAt;
  private final @Nullable Supplier<Page<T>> next;

  /**
   * Creates a page; {@code next} fetches the page after it, null on the last.
   *
   * @param items the rows of this page
   * @param totalCount MyCase's count of all rows; null if it sent none
   * @param next fetches the next page; null on the last
   */
  public Page(List<T> items, @Nullable Long totalCount, @Nullable Supplier<Page<T>> next) {
    this(items, totalCount, null, null, next);
  }

  /**
   * Creates a page with the time it was served and the link to the next one.
   *
   * @param items the rows of this page
   * @param totalCount MyCase's count of all rows; null if it sent none
   * @param servedAt when MyCase responded; null if unknown
   * @param nextLink the link to the next page; null on the last
   * @param next fetches the next page; null on the last
   */
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

  /** {@return the rows of this page, in MyCase's order, unmodifiable} */
  public List<T> items() {
    return items;
  }

  /** {@return MyCase's count of all rows of the list; some lists have none} */
  public OptionalLong totalCount() {
    return totalCount == null ? OptionalLong.empty() : OptionalLong.of(totalCount);
  }

  /** {@return whether there is a next page} */
  public boolean hasNext() {
    return next != null;
  }

  /** {@return when MyCase sent the page, by its own clock and to the second; empty if unknown} */
  public Optional<Instant> servedAt() {
    return Optional.ofNullable(servedAt);
  }

  /** {@return MyCase's link to the next page, which is valid for three days} */
  public Optional<URI> nextLink() {
    return Optional.ofNullable(nextLink);
  }

  /**
   * Fetches the next page, or returns empty on the last.
   *
   * @return the next page, or empty
   */
  public Optional<Page<T>> next() {
    return next == null ? Optional.empty() : Optional.of(next.get());
  }

  @Override
  public String toString() {
    return "Page[items=" + items.size() + ", hasNext=" + hasNext() + "]";
  }
}
