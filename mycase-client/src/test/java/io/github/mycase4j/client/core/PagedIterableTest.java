package io.github.mycase4j.client.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PagedIterableTest {
  /** Rows from 1 on, in pages of the size that was asked for, at most 1,000. */
  private static final class Numbers implements PagedIterable.Source<Long> {
    private final long rows;
    private final boolean counted;
    private final List<String> fetched = new ArrayList<>();

    Numbers(long rows, boolean counted) {
      this.rows = rows;
      this.counted = counted;
    }

    @Override
    public Page<Long> first(int pageSize) {
      return page(0, pageSize == 0 ? 1000 : pageSize);
    }

    @Override
    public Page<Long> at(URI link) {
      String place = link.getSchemeSpecificPart();
      int slash = place.indexOf('/');
      return page(
          Long.parseLong(place.substring(0, slash)), Integer.parseInt(place.substring(slash + 1)));
    }

    private Page<Long> page(long after, int size) {
      fetched.add(after + "/" + size);
      long end = Math.min(after + size, rows);
      URI next = end < rows ? URI.create("after:" + end + "/" + size) : null;
      return new Page<>(
          LongStream.rangeClosed(after + 1, end).boxed().toList(),
          counted ? rows : null,
          null,
          next,
          next == null ? null : () -> page(end, size));
    }
  }

  private final Numbers numbers = new Numbers(25, true);
  private final PagedIterable<Long> list = PagedIterable.of(numbers, Long::longValue);

  @Test
  void fetchesTheLargestPagesUnlessTold() {
    assertThat(list.stream()).hasSize(25);
    assertThat(numbers.fetched).containsExactly("0/1000");
  }

  @Test
  void fetchesASmallPageForFewRows() {
    assertThat(list.pageSize(5).stream().limit(5)).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(numbers.fetched).containsExactly("0/5");
  }

  @Test
  void rejectsAPageSizeThatMyCaseDoesNotHave() {
    assertThatThrownBy(() -> list.pageSize(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pageSize must be from 1 to 1000, not 0");
    assertThatThrownBy(() -> list.pageSize(1001))
        .hasMessage("pageSize must be from 1 to 1000, not 1001");
  }

  @Test
  void givesPagesLazily() {
    Iterator<Page<Long>> pages = list.pageSize(10).pages().iterator();

    assertThat(numbers.fetched).isEmpty();
    assertThat(pages.next().items()).hasSize(10);
    assertThat(numbers.fetched).containsExactly("0/10");
    assertThat(pages.next().items()).hasSize(10);
    assertThat(pages.next().items()).containsExactly(21L, 22L, 23L, 24L, 25L);
    assertThat(pages.hasNext()).isFalse();
    assertThatThrownBy(pages::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void continuesAtALink() {
    URI link = list.pageSize(10).firstPage().nextLink().orElseThrow();

    assertThat(list.resume(link).stream()).first().isEqualTo(11L);
    assertThat(list.resume(link).stream()).hasSize(15);
    assertThat(list.resume(link).count()).isEqualTo(15);
  }

  @Nested
  class Count {
    @Test
    void isMyCasesOwnForOneRequest() {
      assertThat(list.count()).isEqualTo(25);
      assertThat(numbers.fetched).containsExactly("0/1");
    }

    @Test
    void isCountedWhereMyCaseSendsNone() {
      Numbers uncounted = new Numbers(2500, false);

      assertThat(PagedIterable.of(uncounted, Long::longValue).count()).isEqualTo(2500);
    }
  }

  @Nested
  class WhenRowsMove {
    private Page<Long> page(List<Long> rows, Page<Long> next) {
      return new Page<>(rows, null, next == null ? null : () -> next);
    }

    @Test
    void givesThemOnce() {
      Page<Long> third = page(List.of(4L, 5L), null);
      Page<Long> second = page(List.of(2L, 3L, 4L), third);
      PagedIterable<Long> moving =
          new PagedIterable<>(() -> page(List.of(1L, 2L), second), Long::longValue);

      assertThat(moving).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void remembersNoMoreThanTheLastPages() {
      Page<Long> last = page(List.of(1L), null);
      Page<Long> middle = page(LongStream.rangeClosed(1001, 4000).boxed().toList(), last);
      PagedIterable<Long> moving =
          new PagedIterable<>(
              () -> page(LongStream.rangeClosed(1, 1000).boxed().toList(), middle),
              Long::longValue);

      assertThat(moving.stream()).hasSize(4000);

      Page<Long> again = page(List.of(1L), null);
      Page<Long> more = page(LongStream.rangeClosed(4001, 8000).boxed().toList(), again);
      Page<Long> before = page(LongStream.rangeClosed(1001, 4000).boxed().toList(), more);
      PagedIterable<Long> far =
          new PagedIterable<>(
              () -> page(LongStream.rangeClosed(1, 1000).boxed().toList(), before),
              Long::longValue);

      assertThat(far.stream()).hasSize(8001);
    }
  }
}
