package io.github.mycase4j.sandbox.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the firm has in MyCase, by collection, each in the order of its ids. Every method holds the
 * store's lock; a caller that needs several together synchronises on the store.
 */
public final class Store {
  private static final class Table {
    final TreeMap<Long, Row> rows = new TreeMap<>();
    final Row.Maker maker = new Row.Maker();
    long next;
  }

  private final Map<String, Table> tables = new LinkedHashMap<>();

  public Store(Map<String, List<Row>> firm) {
    for (String name : FirmSchema.collections()) {
      Table table = new Table();
      for (Row row : firm.getOrDefault(name, List.of())) {
        table.rows.put(row.key(), row);
      }
      table.next = table.rows.isEmpty() ? 1 : table.rows.lastKey() + 1;
      tables.put(name, table);
    }
  }

  private Table table(String collection) {
    Table table = tables.get(collection);
    if (table == null) {
      throw new IllegalArgumentException(
          "The sandbox has no collection '" + collection + "'; it has " + tables.keySet());
    }
    return table;
  }

  /** Up to {@code limit} rows after that key which pass the filter. */
  public synchronized List<Row> page(
      String collection, long after, @Nullable Predicate<Row> filter, int limit) {
    List<Row> page = new ArrayList<>(Math.min(limit, 64));
    for (Row row : table(collection).rows.tailMap(after, false).values()) {
      if (filter == null || filter.test(row)) {
        page.add(row);
        if (page.size() == limit) {
          break;
        }
      }
    }
    return Collections.unmodifiableList(page);
  }

  public List<Row> all(String collection, @Nullable Predicate<Row> filter) {
    return page(collection, Long.MIN_VALUE, filter, Integer.MAX_VALUE);
  }

  public synchronized long count(String collection, @Nullable Predicate<Row> filter) {
    SortedMap<Long, Row> rows = table(collection).rows;
    return filter == null ? rows.size() : rows.values().stream().filter(filter).count();
  }

  public synchronized @Nullable Row find(String collection, long id) {
    return table(collection).rows.get(id);
  }

  public synchronized long nextId(String collection) {
    return table(collection).next;
  }

  /** Adds or replaces the row with that key. */
  public synchronized Row put(String collection, long key, Map<String, ?> fields) {
    Table table = table(collection);
    Row row = table.maker.row(key, fields);
    table.rows.put(key, row);
    table.next = Math.max(table.next, key + 1);
    return row;
  }

  public synchronized boolean delete(String collection, long id) {
    return table(collection).rows.remove(id) != null;
  }

  /** Remembers all rows; the result brings them back. */
  public synchronized Runnable checkpoint() {
    Map<String, Map<Long, Row>> rows = new LinkedHashMap<>();
    Map<String, Long> next = new LinkedHashMap<>();
    tables.forEach(
        (name, table) -> {
          rows.put(name, new HashMap<>(table.rows));
          next.put(name, table.next);
        });
    return () -> restore(rows, next);
  }

  private synchronized void restore(Map<String, Map<Long, Row>> rows, Map<String, Long> next) {
    tables.forEach(
        (name, table) -> {
          table.rows.clear();
          table.rows.putAll(rows.getOrDefault(name, Map.of()));
          table.next = next.getOrDefault(name, 1L);
        });
  }
}
