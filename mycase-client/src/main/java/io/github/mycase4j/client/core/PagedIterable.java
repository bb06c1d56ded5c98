package io.github.mycase4j.client.core;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a list, read page by page as they are asked for. Each iteration starts afresh, gives
 * no row twice even when rows move between pages while it runs, and never fetches a page before a
 * row of it is asked for.
 *
 * <p>Immutable and thread safe; iterating does I/O and throws what a single call would throw.
 */
public final class PagedIterable<T> implements Iterable<T> {
  private final Supplier<Page<T>> first;
  private final ToLongFunction<T> id;

  /** Creates a listing from what fetches its first page and what identifies a row. */
  public PagedIterable(Supplier<Page<T>> first, ToLongFunction<T> id) {
    this.first = first;
    this.id = id;
  }

  /** Fetches the first page only. */
  public Page<T> firstPage() {
    return first.get();
  }

  /** Returns the rows lazily, in MyCase's order. */
  public Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  @Override
  public Iterator<T> iterator() {
    return new Rows();
  }

  private final class Rows implements Iterator<T> {
    private final Set<Long> seen = new HashSet<>();
    private final ArrayDeque<T> ready = new ArrayDeque<>();
    private @Nullable Page<T> page;
    private boolean started;

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && (!started || (page != null && page.hasNext()))) {
        page = !started || page == null ? first.get() : page.next().orElse(null);
        started = true;
        if (page != null) {
          for (T row : page.items()) {
            if (seen.add(id.applyAsLong(row))) {
              ready.add(row);
            }
          }
        }
      }
      return !ready.isEmpty();
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
