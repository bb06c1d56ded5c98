package io.github.mycase4j.client.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.model.PracticeArea;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Collections of several users in one process. */
class RowPoolTest {
  private static final int ROWS = 150;

  /** A user with a fake MyCase of their own, which may list different rows. */
  private static final class User {
    final Loading loading = new Loading();
    SharedCollection<PracticeArea> areas;

    User(RowPool pool) {
      loading.pool = pool;
      loading.mycase.fill(ROWS);
      areas = loading.collection();
    }

    Snapshot<PracticeArea> read() {
      return loading.read(areas);
    }

    Snapshot<PracticeArea> readLater() {
      return loading.readLater(areas);
    }

    FakeMyCase mycase() {
      return loading.mycase;
    }
  }

  private static List<User> users(int count, RowPool pool) {
    return IntStream.range(0, count).mapToObj(i -> new User(pool)).toList();
  }

  /** Returns how many bytes one user's collection takes alone. */
  private static long bytesOfOne() {
    RowPool pool = new RowPool(Long.MAX_VALUE);
    new User(pool).read();
    return pool.used();
  }

  private static void assertSameObjects(List<PracticeArea> some, List<PracticeArea> others) {
    assertThat(some).isEqualTo(others);
    for (int i = 0; i < some.size(); i++) {
      assertThat(some.get(i)).isSameAs(others.get(i));
    }
  }

  @Nested
  class EqualRows {
    private final RowPool pool = new RowPool(Long.MAX_VALUE);
    private final User ann = new User(pool);
    private final User ben = new User(pool);

    @Test
    void areOneObject() {
      assertSameObjects(ann.read().rows(), ben.read().rows());
    }

    @Test
    void areOneObjectAfterADelta() {
      ann.read();
      ben.read();
      ann.mycase().put(7, "changed", ann.loading.clock.instant());
      ben.mycase().put(7, "changed", ann.loading.clock.instant());
      assertSameObjects(ann.readLater().rows(), ben.readLater().rows());
    }

    @Test
    void areOneObjectForThoseWhoLoadAtOnce() {
      List<PracticeArea> some = new ArrayList<>();
      ann.mycase()
          .before(
              "at 100",
              () -> {
                some.addAll(ben.read().rows());
                assertThat(ann.areas.unfinished).isNotNull();
                List<PracticeArea> read = ann.areas.unfinished.read();
                assertSameObjects(read, some.subList(0, read.size()));
              });
      assertSameObjects(ann.read().rows(), some);
      assertThat(pool.used()).isEqualTo(bytesOfOne() + ROWS * 12L);
    }

    @Test
    void areNotKeptForAScanThatNobodyContinues() {
      ann.mycase().failAt("at 100", FakeMyCase.failure());
      assertThatThrownBy(ann::read).isInstanceOf(ServerException.class);
      assertThat(pool.used()).isPositive();
      ann.areas.clear();
      assertThat(pool.used()).isZero();
    }

    @Test
    void areKeptByARescanOfTheSame() {
      List<PracticeArea> before = ann.read().rows();
      ann.mycase().hidden = 1; // counted and not listed, so that all pages are read again
      assertSameObjects(ann.readLater().rows(), before);
    }

    @Test
    void countOnce() {
      ann.read();
      long alone = pool.used();
      ben.read();
      assertThat(pool.used()).isEqualTo(alone + ROWS * 12L);
    }

    @Test
    void countForTheOneThatIsLeft() {
      ann.read();
      long alone = pool.used();
      ben.read();
      ann.areas.forget();
      assertThat(pool.used()).isEqualTo(alone);
      ben.areas.forget();
      assertThat(pool.used()).isZero();
    }

    @Test
    void countNoLongerOnceAClientIsClosed() {
      ann.read();
      ann.areas.stop();
      assertThat(pool.used()).isZero();
      ben.read();
      assertThat(ben.read().rows()).hasSize(ROWS);
    }

