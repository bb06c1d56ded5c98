package io.github.mycase4j.client.collection;

import static io.github.mycase4j.client.collection.ScriptedPages.area;
import static io.github.mycase4j.client.collection.ScriptedPages.serverFailure;
import static io.github.mycase4j.client.collection.ScriptedPages.throwing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.CallOptions;
import io.github.mycase4j.client.Cancellation;
import io.github.mycase4j.client.Progress;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.NotConnectedException;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.fake.MutableClock;
import io.github.mycase4j.client.model.PracticeArea;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WalkedCollectionTest {
  private static final PracticeArea TAX = area(1, "Tax");
  private static final PracticeArea FAMILY = area(2, "Family");

  private final MutableClock clock = new MutableClock();
  private final WalkedCollection<PracticeArea> shared =
      new WalkedCollection<>("practice_areas", PracticeArea::id, clock);
  private final ScriptedPages pages = new ScriptedPages().page(TAX).page().page(FAMILY);

  @Nested
  class ASnapshot {

    @Test
    void hasTheRowsOfAllPagesAlsoAfterAnEmptyOne() {
      Snapshot<PracticeArea> snapshot = view(pages).read();

      assertThat(snapshot.rows()).containsExactly(TAX, FAMILY);
      assertThat(snapshot.missing()).isNull();
      assertThat(snapshot.asOf()).isEqualTo(clock.instant());
    }

    @Test
    void findsRowsById() {
      Snapshot<PracticeArea> snapshot = view(pages).read();

      assertThat(snapshot.find(2)).containsSame(FAMILY);
      assertThat(snapshot.find(1)).containsSame(TAX);
      assertThat(snapshot.find(3)).isEmpty();
    }

    @Test
    void hasEachIdOnceWithItsLastRowInTheFirstPlace() {
      PracticeArea renamed = area(1, "Taxes");

      Snapshot<PracticeArea> snapshot =
          view(new ScriptedPages().page(TAX, FAMILY).page(renamed)).read();

      assertThat(snapshot.rows()).containsExactly(renamed, FAMILY);
      assertThat(snapshot.find(1)).containsSame(renamed);
    }

    @Test
    void isAsOldAsTheBeginningOfItsWalk() {
      Instant began = clock.instant();
      ScriptedPages slow =
          new ScriptedPages().page(TAX).page(() -> clock.advance(Duration.ofSeconds(8)), FAMILY);

      assertThat(view(slow).read().asOf()).isEqualTo(began);
    }

    @Test
    void cannotBeChanged() {
      List<PracticeArea> rows = view(pages).read().rows();

      assertThatThrownBy(rows::clear).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Nested
  class Memory {

    @Test
    void serves30SecondsForRows() {
      view(pages).read();
      clock.advance(Duration.ofSeconds(30));
      view(pages).read();
      assertThat(pages.walks).hasValue(1);

      clock.advance(Duration.ofMillis(1));
      view(pages).read();
      assertThat(pages.walks).hasValue(2);
    }

    @Test
    void serves10MinutesForNames() {
      view(pages).read();
      clock.advance(Duration.ofMinutes(10));
      view(pages).readForNames();
      assertThat(pages.walks).hasValue(1);

      clock.advance(Duration.ofMillis(1));
      view(pages).readForNames();
      assertThat(pages.walks).hasValue(2);
    }

    @Test
    void servesAllViews() {
      view(new ScriptedPages().page(TAX)).read();

      assertThat(view(pages).read().rows()).containsExactly(TAX);
    }

    @Test
    void isNotTrustedAfterTheClockWasSetBack() {
      view(pages).read();
      clock.advance(Duration.ofHours(-1));

      view(pages).read();

      assertThat(pages.walks).hasValue(2);
    }

    @Test
    void isGoneAfterAnInvalidation() {
      view(pages).read();
      view(pages).invalidate();

      view(pages).readForNames();

      assertThat(pages.walks).hasValue(2);
    }

    @Test
    void doesNotKeepAWalkThatWasInvalidatedUnderWay() {
      SyncedCollection<PracticeArea> other = view(pages);
      ScriptedPages written = new ScriptedPages().page(TAX).page(other::invalidate, FAMILY);

      assertThat(view(written).read().rows()).containsExactly(TAX, FAMILY);
      other.readForNames();

      assertThat(pages.walks).hasValue(1);
    }

    @Test
    void doesNotKeepAFailure() {
      ServerException failure = serverFailure();
      ScriptedPages broken = new ScriptedPages().page(TAX).page(throwing(failure));

      assertThatThrownBy(() -> view(broken).read()).isSameAs(failure);
      assertThat(view(pages).read().rows()).containsExactly(TAX, FAMILY);
    }

    @Test
    void isGoneAfterClearing() {
      view(pages).read();
      shared.clear();

      view(pages).read();

      assertThat(pages.walks).hasValue(2);
    }

    @Test
    void neverMixesTwoLoginsInOneWalk() {
      ScriptedPages crossed = new ScriptedPages().page(TAX).page(shared::clear, FAMILY).page(TAX);

      assertThatThrownBy(() -> view(crossed).read()).isInstanceOf(NotConnectedException.class);
      view(pages).read();

      assertThat(pages.walks).hasValue(1);
    }
  }

  @Nested
  class ACancelledCaller {

    @Test
    void readsNothingEvenWhereThereIsSomething() {
      view(pages).read();
      Cancellation cancellation = new Cancellation();
      cancellation.cancel();

      assertThatThrownBy(() -> view(pages, options(cancellation, p -> {})).read())
          .isInstanceOf(CallCancelledException.class);
    }

    @Test
    void readsNoFurtherPage() {
      Cancellation cancellation = new Cancellation();
      ScriptedPages script =
          new ScriptedPages()
              .page(cancellation::cancel, TAX)
              .page(throwing(new AssertionError("read on")));

      assertThatThrownBy(() -> view(script, options(cancellation, p -> {})).read())
          .isInstanceOf(CallCancelledException.class);
    }
  }

  private SyncedCollection<PracticeArea> view(ScriptedPages script) {
    return view(script, CallOptions.standard());
  }

  private SyncedCollection<PracticeArea> view(ScriptedPages script, CallOptions options) {
    return shared.view(script::listing, options);
  }

  private static CallOptions options(Cancellation cancellation, Progress.Listener listener) {
    return CallOptions.standard().withCancellation(cancellation).withProgress(listener);
  }
}
