package io.github.mycase4j.client.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.model.PracticeArea;
import java.lang.ref.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever changes at MyCase, each user gets the rows that MyCase lists for them, and snapshots
 * never change. {@code -Dfuzz.seed=N} starts from another seed.
 */
class SharedRowsPropertyTest {
  private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1);
  private static final int SEEDS = 15;
  private static final int USERS = 4;
  private static final int STEPS = 150;

  /** A user who sees the rows whose id is a multiple of a number. */
  private static final class User {
    final Loading loading = new Loading();
    final SharedCollection<PracticeArea> areas;
    final int sees;
    final Map<Long, String> truth = new TreeMap<>();
    final Map<Snapshot<PracticeArea>, Map<Long, String>> given = new HashMap<>();

    User(RowPool pool, int sees) {
      loading.pool = pool;
      loading.mycase.pageSize = 20;
      areas = loading.collection();
      this.sees = sees;
    }

    void put(long id, String name, Instant at) {
      if (id % sees == 0) {
        loading.mycase.put(id, name, at);
        truth.put(id, name);
      }
    }

    void delete(long id) {
      loading.mycase.delete(id);
      truth.remove(id);
    }

    void read() {
      loading.clock.advance(Duration.ofSeconds(31));
      Snapshot<PracticeArea> snapshot = loading.read(areas);
      assertThat(names(snapshot)).isEqualTo(truth);
      given.put(snapshot, Map.copyOf(truth));
    }

    /** Checks that each snapshot still has the rows with which it was read. */
    void checkGiven() {
      given.forEach((snapshot, names) -> assertThat(names(snapshot)).isEqualTo(names));
    }

    private static Map<Long, String> names(Snapshot<PracticeArea> snapshot) {
      Map<Long, String> names = new TreeMap<>();
      snapshot.rows().forEach(row -> names.put(row.id(), row.name()));
      return names;
    }
  }

  static LongStream seeds() {
    return LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS);
  }

  private static List<User> users(RowPool pool) {
    List<User> users = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      users.add(new User(pool, 1 + i / 2));
    }
    Instant day = users.get(0).loading.clock.instant().minus(Duration.ofDays(1));
    for (long id = 1; id <= 240; id++) {
      for (User user : users) {
        user.put(id, "area " + id, day.plusSeconds(id));
      }
    }
    return users;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eachUserHasTheirOwnRows(long seed) {
    Random random = new Random(seed);
    RowPool pool = new RowPool(random.nextBoolean() ? Long.MAX_VALUE : 20_000);
    List<User> users = users(pool);
    for (int step = 0; step < STEPS; step++) {
      User user = users.get(random.nextInt(USERS));
      long id = 1L + random.nextInt(260);
      int what = random.nextInt(6);
      if (what == 0) {
        users.forEach(each -> each.delete(id));
      } else if (what < 3) {
        String name = "name " + step;
        Instant at = newest(users).plusSeconds(1);
        users.forEach(each -> each.loading.clock.advance(Duration.ofSeconds(2)));
        users.forEach(each -> each.put(id, name, at));
      } else if (what == 3) {
        user.areas.forget();
      } else {
        user.read();
      }
      if (pool.budget() == Long.MAX_VALUE) {
        assertCharged(users, pool);
      } else {
        assertThat(pool.used()).isLessThanOrEqualTo(pool.budget());
      }
    }
    users.forEach(User::read);
    users.forEach(User::checkGiven);
  }

  private static Instant newest(List<User> users) {
    return users.stream()
        .map(user -> user.loading.clock.instant())
        .max(Instant::compareTo)
        .orElseThrow();
  }

  /** Checks that each row is charged to one list, and that equal rows are one object. */
  private static void assertCharged(List<User> users, RowPool pool) {
    Set<PracticeArea> objects = Collections.newSetFromMap(new IdentityHashMap<>());
    int charged = 0;
    try {
      for (HeldRows<PracticeArea> held : pool.of(FakeMyCase.KIND).all()) {
        objects.addAll(held.rows().all());
        charged += held.charged().cardinality();
      }
      assertThat(charged).isEqualTo(objects.size());
      assertThat(objects).hasSize((int) objects.stream().distinct().count());
    } finally {
      // The pool holds the lists weakly: without this the users, and their lists, may be collected.
      Reference.reachabilityFence(users);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void usersWhoReadAtOnceHaveTheirOwnRows(long seed) throws Exception {
    RowPool pool = new RowPool(seed % 2 == 0 ? Long.MAX_VALUE : 20_000);
    List<User> users = users(pool);
    ExecutorService threads = Executors.newFixedThreadPool(USERS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (User user : users) {
        Random random = new Random(seed + user.sees);
        all.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 40; i++) {
                    long id = 1L + random.nextInt(240);
                    user.put(id, "name " + i, user.loading.clock.instant());
                    user.read();
                  }
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    users.forEach(User::checkGiven);
    if (pool.budget() == Long.MAX_VALUE) {
      assertCharged(users, pool);
    }
  }
}
