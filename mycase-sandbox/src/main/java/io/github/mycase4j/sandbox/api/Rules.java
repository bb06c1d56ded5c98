package io.github.mycase4j.sandbox.api;

import io.github.mycase4j.sandbox.http.ApiError;
import io.github.mycase4j.sandbox.store.Row;
import io.github.mycase4j.sandbox.store.Store;
import io.github.mycase4j.sandbox.value.Json;
import io.github.mycase4j.sandbox.value.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules by which MyCase turns a request body into a stored record. */
final class Rules {
  /** Changes the request body or the stored fields before they are merged. */
  private interface Rule {
    void apply(Map<String, @Nullable Object> fields, Map<String, @Nullable Object> sent, Call call);
  }

  /** The {@code parent_type} of the custom fields that a collection takes. */
  private static final Map<String, String> CUSTOM_FIELDS_OF =
      Map.of("cases", "case", "clients", "client", "leads", "client", "companies", "company");

  private static final List<String> CALLERS = List.of("caller_name", "client", "lead");

  private final Store store;
  private final Map<String, Rule> rules =
      Map.ofEntries(
          Map.entry("cases", this::legalCase),
          Map.entry("clients", this::client),
          Map.entry("companies", (fields, sent, call) -> bare(sent, "cases", "clients")),
          Map.entry("leads", this::lead),
          Map.entry("tasks", Rules::task),
          Map.entry("events", (fields, sent, call) -> bare(sent, "staff")),
          Map.entry("time_entries", (fields, sent, call) -> amounts(sent, "rate")),
          Map.entry("expenses", (fields, sent, call) -> amounts(sent, "cost", "units")),
          Map.entry("calls", Rules::phoneCall),
          Map.entry("notes", Rules::note));

  Rules(Store store) {
    this.store = store;
  }

  /** Merges a request body into a record as MyCase does. */
  void apply(
      String collection,
      Map<String, @Nullable Object> fields,
      Map<String, @Nullable Object> body,
      Call call) {
    Map<String, @Nullable Object> sent = new LinkedHashMap<>(body);
    if (sent.remove("custom_field_values") instanceof List<?> values) {
      checkParents(collection, values);
      fields.put("custom_field_values", appended(fields.get("custom_field_values"), values, call));
    }
    Rule rule = rules.get(collection);
    if (rule != null) {
      rule.apply(fields, sent, call);
    }
    fields.putAll(sent);
  }

  private void legalCase(
      Map<String, @Nullable Object> fields, Map<String, @Nullable Object> sent, Call call) {
    String name = String.valueOf(sent.get("name"));
    Object id = fields.get("id");
    boolean taken =
        !store
            .page(
                "cases",
                Long.MIN_VALUE,
                row ->
                    row.text("name").equalsIgnoreCase(name) && !Objects.equals(row.get("id"), id),
                1)
            .isEmpty();
    if (taken) {
      throw ApiError.data("/name", "Name has already been taken");
    }
    known(sent, "case_stage", "case_stages");
    known(sent, "practice_area", "practice_areas");
    bare(sent, "clients", "companies");
    if (sent.containsKey("clients")) {
      sent.put("contacts", sent.get("clients"));
    }
    if (sent.get("staff") instanceof List<?> staff) {
      sent.put("staff", staff.stream().map(Rules::caseStaff).toList());
    }
    if (sent.containsKey("status")) {
      boolean closed = "closed".equals(sent.get("status"));
      Object before = fields.get("closed_date");
      String today = call.stamp().substring(0, 10);
      fields.put("closed_date", closed ? (before == null ? today : before) : null);
    }
  }

  /** Clears an unknown stage or practice area silently, as MyCase does. */
  private void known(Map<String, @Nullable Object> sent, String field, String collection) {
    if (sent.get(field) instanceof String wanted) {
      List<Row> found = store.all(collection, row -> row.text("name").equalsIgnoreCase(wanted));
      sent.put(field, found.isEmpty() ? null : found.get(0).get("name"));
    }
  }

  private void client(
      Map<String, @Nullable Object> fields, Map<String, @Nullable Object> sent, Call call) {
    boolean initial = sent.containsKey("middle_initial");
    boolean middle = sent.containsKey("middle_name");
    if (initial && middle) {
      throw ApiError.body("/middle_initial", "Use one of middle_initial and middle_name");
    }
    if (initial) {
      sent.put("middle_name", sent.get("middle_initial"));
    } else if (middle) {
      sent.put("middle_initial", sent.get("middle_name"));
    }
    nameOf(sent, "people_group", "people_groups", "contact_group");
    bare(sent, "cases");
  }

