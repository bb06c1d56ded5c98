package io.github.mycase4j.sandbox.api;

import io.github.mycase4j.sandbox.http.ApiError;
import io.github.mycase4j.sandbox.store.Row;
import io.github.mycase4j.sandbox.store.Store;
import io.github.mycase4j.sandbox.value.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** References between records: checks them on a write, and keeps both sides of a list in step. */
final class References {
  private static final Map<String, List<String>> TARGETS =
      Map.ofEntries(
          Map.entry("case", List.of("cases")),
          Map.entry("cases", List.of("cases")),
          Map.entry("client", List.of("clients")),
          Map.entry("clients", List.of("clients")),
          Map.entry("client_recipients", List.of("clients")),
          Map.entry("companies", List.of("companies")),
          Map.entry("billing_contact", List.of("clients", "companies")),
          Map.entry("lead", List.of("leads")),
          Map.entry("call_for", List.of("staff")),
          Map.entry("staff", List.of("staff")),
          Map.entry("staff_recipients", List.of("staff")),
          Map.entry("sender", List.of("staff", "clients")),
          Map.entry("people_group", List.of("people_groups")),
          Map.entry("location", List.of("locations")),
          Map.entry("referral_source_reference", List.of("referral_sources")),
          Map.entry("custom_field", List.of("custom_fields")));

  /** The fields of cases that hold the name of a record instead of its id. */
  private static final Map<String, String> NAMED_ON_CASES =
      Map.of("case_stages", "case_stage", "practice_areas", "practice_area");

  /**
   * The lists that a deleted record disappears from. A reference to one record stays, and leads
   * nowhere, as in real firms.
   */
  private static final Map<String, Map<String, List<String>>> MEMBERSHIPS =
      Map.of(
          "cases", Map.of("clients", List.of("cases"), "companies", List.of("cases")),
          "clients",
              Map.of("cases", List.of("clients", "contacts"), "companies", List.of("clients")),
          "companies", Map.of("cases", List.of("companies")),
          "invoices", Map.of("time_entries", List.of("invoices"), "expenses", List.of("invoices")));

  private final Store store;

  References(Store store) {
    this.store = store;
  }

  /** Rejects a body that refers to a record that does not exist for the user. */
  void check(StaffView view, Map<String, @Nullable Object> body) {
    check(view, body, "");
  }

  private static void check(StaffView view, Map<?, ?> object, String pointer) {
    object.forEach(
        (name, value) -> {
          String at = pointer + "/" + name;
          List<String> targets = TARGETS.getOrDefault(String.valueOf(name), List.of());
          if (value instanceof Map<?, ?> one) {
            check(view, targets, one, at);
          } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
              if (list.get(i) instanceof Map<?, ?> one) {
                check(view, targets, one, at + "/" + i);
                check(view, one, at + "/" + i);
              }
            }
          }
        });
  }

  private static void check(
      StaffView view, List<String> targets, Map<?, ?> reference, String pointer) {
    long id = Row.reference(reference);
    if (!targets.isEmpty() && targets.stream().allMatch(target -> view.find(target, id) == null)) {
      throw ApiError.data(pointer + "/id", pointer + " does not exist");
    }
  }

  /** Returns the references of a request body as a response shows them: the id alone. */
  static List<Map<String, Object>> bare(@Nullable Object list) {
    return Row.references(list).stream().distinct().map(Json::reference).toList();
  }

  /** Adds a record to, or removes it from, the lists of the records that it refers to. */
  void mirror(long id, List<Long> before, List<Long> after, String collection, String field) {
    for (Long other : before) {
      if (!after.contains(other)) {
        change(collection, other, field, id, false);
      }
    }
    for (Long other : after) {
      change(collection, other, field, id, true);
    }
  }

  /** Removes a deleted record from the lists of others. */
  void removed(String collection, long id) {
    MEMBERSHIPS
        .getOrDefault(collection, Map.of())
        .forEach((holder, lists) -> lists.forEach(list -> remove(holder, list, id)));
  }

  private void remove(String holder, String list, long id) {
    for (Row row : store.all(holder, each -> each.references(list).contains(id))) {
      List<Object> members = new ArrayList<>((List<?>) Objects.requireNonNull(row.get(list)));
      members.removeIf(member -> Row.reference(member) == id);
      Map<String, @Nullable Object> fields = new LinkedHashMap<>(row.all());
      fields.put(list, members);
      store.put(holder, row.key(), fields);
    }
  }

  /** Updates the name of a stage or practice area on the cases, which hold the name itself. */
  void renamed(String collection, Row before, @Nullable Object name) {
    String field = NAMED_ON_CASES.get(collection);
    if (field != null) {
      String old = before.text("name");
      for (Row each : store.all("cases", row -> row.text(field).equals(old))) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(each.all());
        fields.put(field, name);
        store.put("cases", each.key(), fields);
      }
    }
  }

  private void change(String collection, long id, String field, long member, boolean wanted) {
    Row row = store.find(collection, id);
    if (row == null || row.references(field).contains(member) == wanted) {
      return;
    }
    List<Long> members = new ArrayList<>(row.references(field));
    if (wanted) {
      members.add(member);
    } else {
      members.remove(member);
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(row.all());
    List<Map<String, Object>> list = members.stream().map(Json::reference).toList();
    fields.put(field, list);
    if (field.equals("clients") && fields.containsKey("contacts")) {
      fields.put("contacts", list);
    }
    store.put(collection, id, fields);
  }
}
