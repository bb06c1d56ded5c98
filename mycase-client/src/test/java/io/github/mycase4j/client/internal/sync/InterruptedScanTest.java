package io.github.mycase4j.client.internal.sync;

import static io.github.mycase4j.client.internal.sync.Loading.ids;
import static io.github.mycase4j.client.internal.sync.Loading.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.error.ApiException;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MalformedResponseException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.error.RateLimitedException;
import io.github.mycase4j.client.error.RequestSummary;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.model.PracticeArea;
import io.github.mycase4j.testsupport.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to an interrupted scan, and to the rows when the login ends. */
class InterruptedScanTest {
  private final Loading loading = new Loading();
  private final MutableClock clock = loading.clock;
  private final FakeMyCase mycase = loading.mycase.fill(150);
  private final SharedCollection<PracticeArea> collection = loading.collection();

  private Snapshot<PracticeArea> read() {
    return loading.read(collection);
  }

  private void readFails(Class<? extends Throwable> failure) {
    assertThatThrownBy(this::read).isInstanceOf(failure);
  }

  @Nested
  class AfterAFailure {
    private final List<String> rest = List.of("at 50", "at 100");

    @Test
    void continuesAtThePageThatFailed() {
      mycase.failAt("at 50", FakeMyCase.failure());
      readFails(ServerException.class);
      mycase.asked();

      assertThat(read().rows()).hasSize(150);
      assertThat(mycase.asked()).isEqualTo(rest);
    }

    @Test
    void continuesAsOftenAsItFails() {
      mycase.failAt("at 50", FakeMyCase.failure());
      readFails(ServerException.class);
      mycase.failAt("at 100", FakeMyCase.failure());
      readFails(ServerException.class);
      mycase.asked();

      assertThat(read().rows()).hasSize(150);
      assertThat(mycase.asked()).containsExactly("at 100");
    }

    @Test
    void requestsTheDeltaAtTheEndWhenThatWasAWhileAgo() {
      mycase.failAt("at 50", FakeMyCase.failure());
      readFails(ServerException.class);
      mycase.put(1, "changed");
      clock.advance(Duration.ofHours(2));
      mycase.asked();

      assertThat(name(read(), 1)).isEqualTo("changed");
      assertThat(mycase.asked())
          .containsExactly("at 50", "at 100", "since 2026-03-01T10:02:30Z", "count");
    }

    @Test
    void beginsAnewWhenTheLinkIsTooOld() {
      mycase.failAt("at 50", FakeMyCase.failure());
      readFails(ServerException.class);
      clock.advance(Duration.ofDays(3));
      mycase.asked();

      assertThat(read().rows()).hasSize(150);
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100");
    }

    @Test
    void doesNotScanAgainWhenOnlyTheDeltaAtTheEndFailed() {
      mycase.before("at 100", () -> clock.advance(Duration.ofMinutes(10)));
      mycase.failAt("count", FakeMyCase.failure());
      readFails(ServerException.class);
      mycase.asked();

      assertThat(read().rows()).hasSize(150);
      assertThat(mycase.asked()).containsExactly("since 2026-03-01T10:02:30Z", "count");
    }

    @Test
    void findsWhatWasDeletedMeanwhileWhenOnlyTheDeltaAtTheEndFailed() {
      mycase.before("at 100", () -> clock.advance(Duration.ofMinutes(10)));
      mycase.before(
          "since",
          () -> {
            mycase.delete(3);
            mycase.failAt("count", FakeMyCase.failure());
          });
      readFails(ServerException.class);

      Snapshot<PracticeArea> all = read();

      assertThat(all.find(3)).isEmpty();
      assertThat(all.incompleteness()).isEmpty();
    }

    @Test
    void requestsTheDeltaAsBeforeWhenADeltaFailed() {
      read();
      clock.advance(Duration.ofMinutes(1));
      mycase.failAt("since", FakeMyCase.failure());
      readFails(ServerException.class);
      mycase.asked();

      assertThat(read().rows()).hasSize(150);
      assertThat(mycase.asked()).containsExactly("since 2026-03-01T10:02:30Z", "count");
    }

    @Test
    void continuesAScanThatWasToFindADeletion() {
      read();
      mycase.delete(150);
      mycase.failAt("at 100", FakeMyCase.failure());
      assertThatThrownBy(() -> loading.readLater(collection)).isInstanceOf(ServerException.class);
      mycase.asked();

      assertThat(read().rows()).hasSize(149);
      assertThat(mycase.asked()).containsExactly("at 100");
    }

