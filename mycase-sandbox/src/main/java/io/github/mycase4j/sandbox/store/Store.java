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
 * The rows of a firm, by collection, in the order of their ids. Thread-safe: every method holds the
 * store's lock, and a caller that needs several together synchronizes on the store.
 */
public final class Store {
  private static final class Table {
    final TreeMap<Long, Row> rows = new TreeMap<>();
    final Row.Maker maker = new Row.Maker();
    long next;
  }

  private final Map<String, Table> tables = new LinkedHashMap<>();

  /**
   * Creates a store with a copy of a firm.
   *
   * @param firm the rows by collection
   */
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

  /**
   * Returns rows in the order of their keys.
   *
   * @param collection the collection
   * @param after the key after which they begin
   * @param filter the condition, or null for all
   * @param limit the most rows to return
   * @return the rows, unmodifiable
   * @throws IllegalArgumentException when there is no such collection
   */
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

  /**
   * Returns all rows that pass a filter.
   *
   * @param collection the collection
   * @param filter the condition, or null for all
   * @return the rows, unmodifiable
   * @throws IllegalArgumentException when there is no such collection
   */
  public List<Row> all(String collection, @Nullable Predicate<Row> filter) {
    return page(collection, Long.MIN_VALUE, filter, Integer.MAX_VALUE);
  }

  /**
   * Counts the rows that pass a filter.
   *
   * @param collection the collection
   * @param filter the condition, or null for all
   * @return their number
   * @throws IllegalArgumentException when there is no such collection
   */
  public synchronized long count(String collection, @Nullable Predicate<Row> filter) {
    SortedMap<Long, Row> rows = table(collection).rows;
    return filter == null ? rows.size() : rows.values().stream().filter(filter).count();
  }

  /**
   * Finds a row.
   *
   * @param collection the collection
   * @param id the row's key
   * @return the row, or null
   * @throws IllegalArgumentException when there is no such collection
   */
  public synchronized @Nullable Row find(String collection, long id) {
    return table(collection).rows.get(id);
  }

  /**
   * Returns the key that the next new row should have.
   *
   * @param collection the collection
   * @return a key that no row has
   * @throws IllegalArgumentException when there is no such collection
   */
  public synchronized long nextId(String collection) {
    return table(collection).next;
  }

  /**
   * Adds or replaces a row.
   *
   * @param collection the collection
   * @param key the row's key
   * @param fields plain JSON values
   * @return the row
   * @throws IllegalArgumentException when there is no such collection
   */
  public synchronized Row put(String collection, long key, Map<String, ?> fields) {
    Table table = table(collection);
    Row row = table.maker.row(key, fields);
    table.rows.put(key, row);
    table.next = Math.max(table.next, key + 1);
    return row;
  }

  /**
   * Deletes a row.
   *
   * @param collection the collection
   * @param id the row's key
   * @return whether it existed
   * @throws IllegalArgumentException when there is no such collection
   */
  public synchronized boolean delete(String collection, long id) {
    return table(collection).rows.remove(id) != null;
  }

  /** {@return an action that brings back the rows of this moment} */
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