    @Test
    void ofAClientThatNobodyHasAnymoreCountForOthers() {
      ben.loading.mycase.delete(1);
      User gone = new User(pool);
      gone.read();
      ben.read();
      long both = pool.used();
      WeakReference<Object> areas = new WeakReference<>(gone.areas);
      gone.areas = null;
      for (int i = 0; i < 100 && areas.get() != null; i++) {
        System.gc();
      }
      assertThat(areas.get()).isNull();
      assertThat(pool.used()).isLessThan(both).isGreaterThan(ROWS * 40L);
    }

    @Test
    void thatDifferStayApart() {
      ann.read();
      ben.mycase().put(7, "another name");
      assertThat(Loading.name(ben.read(), 7)).isEqualTo("another name");
      assertThat(Loading.name(ann.read(), 7)).isEqualTo("area 7");
    }
  }

  @Nested
  class ABudget {
    private final long one = bytesOfOne();

    /** Room for one user's rows and for the lists of two. */
    private final RowPool pool = new RowPool(one + ROWS * 12L);

    private final List<User> users = users(3, pool);

    @Test
    void evictsWhatWasUnusedForLongest() {
      users.get(0).read();
      users.get(1).read();
      users.get(0).read();
      users.get(2).read();

      assertThat(users.get(0).loading.evicted).isEmpty();
      assertThat(users.get(1).loading.evicted).containsExactly("practice_areas " + ROWS * 12);
      assertThat(users.get(1).loading.view(users.get(1).areas).peek()).isEmpty();
      assertThat(users.get(2).loading.view(users.get(2).areas).peek()).isPresent();
      assertThat(pool.used()).isLessThanOrEqualTo(pool.budget());
    }

    @Test
    void isKeptWhileAnEvictedCollectionIsReadAgain() {
      for (int round = 0; round < 3; round++) {
        for (User user : users) {
          assertThat(user.read().rows()).hasSize(ROWS);
          assertThat(pool.used()).isLessThanOrEqualTo(pool.budget());
        }
      }
    }

    @Test
    void leavesSnapshotsAsTheyAre() {
      Snapshot<PracticeArea> before = users.get(0).read();
      List<PracticeArea> rows = List.copyOf(before.rows());
      users.get(1).read();
      users.get(2).read();
      assertThat(users.get(0).loading.evicted).hasSize(1);
      assertThat(before.rows()).isEqualTo(rows);
      assertThat(before.find(7)).isPresent();
    }

    @Test
    void dropsWhatIsLargerAfterTheRead() {
      RowPool small = new RowPool(one - 1);
      User user = new User(small);
      assertThat(user.read().rows()).hasSize(ROWS);
      assertThat(small.used()).isZero();
      assertThat(user.read().rows()).hasSize(ROWS);
      assertThat(user.loading.evicted).hasSize(2);
    }

    @Test
    void dropsAScanThatWasInterrupted() {
      RowPool none = new RowPool(0);
      User user = new User(none);
      AtomicLong during = new AtomicLong();
      user.mycase()
          .before(
              "at 100",
              () -> {
                during.set(none.used());
                throw FakeMyCase.failure();
              });
      assertThatThrownBy(user::read).isInstanceOf(ServerException.class);
      assertThat(during.get()).isPositive();
      assertThat(none.used()).isZero();
      assertThat(user.read().rows()).hasSize(ROWS);
    }
  }

  @Test
  void snapshotsOfAnotherUserAreNotWhatIsShared() {
    RowPool pool = new RowPool(Long.MAX_VALUE);
    User all = new User(pool);
    User some = new User(pool);
    List<Long> hidden = new ArrayList<>();
    for (long id = 2; id <= ROWS; id += 2) {
      some.mycase().delete(id);
      hidden.add(id);
    }
    assertThat(all.read().rows()).hasSize(ROWS);
    assertThat(Loading.ids(some.read())).hasSize(ROWS / 2).doesNotContainAnyElementsOf(hidden);
    assertThat(some.read().find(2)).isEmpty();
  }
}
