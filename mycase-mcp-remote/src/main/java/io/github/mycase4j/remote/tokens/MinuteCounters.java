package io.github.mycase4j.remote.tokens;

import io.github.mycase4j.remote.store.CountersTable;
import io.github.mycase4j.remote.store.Database;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Counts by clock minute: in memory with SQLite, which has one process, and in the database with
 * PostgreSQL, which several nodes share.
 */
public final class MinuteCounters {
  private static final long MILLIS = 60_000;

  private MinuteCounters() {}

  /** Returns the counters that fit a database. */
  public static Counters of(Database database, InstantSource clock) {
    return database.isPostgresql() ? new InDatabase(database, clock) : new InMemory(clock);
  }

  private static final class InDatabase implements Counters {
    private final Database database;
    private final InstantSource clock;

    InDatabase(Database database, InstantSource clock) {
      this.database = database;
      this.clock = clock;
    }

    @Override
    public long increment(String name) {
      long minute = clock.millis() / MILLIS;
      return database.transaction(sql -> new CountersTable(sql).increment(name, minute));
    }

    @Override
    public long count(String name) {
      long minute = clock.millis() / MILLIS;
      return database.run(sql -> new CountersTable(sql).count(name, minute));
    }
  }

  private static final class InMemory implements Counters {
    private record Minute(long number, Map<String, Long> counts) {}

    private final InstantSource clock;
    private final AtomicReference<Minute> current =
        new AtomicReference<>(new Minute(0, new ConcurrentHashMap<>()));

    InMemory(InstantSource clock) {
      this.clock = clock;
    }

    @Override
    public long increment(String name) {
      return minute().counts().merge(name, 1L, Long::sum);
    }

    @Override
    public long count(String name) {
      return minute().counts().getOrDefault(name, 0L);
    }

    /**
     * Returns the counts of the minute and drops those of the one before. A thread that read the
     * clock just before the minute ended counts in the next one.
     */
    private Minute minute() {
      long number = clock.millis() / MILLIS;
      return current.updateAndGet(
          minute ->
              minute.number() == number || minute.number() == number + 1
                  ? minute
                  : new Minute(number, new ConcurrentHashMap<>()));
    }
  }
}