  private void lead(
      Map<String, @Nullable Object> fields, Map<String, @Nullable Object> sent, Call call) {
    nameOf(sent, "referral_source_reference", "referral_sources", "referral_source");
    long by = Row.reference(sent.get("referred_by"));
    boolean known =
        call.view().find("clients", by) != null || call.view().find("companies", by) != null;
    if (sent.containsKey("referred_by") && !known) {
      sent.put("referred_by", null);
    }
  }

  /** Fills a deprecated field with the name of the record that its replacement refers to. */
  private void nameOf(
      Map<String, @Nullable Object> sent, String reference, String collection, String field) {
    Row row = store.find(collection, Row.reference(sent.get(reference)));
    if (row != null) {
      sent.put(field, row.get("name"));
    }
  }

  private static void task(
      Map<String, @Nullable Object> fields, Map<String, @Nullable Object> sent, Call call) {
    bare(sent, "staff");
    boolean was = Boolean.TRUE.equals(fields.get("completed"));
    if (sent.getOrDefault("completed", was) instanceof Boolean is && is != was) {
      fields.put("completed_at", was ? null : call.stamp());
    }
  }

  /** Requires exactly one caller; the description lists all three as required, which is wrong. */
  private static void phoneCall(
      Map<String, @Nullable Object> fields, Map<String, @Nullable Object> sent, Call call) {
    if (CALLERS.stream().filter(sent::containsKey).count() != 1) {
      throw ApiError.body(
          "/caller_name", "Exactly one of caller_name, client and lead is required");
    }
    CALLERS.forEach(name -> fields.put(name, null));
  }

  private static void note(
      Map<String, @Nullable Object> fields, Map<String, @Nullable Object> sent, Call call) {
    fields.putIfAbsent("created_by", Json.reference(call.userId()));
    fields.put("updated_by", Json.reference(call.userId()));
  }

  /** Converts amounts, which are numbers in requests and text in responses. */
  private static void amounts(Map<String, @Nullable Object> sent, String... names) {
    for (String name : names) {
      sent.put(name, Money.text(Money.of(sent.get(name))));
    }
  }

  private static void bare(Map<String, @Nullable Object> sent, String... names) {
    for (String name : names) {
      if (sent.containsKey(name)) {
        sent.put(name, References.bare(sent.get(name)));
      }
    }
  }

  static Map<String, @Nullable Object> caseStaff(Object sent) {
    Map<?, ?> each = (Map<?, ?>) sent;
    Map<String, @Nullable Object> staff = new LinkedHashMap<>();
    staff.put("id", each.get("id"));
    staff.put("lead_lawyer", Boolean.TRUE.equals(each.get("lead_lawyer")));
    staff.put("originating_lawyer", Boolean.TRUE.equals(each.get("originating_lawyer")));
    staff.put("case_rate", null);
    return staff;
  }

  private void checkParents(String collection, List<?> values) {
    String wanted = CUSTOM_FIELDS_OF.get(collection);
    for (int i = 0; i < values.size(); i++) {
      Object reference = ((Map<?, ?>) values.get(i)).get("custom_field");
      Row field = store.find("custom_fields", Row.reference(reference));
      if (field != null && !field.text("parent_type").equals(wanted)) {
        throw ApiError.data(
            "/custom_field_values/" + i + "/custom_field/id",
            "This custom field has the parent_type "
                + field.text("parent_type")
                + " instead of "
                + wanted);
      }
    }
  }

  /** Appends the values, as MyCase does even for a custom field that has one. */
  private static List<Object> appended(@Nullable Object before, List<?> values, Call call) {
    List<Object> all = new ArrayList<>();
    if (before instanceof List<?> list) {
      all.addAll(list);
    }
    for (Object value : values) {
      Map<String, @Nullable Object> each = new LinkedHashMap<>();
      ((Map<?, ?>) value).forEach((name, part) -> each.put(String.valueOf(name), part));
      each.put("created_at", call.stamp());
      each.put("updated_at", call.stamp());
      all.add(each);
    }
    return all;
  }
}
