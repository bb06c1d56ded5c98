package io.github.mycase4j.sandbox.sample;

import io.github.mycase4j.sandbox.store.Row;
import io.github.mycase4j.sandbox.value.Json;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Generates the rows of the sample firm, the same ones for the same clock and sizes. */
public final class SampleGenerator {
  /** The id of the first member of the staff, a partner who may do everything. */
  public static final long FIRST_STAFF = SamplePeople.STAFF;

  /** The id of the member of the staff who sees only their own cases. */
  public static final long RESTRICTED_STAFF = SamplePeople.STAFF + 3;

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

  private SampleGenerator() {}

  /**
   * Generates all rows.
   *
   * @param clock the firm's today and time zone
   * @param counts how many rows of a collection, where that differs from the standard firm
   * @return the rows by collection, each in the order of their ids
   * @throws IllegalArgumentException when a name is unknown, a number is negative, or there is no
   *     staff
   */
  public static Map<String, List<Row>> generate(Clock clock, Map<String, Integer> counts) {
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
    return sample.rows();
  }

  private static void reference(Sample sample) {
    named(sample, "case_stages", SampleWords.STAGES);
    named(sample, "practice_areas", SampleWords.AREAS);
    named(sample, "people_groups", List.of("Client", "Opposing Party", "Witness", "Expert"));
    named(sample, "referral_sources", SampleWords.SOURCES);
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
}
