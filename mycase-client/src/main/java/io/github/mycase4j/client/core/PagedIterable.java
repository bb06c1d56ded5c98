package io.github.mycase4j.client.core;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a list, read lazily page by page. Each iteration starts over, and fetches a page only
 * when its first row is needed.
 *
 * <p>A row that moves to a neighboring page during an iteration is returned once: the ids of the
 * last two pages, and of at least the last {@value #REMEMBERED} rows, are remembered. A row that
 * moves farther can be returned twice. Memory does not grow with the number of rows.
 *
 * <p>Immutable and thread-safe; iterating performs I/O and throws what a single call would throw.
 *
 * @param <T> the type of the rows
 */
public final class PagedIterable<T> implements Iterable<T> {
  /** MyCase's maximum page size. */
  public static final int MAX_PAGE_SIZE = 1000;

  private static final int REMEMBERED = 2000;
  private static final int DEFAULT_PAGE_SIZE = 0;

  private final Source<T> source;
  private final ToLongFunction<T> id;
  private final int pageSize;
  private final @Nullable URI start;

  /**
   * Fetches pages.
   *
   * @param <T> a row
   */
  public interface Source<T> {
    /**
     * Fetches the first page.
     *
     * @param pageSize 1 to {@value #MAX_PAGE_SIZE}, or 0 for the largest
     * @return the page
     */
    Page<T> first(int pageSize);

    /**
     * Fetches the page at a link.
     *
     * @param link MyCase's link to the page
     * @return the page
     * @throws IllegalArgumentException when it does not lead to a page of this list
     */
    Page<T> at(URI link);
  }

  private PagedIterable(Source<T> source, ToLongFunction<T> id, int pageSize, @Nullable URI start) {
    this.source = source;
    this.id = id;
    this.pageSize = pageSize;
    this.start = start;
  }

  /**
   * {@return the rows of a source, each identified by a number}
   *
   * @param <T> the type of the rows
   * @param source fetches the pages
   * @param id returns the number that identifies a row
   */
  public static <T> PagedIterable<T> of(Source<T> source, ToLongFunction<T> id) {
    return new PagedIterable<>(source, id, DEFAULT_PAGE_SIZE, null);
  }

  /**
   * {@return the given rows as one page: for tests}
   *
   * @param <T> the type of the rows
   * @param rows the rows
   * @param id returns the number that identifies a row
   */
  public static <T> PagedIterable<T> of(List<T> rows, ToLongFunction<T> id) {
    return new PagedIterable<>(() -> new Page<>(rows, (long) rows.size(), null), id);
  }

  /**
   * Creates a list without links from a supplier of its first page.
   *
   * @param first fetches the first page
   * @param id returns the number that identifies a row
   */
  public PagedIterable(Supplier<Page<T>> first, ToLongFunction<T> id) {
    this(
        new Source<>() {
          @Override
          public Page<T> first(int pageSize) {
            return first.get();
          }

          @Override
          public Page<T> at(URI link) {
            throw new IllegalArgumentException("this list has no pages with links");
          }
        },
        id,
        DEFAULT_PAGE_SIZE,
        null);
  }

  /**
   * Returns a copy that requests pages of this size; small pages arrive sooner if few rows are
   * needed. It has no effect on lists for which MyCase documents no page size (lists below a case,
   * a client or a company).
   *
   * @param rows 1 to {@value #MAX_PAGE_SIZE}; the largest by default
   * @return the copy
   * @throws IllegalArgumentException if it is not in that range
   */
  public PagedIterable<T> pageSize(int rows) {
    if (rows < 1 || rows > MAX_PAGE_SIZE) {
      throw new IllegalArgumentException(
          "pageSize must be from 1 to " + MAX_PAGE_SIZE + ", not " + rows);
    }
    return new PagedIterable<>(source, id, rows, start);
  }

  /**
   * {@return a copy that starts at the page to which a link leads, such as after a restart}
   *
   * @param nextLink of {@link Page#nextLink}, which MyCase keeps valid for three days. Whether it
   *     leads to a page of this list at the client's base URI is checked when iteration starts,
   *     with an {@link IllegalArgumentException}; page size and filters are those of the link
   */
  public PagedIterable<T> resume(URI nextLink) {
    return new PagedIterable<>(source, id, pageSize, nextLink);
  }

  /**
   * Fetches the first page only.
   *
   * @return the page
   */
  public Page<T> firstPage() {
    return start == null ? source.first(pageSize) : source.at(start);
  }

  /**
   * {@return the number of rows: MyCase's own count, for one request, or where MyCase sends none,
   * the number of rows counted page by page} MyCase counts some rows that it does not list.
   */
  public long count() {
    OptionalLong counted = start == null ? source.first(1).totalCount() : OptionalLong.empty();
    return counted.isPresent() ? counted.getAsLong() : stream().count();
  }

  /** {@return the pages lazily, each fetched when it is needed; rows can repeat across pages} */
  public Stream<Page<T>> pages() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new Pages(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
        false);
  }

  /** {@return the rows lazily, in MyCase's order} */
  public Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  @Override
  public Iterator<T> iterator() {
    return new Rows();
  }

  private final class Pages implements Iterator<Page<T>> {
    private @Nullable Page<T> page;

    @Override
    public boolean hasNext() {
      return page == null || page.hasNext();
    }

    @Override
    public Page<T> next() {
      Page<T> next =
          page == null ? firstPage() : page.next().orElseThrow(NoSuchElementException::new);
      page = next;
      return next;
    }
  }

  private final class Rows implements Iterator<T> {
    private final Pages pages = new Pages();
    private final ArrayDeque<T> ready = new ArrayDeque<>();
    private final Set<Long> seen = new LinkedHashSet<>();
    private int sizeOfLastPage;

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && pages.hasNext()) {
        List<T> items = pages.next().items();
        for (T row : items) {
          if (seen.add(id.applyAsLong(row))) {
            ready.add(row);
          }
        }
        forget(items.size());
      }
      return !ready.isEmpty();
    }

    private void forget(int size) {
      int kept = Math.max(REMEMBERED, size + sizeOfLastPage);
      sizeOfLastPage = size;
      Iterator<Long> oldest = seen.iterator();
      for (int surplus = seen.size() - kept; surplus > 0; surplus--) {
        oldest.next();
        oldest.remove();
      }
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }
  }
}
