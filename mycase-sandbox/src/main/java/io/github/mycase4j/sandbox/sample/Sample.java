package io.github.mycase4j.sandbox.sample;

import io.github.mycase4j.sandbox.store.FirmSchema;
import io.github.mycase4j.sandbox.store.Row;
import io.github.mycase4j.sandbox.value.Times;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The state of a sample firm while it is generated: its day, its sizes, its random numbers. These
 * are seeded by collection, so that the size of one does not change another.
 */
final class Sample {
  private static final long SEED = 20_260_101L;

  final ZoneId zone;
  final LocalDate today;
  private final Instant beginning;
  private final Map<String, Integer> sizes;
  private final Map<String, List<Row>> rows = new LinkedHashMap<>();
  private final Map<String, Row.Maker> makers = new HashMap<>();
  private final Map<Integer, String> stamps = new HashMap<>();
  private final Map<Integer, String> dates = new HashMap<>();

  Sample(Clock clock, Map<String, Integer> sizes) {
    this.zone = clock.getZone();
    this.today = LocalDate.ofInstant(clock.instant(), zone);
    this.beginning = beginning(today, zone);
    this.sizes = sizes;
  }

  int size(String collection) {
    return sizes.getOrDefault(collection, 0);
  }

  Random dice(String collection) {
    return new Random(SEED + collection.hashCode());
  }

  /** A day that many days from today, as text; shared, since there are many of each. */
  String date(int days) {
    return dates.computeIfAbsent(days, d -> today.plusDays(d).toString());
  }

  /**
   * A moment in the working day that many days ago, or the beginning of today for 0; the same all
   * day long, and never in the future.
   */
  String stamp(int daysAgo) {
    return stamps.computeIfAbsent(
        daysAgo,
        d ->
            Times.stamp(
                d == 0
                    ? beginning
                    : today.minusDays(d).atTime(8 + d % 9, d * 7 % 60).toInstant(ZoneOffset.UTC)));
  }

  /** Midnight UTC, unless the day began earlier in the zone. */
  private static Instant beginning(LocalDate day, ZoneId zone) {
    Instant utc = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant local = day.atStartOfDay(zone).toInstant();
    return local.isBefore(utc) ? local : utc;
  }

  void add(String collection, long id, Map<String, ?> fields) {
    Row row = makers.computeIfAbsent(collection, c -> new Row.Maker()).row(id, fields);
    rows.computeIfAbsent(collection, c -> new ArrayList<>(size(c))).add(row);
  }

  /** Fields in order, from names and values; a value of {@link #MISSING} leaves its name out. */
  static Map<String, @Nullable Object> fields(long id, @Nullable Object... pairs) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i + 1] != MISSING) {
        fields.put(String.valueOf(pairs[i]), pairs[i + 1]);
      }
    }
    return fields;
  }

  static final Object MISSING = new Object();

  static <T> T pick(List<T> from, int index) {
    return from.get(Math.floorMod(index, from.size()));
  }

  Map<String, List<Row>> rows() {
    Map<String, List<Row>> all = new LinkedHashMap<>();
    for (String collection : FirmSchema.collections()) {
      all.put(collection, List.copyOf(rows.getOrDefault(collection, List.of())));
    }
    return all;
  }
}
