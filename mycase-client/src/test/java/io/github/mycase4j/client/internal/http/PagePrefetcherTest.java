package io.github.mycase4j.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.MyCaseException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PagePrefetcherTest {
  private static final URI SECOND = URI.create("https://mycase.example.com/v1/cases?page=2");
  private static final URI THIRD = URI.create("https://mycase.example.com/v1/cases?page=3");
  private static final URI FOURTH = URI.create("https://mycase.example.com/v1/cases?page=4");

  private final List<Runnable> waiting = new ArrayList<>();
  private final List<String> fetched = new ArrayList<>();
  private final PagePrefetcher<String> ahead = new PagePrefetcher<>(waiting::add);

  private String fetch(String page) {
    fetched.add(page);
    return page;
  }

  @Test
  void givesWhatWasFetchedAheadAndFetchesItOnce() {
    ahead.begin(SECOND, () -> fetch("second"));
    waiting.forEach(Runnable::run);

    assertThat(ahead.take(SECOND, () -> fetch("again"))).isEqualTo("second");
    assertThat(fetched).containsExactly("second");
  }

  @Test
  void fetchesAtOnceWhatNoThreadHasBegun() {
    ahead.begin(SECOND, () -> fetch("second"));

    assertThat(ahead.take(SECOND, () -> fetch("again"))).isEqualTo("second");
    waiting.forEach(Runnable::run);
    assertThat(fetched).containsExactly("second");
  }

  @Test
  void fetchesAtOnceWhatIsNotAhead() {
    assertThat(ahead.take(SECOND, () -> fetch("second"))).isEqualTo("second");
  }

  @Test
  void fetchesAPageAnewThatIsAskedForAgain() {
    ahead.begin(SECOND, () -> fetch("second"));
    ahead.take(SECOND, () -> fetch("again"));

    assertThat(ahead.take(SECOND, () -> fetch("again"))).isEqualTo("again");
  }

  @Test
  void isTwoPagesAheadAtMost() {
    ahead.begin(SECOND, () -> fetch("second"));
    ahead.begin(SECOND, () -> fetch("second"));
    ahead.begin(THIRD, () -> fetch("third"));
    ahead.begin(FOURTH, () -> fetch("fourth"));
    assertThat(waiting).hasSize(2);

    ahead.take(SECOND, () -> fetch("again"));
    ahead.begin(FOURTH, () -> fetch("fourth"));
    assertThat(waiting).hasSize(3);
  }

  @Test
  void dropsWhatALinkLedToThatHasChanged() {
    ahead.begin(SECOND, () -> fetch("second"));
    ahead.begin(THIRD, () -> fetch("third"));

    ahead.take(FOURTH, () -> fetch("fourth"));
    ahead.begin(SECOND, () -> fetch("second"));
    ahead.begin(THIRD, () -> fetch("third"));

    assertThat(waiting).hasSize(4);
  }

  @Test
  void beginsNothingWithoutAnExecutor() {
    PagePrefetcher<String> none = new PagePrefetcher<>(null);
    none.begin(SECOND, () -> fetch("second"));

    assertThat(fetched).isEmpty();
    assertThat(none.take(SECOND, () -> fetch("now"))).isEqualTo("now");
  }

  @Nested
  class WhenSomethingFails {
    @Test
    void theFailureIsOfWhoAsksForThePage() {
      MyCaseException failure = new MyCaseException("no", null);
      ahead.begin(
          SECOND,
          () -> {
            throw failure;
          });
      waiting.forEach(Runnable::run);

      assertThatThrownBy(() -> ahead.take(SECOND, () -> fetch("again"))).isSameAs(failure);
      assertThat(ahead.take(SECOND, () -> fetch("again"))).isEqualTo("again");
    }

    @Test
    void anErrorStaysAnError() {
      OutOfMemoryError error = new OutOfMemoryError("no");
      ahead.begin(
          SECOND,
          () -> {
            throw error;
          });
      waiting.forEach(Runnable::run);

      assertThatThrownBy(() -> ahead.take(SECOND, () -> fetch("again"))).isSameAs(error);
    }

    @Test
    void whatTheExecutorRejectsIsFetchedWhenItIsAskedFor() {
      PagePrefetcher<String> refused =
          new PagePrefetcher<>(
              task -> {
                throw new RejectedExecutionException();
              });
      refused.begin(SECOND, () -> fetch("second"));

      assertThat(refused.take(SECOND, () -> fetch("again"))).isEqualTo("second");
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() throws Exception {
      PagePrefetcher<String> slow = new PagePrefetcher<>(task -> new Thread(task).start());
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch end = new CountDownLatch(1);
      slow.begin(
          SECOND,
          () -> {
            begun.countDown();
            awaitQuietly(end);
            return "second";
          });
      begun.await();
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> slow.take(SECOND, () -> fetch("again")))
          .isInstanceOf(CallCancelledException.class);
      assertThat(Thread.interrupted()).isTrue();
      end.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
