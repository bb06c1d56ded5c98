package io.github.mycase4j.sandbox;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fictional law firm: its people, matters, calendar, time, bills and documents, as MyCase would
 * hold them. The same clock gives the same firm; its dates lie around the clock's today, so that
 * there always are tasks due this week, events today and overdue invoices. It has the oddities of
 * real data on purpose: fields that are null or missing, references that lead nowhere, amounts as
 * text, an unknown invoice status. Immutable.
 */
public final class SampleFirm {
  static final List<String> SOURCES =
      List.of("Former client", "Bar association", "Web search", "Neighborhood newsletter");
  private static final List<String> LOCATIONS =
      List.of(
          "Alameda County Superior Court",
          "San Francisco Superior Court",
          "Conference Room A",
          "Conference Room B",
          "Federal Courthouse, Oakland",
          "Petaluma Office",
          "Client's office",
          "Zoom");
  private static final Map<String, Integer> STANDARD =
      Map.ofEntries(
          Map.entry("staff", 12),
          Map.entry("cases", 60),
          Map.entry("clients", 92),
          Map.entry("companies", 32),
          Map.entry("leads", 15),
          Map.entry("tasks", 300),
          Map.entry("events", 200),
          Map.entry("calls", 40),
          Map.entry("notes", 120),
          Map.entry("message_threads", 12),
          Map.entry("time_entries", 1_500),
          Map.entry("expenses", 60),
          Map.entry("invoices", 150),
          Map.entry("documents", 300));

  private final Map<String, List<Row>> rows;

  private SampleFirm(Map<String, List<Row>> rows) {
    this.rows = rows;
  }

  /**
   * The firm of the demo: 60 cases, 124 contacts, 12 staff, 300 tasks, 200 events, 1,500 time
   * entries, 150 invoices, 300 documents and what belongs to them.
   *
   * @param clock its today and its zone
   */
  public static SampleFirm standard(Clock clock) {
    return sized(clock, Map.of());
  }

  /**
   * The same firm in another size, for load tests. Payments, folders and document versions follow
   * from the rest.
   *
   * @param clock its today and its zone
   * @param counts how many of a collection, by MyCase's name of it (staff, cases, clients,
   *     companies, leads, tasks, events, calls, notes, message_threads, time_entries, expenses,
   *     invoices, documents); the standard number where it is not named
   * @throws IllegalArgumentException when a name is unknown or a number negative, or there is no
   *     staff
   */
  public static SampleFirm sized(Clock clock, Map<String, Integer> counts) {
    Map<String, Integer> sizes = new LinkedHashMap<>(STANDARD);
    counts.forEach(
        (name, count) -> {
          if (!STANDARD.containsKey(name) || count < 0 || (name.equals("staff") && count == 0)) {
            throw new IllegalArgumentException("A sample firm cannot have " + count + " " + name);
          }
          sizes.put(name, count);
        });
    Sample sample = new Sample(clock, sizes);
    SampleMatters matters = new SampleMatters(sample);
    new SamplePeople(sample, matters.casesOfClient, matters.casesOfCompany).make();
    Map<Long, BigDecimal> outstanding = new SampleBilling(sample, matters).make();
    matters.make(outstanding);
    new SampleWork(sample, matters).make();
    new SampleDocuments(sample, matters).make();
    reference(sample);
    return new SampleFirm(sample.rows());
  }

  private static void reference(Sample sample) {
    named(sample, "case_stages", SampleWords.STAGES);
    named(sample, "practice_areas", SampleWords.AREAS);
    named(sample, "people_groups", List.of("Client", "Opposing Party", "Witness", "Expert"));
    named(sample, "referral_sources", SOURCES);
    named(sample, "case_roles", List.of("Plaintiff", "Defendant", "Spouse", "Guardian"));
    named(sample, "locations", LOCATIONS);
    customField(sample, 1, "Docket Number", "case", "short_text", null);
    customField(sample, 2, "Client since", "client", "date", null);
    customField(sample, 3, "Task code", "time", "short_text", null);
    List<Object> options =
        List.of(option(sample, "venue-state", "State"), option(sample, "venue-fed", "Federal"));
    customField(sample, 4, "Venue", "case", "list", options);
  }

  private static void named(Sample sample, String collection, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      long id = 1L + i;
      boolean placed = collection.equals("locations") && i < 2;
      sample.add(
          collection,
          id,
          Sample.fields(
              id,
              "name",
              names.get(i),
              "address",
              placed ? Json.ordered("city", "Oakland", "state", "CA") : Sample.MISSING,
              "created_at",
              sample.stamp(900),
              "updated_at",
              sample.stamp(300 + i)));
    }
  }

  private static Map<String, Object> option(Sample sample, String key, String name) {
    String stamp = sample.stamp(300);
    return Json.ordered("key", key, "option", name, "created_at", stamp, "updated_at", stamp);
  }

  private static void customField(
      Sample sample,
      long id,
      String name,
      String parent,
      String type,
      @Nullable List<Object> options) {
    sample.add(
        "custom_fields",
        id,
        Sample.fields(
            id,
            "name",
            name,
            "parent_type",
            parent,
            "field_type",
            type,
            "list_options",
            options == null ? Sample.MISSING : options,
            "created_at",
            sample.stamp(900),
            "updated_at",
            sample.stamp(300)));
  }

  /** The firm's name. */
  public String name() {
    return "Raman & Whitaker LLP";
  }

  /** The id of the member of staff who logs in; a partner who may do everything. */
  public long userId() {
    return SamplePeople.STAFF;
  }

  /**
   * Unmodifiable copies of the rows of a collection, in the order of their ids.
   *
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

  Map<String, @Nullable Object> answer() {
    Map<String, @Nullable Object> firm = new LinkedHashMap<>();
    firm.put("name", name());
    firm.put("url", "https://raman-whitaker.example.com");
    return firm;
  }
}