    @Test
    void tellsThatNothingRunsTheLoad() {
      SharedCollection<PracticeArea> stuck =
          loading.collection(
              FakeMyCase.KIND,
              load -> {
                throw new RejectedExecutionException("no thread");
              },
              null);

      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> loading.read(stuck))
            .isInstanceOf(MyCaseException.class)
            .hasMessage("Reading practice areas could not begin.");
      }
    }
  }

  @Nested
  class WhenALinkHasExpired {
    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410, 422})
    void beginsAnewOnce(int status) {
      mycase.failAt("at 100", FakeMyCase.answered(status));

      assertThat(ids(read())).hasSize(150).doesNotHaveDuplicates();
      assertThat(mycase.asked())
          .containsExactly("first", "at 50", "at 100", "first", "at 50", "at 100");
    }

    @Test
    void givesUpTheSecondTime() {
      mycase.before(
          "at 100",
          () -> {
            mycase.failAt("at 50", FakeMyCase.answered(404));
            throw FakeMyCase.answered(404);
          });

      readFails(ApiException.class);
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100", "first", "at 50");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200, 403, 429, 500})
    void takesNoOtherAnswerForThat(int status) {
      mycase.failAt("at 100", FakeMyCase.answered(status));

      readFails(ApiException.class);
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100");
    }

    @Test
    void doesNotAskForTheFirstPageAgainAndAgain() {
      mycase.failAt("first", FakeMyCase.answered(404));

      readFails(ApiException.class);
      assertThat(mycase.asked()).containsExactly("first");
    }
  }

  @Nested
  class WhenAPageCannotBeReadAgain {
    @ParameterizedTest
    @ValueSource(ints = {0, 200, 403, 500})
    void beginsAnewIfTheFirstPageCan(int status) {
      mycase.failAt("at 100", FakeMyCase.answered(status));
      readFails(ApiException.class);
      mycase.failAt("at 100", FakeMyCase.answered(status));
      mycase.asked();

      assertThat(ids(read())).hasSize(150).doesNotHaveDuplicates();
      assertThat(mycase.asked()).containsExactly("at 100", "first", "at 50", "at 100");
    }

    @Test
    void keepsWhatWasReadIfTheFirstPageCannotEither() {
      mycase.failAt("at 100", FakeMyCase.failure());
      readFails(ServerException.class);
      mycase.failAt("at 100", FakeMyCase.failure());
      mycase.failAt("first", FakeMyCase.failure());
      readFails(ServerException.class);
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100", "at 100", "first");

      assertThat(read().rows()).hasSize(150);
      assertThat(mycase.asked()).containsExactly("at 100");
    }

    @Test
    void keepsWhatWasReadWhenMyCaseAsksForFewerRequests() {
      RateLimitedException tooMany =
          new RateLimitedException(
              "MyCase asks for fewer requests.",
              new RequestSummary("GET", "/practice_areas", 429, null, 1),
              Duration.ofMinutes(1),
              null);
      for (int i = 0; i < 3; i++) {
        mycase.failAt("at 100", tooMany);
        readFails(RateLimitedException.class);
      }

      assertThat(read().rows()).hasSize(150);
      assertThat(mycase.asked())
          .containsExactly("first", "at 50", "at 100", "at 100", "at 100", "at 100");
    }
  }

  @Nested
  class WhenPagesBringTheSameRowsForEver {
    @Test
    void fails() {
      mycase.endless = true;

      assertThatThrownBy(InterruptedScanTest.this::read)
          .isInstanceOf(MalformedResponseException.class)
          .hasMessage("MyCase's pages of practice areas return the same rows again and again.");
      assertThat(mycase.requests()).isLessThan(250);
    }

    @Test
    void failsSoonerWhereMyCaseSendsNoCount() {
      mycase.endless = true;
      mycase.counts = false;

      readFails(MalformedResponseException.class);
      assertThat(mycase.requests()).isLessThan(10);
    }

    @Test
    void beginsAnewTheNextTime() {
      mycase.endless = true;
      readFails(MalformedResponseException.class);
      mycase.endless = false;
      mycase.asked();

      assertThat(ids(read())).hasSize(150).doesNotHaveDuplicates();
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100");
    }
  }

  @Nested
  class WhenAllIsForgotten {
    @Test
    void readsAllAgain() {
      read();
      mycase.asked();

      collection.forget();

      assertThat(read().rows()).hasSize(150);
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100");
    }

    @Test
    void continuesWithWhatIsUnderWay() {
      mycase.before("at 50", collection::forget);

      assertThat(read().rows()).hasSize(150);
      assertThat(read().rows()).hasSize(150);
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100");
    }
  }

  @Nested
  class WhenTheLoginEnds {
    @Test
    void forgetsAllThatWasRead() {
      read();
      mycase.failAt("first", FakeMyCase.failure());
      collection.clear();

      assertThat(loading.view(collection).cached()).isEmpty();
      readFails(ServerException.class);
    }

    @Test
    void forgetsAScanThatWasBegun() {
      mycase.failAt("at 50", FakeMyCase.failure());
      readFails(ServerException.class);
      mycase.asked();

      collection.clear();

      assertThat(read().rows()).hasSize(150);
      assertThat(mycase.asked()).containsExactly("first", "at 50", "at 100");
    }

    @Test
    void failsTheReadUnderWay() {
      mycase.before("at 50", collection::clear);

      assertThatThrownBy(InterruptedScanTest.this::read)
          .isInstanceOf(LoginRequiredException.class)
          .hasMessage("The login ended or changed while practice areas were read.");
      assertThat(mycase.asked()).containsExactly("first", "at 50");
    }

    @Test
    void keepsNothingOfADeltaUnderWay() {
      read();
      clock.advance(Duration.ofMinutes(1));
      mycase.before("count", collection::clear);

      readFails(LoginRequiredException.class);

      assertThat(loading.view(collection).cached()).isEmpty();
    }

    @Test
    void readsForTheNextLoginAtOnce() {
      List<Snapshot<PracticeArea>> next = new ArrayList<>();
      mycase.before(
          "at 50",
          () -> {
            collection.clear();
            mycase.put(1, "of the next login");
            next.add(read());
          });

      readFails(LoginRequiredException.class);

      assertThat(name(next.get(0), 1)).isEqualTo("of the next login");
      assertThat(name(read(), 1)).isEqualTo("of the next login");
      assertThat(mycase.asked()).containsExactly("first", "at 50", "first", "at 50", "at 100");
    }
  }
}
