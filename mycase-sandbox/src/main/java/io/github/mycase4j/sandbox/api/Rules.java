package io.github.mycase4j.sandbox.api;

import io.github.mycase4j.sandbox.http.ApiError;
import io.github.mycase4j.sandbox.store.Row;
import io.github.mycase4j.sandbox.store.Store;
import io.github.mycase4j.sandbox.value.Json;
import io.github.mycase4j.sandbox.value.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What MyCase makes of a request body: how the stored record differs from what was sent. */
final class Rules {
  private static final Map<String, Map<String, @Nullable Object>> NEW =
      Map.ofEntries(
          record("cases", "case_number", null, "description", "", "opened_date", null),
          record("clients", "email", null, "people_group", null, "archived", false),
          record("companies", "email", null, "website", null, "archived", false),
          record("leads", "email", null, "status", "New", "approved", false),
          record("tasks", "description", "", "completed", false, "case", null),
          record("events", "description", "", "all_day", false, "private", false),
          record("time_entries", "description", "", "billable", true, "flat_fee", false),
          record("expenses", "description", "", "staff", null, "invoices", List.of()),
          record("calls", "caller_name", null, "call_type", "incoming", "resolved", false),
          record("notes", "archived", false),
          record("documents", "description", "", "assigned_date", null, "case", null));

  private final Store store;

  Rules(Store store) {
    this.store = store;
  }

  private static Map.Entry<String, Map<String, @Nullable Object>> record(
      String collection, @Nullable Object... pairs) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return Map.entry(collection, fields);
  }

  /** The fields of a new record before its body is laid over them. */
  Map<String, @Nullable Object> blank(String collection, long id) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.putAll(NEW.getOrDefault(collection, Map.of()));
    switch (collection) {
      case "cases" -> {
        fields.put("closed_date", null);
        fields.put("sol_date", null);
        fields.put("practice_area", null);
        fields.put("case_stage", null);
        fields.put("status", "open");
        fields.put("outstanding_balance", BigDecimal.ZERO);
        fields.put("billing_contact", null);
        fields.put("billing_type", "");
        fields.put("office", null);
        for (String list : List.of("contacts", "clients", "companies", "staff")) {
          fields.put(list, List.of());
        }
        fields.put("custom_field_values", List.of());
      }
      case "clients", "companies" -> {
        fields.put("cases", List.of());
        fields.put("custom_field_values", List.of());
        if (collection.equals("companies")) {
          fields.put("clients", List.of());
        }
      }
      case "leads" -> fields.put("custom_field_values", List.of());
      case "tasks" -> {
        fields.put("staff", List.of());
        fields.put("completed_at", null);
      }
      case "events" -> {
        fields.put("event_type", null);
        fields.put("location", null);
        fields.put("case", null);
      }
      case "time_entries" -> {
        fields.put("invoices", List.of());
        fields.put("custom_field_values", List.of());
      }
      case "expenses" -> fields.put("custom_field_values", List.of());
      case "calls" -> {
        fields.put("case", null);
        fields.put("client", null);
        fields.put("lead", null);
      }
      default -> {}
    }
    return fields;
  }

  /** Lays a body over a record, the way MyCase does. */
  void apply(
      String collection,
      Map<String, @Nullable Object> fields,
      Map<String, @Nullable Object> body,
      Call call) {
    Map<String, @Nullable Object> sent = new LinkedHashMap<>(body);
    Object custom = sent.remove("custom_field_values");
    if (custom instanceof List<?> values) {
      fields.put("custom_field_values", appended(fields.get("custom_field_values"), values, call));
    }
    switch (collection) {
      case "cases" -> legalCase(fields, sent, call);
      case "clients" -> {
        if (sent.containsKey("middle_initial") && sent.containsKey("middle_name")) {
          throw ApiError.body(
              List.of(
                  ApiError.Problem.body(
                      "/middle_initial", "Use one of middle_initial and middle_name")));
        }
        bare(sent, "cases");
      }
      case "companies" -> bare(sent, "cases", "clients");
      case "leads" -> {
        long by = Row.reference(sent.get("referred_by"));
        boolean known = store.find("clients", by) != null || store.find("companies", by) != null;
        if (sent.containsKey("referred_by") && !known) {
          sent.put("referred_by", null);
        }
      }
      case "tasks" -> {
        bare(sent, "staff");
        boolean was = Boolean.TRUE.equals(fields.get("completed"));
        Object is = sent.getOrDefault("completed", was);
        if (Boolean.TRUE.equals(is) != was) {
          fields.put("completed_at", was ? null : call.stamp());
        }
      }
      case "events" -> bare(sent, "staff");
      case "time_entries" -> sent.put("rate", Money.text(Money.of(sent.get("rate"))));
      case "expenses" -> {
        sent.put("cost", Money.text(Money.of(sent.get("cost"))));
        sent.put("units", Money.text(Money.of(sent.get("units"))));
      }
      case "calls" -> {
        List<String> callers = List.of("caller_name", "client", "lead");
        if (callers.stream().filter(sent::containsKey).count() != 1) {
          throw ApiError.body(
              List.of(
                  ApiError.Problem.body(
                      "/caller_name", "Exactly one of caller_name, client and lead is required")));
        }
        callers.forEach(name -> fields.put(name, null));
      }
      case "notes" -> {
        fields.putIfAbsent("created_by", Json.reference(call.userId()));
        fields.put("updated_by", Json.reference(call.userId()));
      }
      default -> {}
    }
    fields.putAll(sent);
  }

  private static void bare(Map<String, @Nullable Object> sent, String... names) {
    for (String name : names) {
      if (sent.containsKey(name)) {
        sent.put(name, References.bare(sent.get(name)));
      }
    }
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

  /** MyCase blanks a stage or practice area that it does not know, and says nothing. */
  private void known(Map<String, @Nullable Object> sent, String field, String collection) {
    if (sent.get(field) instanceof String wanted) {
      List<Row> found = store.all(collection, row -> row.text("name").equalsIgnoreCase(wanted));
      sent.put(field, found.isEmpty() ? null : found.get(0).get("name"));
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
