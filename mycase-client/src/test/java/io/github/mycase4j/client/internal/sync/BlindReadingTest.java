package io.github.mycase4j.client.internal.sync;

import static io.github.mycase4j.client.internal.sync.Loading.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.model.PracticeArea;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Collections of which MyCase sends no count, or does not tell what changed. */
class BlindReadingTest {
  private static final String SINCE_NEWEST = "since 2026-03-01T10:20:00Z";

  private final Loading loading = new Loading();
  private final FakeMyCase mycase = loading.mycase.fill(1200);
  private SharedCollection<PracticeArea> collection;

  BlindReadingTest() {
    mycase.pageSize = 400;
  }

  private void readOnce(CollectionType<PracticeArea> kind) {
    collection = loading.collection(kind, Runnable::run, null);
    loading.read(collection);
    assertThat(mycase.asked()).containsExactly("first", "at 400", "at 800");
  }

  private Snapshot<PracticeArea> readLater() {
    return loading.readLater(collection);
  }

  private Snapshot<PracticeArea> readAfterTheAgeLimit() {
    loading.clock.advance(CollectionSync.AGE_LIMIT);
    return readLater();
  }

  @Nested
  class WithoutACount {
    WithoutACount() {
      mycase.counts = false;
      readOnce(FakeMyCase.KIND);
    }

    @Test
    void asksForTheChangesAlone() {
      mycase.put(7, "changed");

      assertThat(name(readLater(), 7)).isEqualTo("changed");
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST);
    }

    @Test
    void findsADeletionOnceTheRowsAreTooOld() {
      mycase.delete(1000);

      assertThat(readLater().find(1000)).isPresent();
      mycase.asked();
      assertThat(readAfterTheAgeLimit().find(1000)).isEmpty();
      assertThat(mycase.asked()).containsExactly("first", "at 400", "at 800");
    }

    @Test
    void scansAgainWhenTheAgeIsNotKnown() {
      loading.clock.advance(Duration.ofHours(-1));

      assertThat(loading.read(collection).rows()).hasSize(1200);
      assertThat(mycase.asked()).containsExactly("first", "at 400", "at 800");
    }

    @Test
    void readsThemAllAgainWhereTheyFitOnAPage() {
      for (int id = 900; id <= 1200; id++) {
        mycase.delete(id);
      }
      readAfterTheAgeLimit();
      mycase.pageSize = 1000;
      mycase.asked();
      mycase.delete(7);

      assertThat(readLater().find(7)).isEmpty();
      assertThat(mycase.asked()).containsExactly("first");
    }

    @Test
    void doesNotScanTwiceWhenTheScanTookLongerThanTheAgeLimit() {
      collection.forget();
      mycase.before(
          "at 800",
          () -> {
            loading.clock.advance(CollectionSync.AGE_LIMIT.multipliedBy(2));
            mycase.put(7, "changed");
          });

      assertThat(name(loading.read(collection), 7)).isEqualTo("changed");
      assertThat(mycase.asked()).containsExactly("first", "at 400", "at 800", SINCE_NEWEST);
    }
  }

  @Nested
  class WhoseCountIsMissingAllAtOnce {
    WhoseCountIsMissingAllAtOnce() {
      readOnce(FakeMyCase.KIND);
      mycase.delete(1200);
    }

    private void readsAllAgain() {
      assertThat(readLater().rows()).hasSize(1199);
      assertThat(mycase.asked())
          .containsExactly(SINCE_NEWEST, "count", "count", "first", "at 400", "at 800");
    }

    @Test
    void areCountedASecondTime() {
      mycase.before(
          "count",
          () -> {
            mycase.counts = false;
            mycase.before("count", () -> mycase.counts = true);
          });

      readsAllAgain();
    }

    @Test
    void areReadAgainWhenTheyAreNotCountedThenEither() {
      mycase.counts = false;

      readsAllAgain();
    }
  }

  @Nested
  class WithoutAFilterForChanges {
    WithoutAFilterForChanges() {
      readOnce(FakeMyCase.UNDATED);
    }

    @Test
    void asksForTheCountAlone() {
      readLater();

      assertThat(mycase.asked()).containsExactly("count");
    }

    @Test
    void findsAChangeOnceTheRowsAreTooOld() {
      mycase.put(7, "changed");

      assertThat(name(readLater(), 7)).isEqualTo("area 7");
      assertThat(name(readAfterTheAgeLimit(), 7)).isEqualTo("changed");
    }

    @Test
    void findsWhatWasDeletedOrCreatedAtOnce() {
      mycase.delete(7);
      assertThat(readLater().find(7)).isEmpty();

      mycase.put(1201, "created");
      assertThat(readLater().find(1201)).isPresent();
    }

    @Test
    void doesNotScanTwiceWhenTheScanTookLongerThanTheAgeLimit() {
      collection.forget();
      mycase.before(
          "at 800", () -> loading.clock.advance(CollectionSync.AGE_LIMIT.multipliedBy(2)));

      assertThat(loading.read(collection).incompleteness()).isEmpty();
      assertThat(mycase.asked()).containsExactly("first", "at 400", "at 800", "count");
    }
  }

  @Nested
  class WithNeither {
    WithNeither() {
      mycase.counts = false;
      readOnce(FakeMyCase.UNDATED);
    }

    @Test
    void asksNothingUntilTheRowsAreTooOld() {
      readLater();
      assertThat(mycase.asked()).isEmpty();

      readAfterTheAgeLimit();
      assertThat(mycase.asked()).containsExactly("first", "at 400", "at 800");
    }
  }
}
