package io.github.mycase4j.sandbox;

import io.github.mycase4j.sandbox.sample.SampleGenerator;
import io.github.mycase4j.sandbox.store.Row;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fictional law firm: its people, matters, calendar, time, bills and documents, as MyCase stores
 * them. The same day in the same zone gives the same firm, at any hour; its dates lie near it, so
 * that there are always tasks due this week, events today and overdue invoices. It has the oddities
 * of real data on purpose: fields that are null or missing, references that lead nowhere, amounts
 * as text, an unknown invoice status. Immutable.
 */
public final class SampleFirm {

  private final Map<String, List<Row>> rows;

  private SampleFirm(Map<String, List<Row>> rows) {
    this.rows = rows;
  }

  /**
   * Generates the firm of the demo: 60 cases, 124 contacts, 12 staff, 300 tasks, 200 events, 1,500
   * time entries, 150 invoices, 300 documents and what belongs to them.
   *
   * @param clock the clock that says which day is today, and its time zone
   * @return the firm
   */
  public static SampleFirm standard(Clock clock) {
    return sized(clock, Map.of());
  }

  /**
   * Generates the same firm in another size, for load tests. Payments, folders and document
   * versions follow from the rest.
   *
   * @param clock the clock that says which day is today, and its time zone
   * @param counts how many of a collection, by MyCase's name of it (staff, cases, clients,
   *     companies, leads, tasks, events, calls, notes, message_threads, time_entries, expenses,
   *     invoices, documents); the standard number where it is not named
   * @return the firm
   * @throws IllegalArgumentException when a name is unknown, a number is negative, or there is no
   *     staff
   */
  public static SampleFirm sized(Clock clock, Map<String, Integer> counts) {
    return new SampleFirm(SampleGenerator.generate(clock, counts));
  }

  /** {@return the firm's name} */
  public String name() {
    return "Raman & Whitaker LLP";
  }

  /** {@return the id of the member of staff who logs in, a partner who may do everything} */
  public long userId() {
    return SampleGenerator.FIRST_STAFF;
  }

  /**
   * {@return the id of the member of staff who sees only the cases that they work on, an associate;
   * a firm of fewer than four people has nobody with this id}
   */
  public long restrictedUserId() {
    return SampleGenerator.RESTRICTED_STAFF;
  }

  /**
   * Returns copies of the rows of a collection.
   *
   * @param collection the collection, as MyCase's paths spell it
   * @return unmodifiable rows in the order of their ids
   * @throws IllegalArgumentException when there is no such collection
   */
  public List<Map<String, @Nullable Object>> rows(String collection) {
    List<Row> found = rows.get(collection);
    if (found == null) {
      throw new IllegalArgumentException("The sample firm has no collection '" + collection + "'");
    }
    return found.stream().<Map<String, @Nullable Object>>map(SampleFirm::shown).toList();
  }

  static Map<String, @Nullable Object> shown(Row row) {
    return Collections.unmodifiableMap(row.shown());
  }

  Map<String, List<Row>> rowsByCollection() {
    return rows;
  }

  /** An opaque text; MyCase's is no RFC 4122 UUID either. */
  String uuid() {
    return "firm_8Qz3vR-sandbox";
  }

  /** What {@code GET /firm} responds. */
  Map<String, @Nullable Object> response() {
    Map<String, @Nullable Object> firm = new LinkedHashMap<>();
    firm.put("name", name());
    firm.put("url", "https://raman-whitaker.example.com");
    return firm;
  }
}
