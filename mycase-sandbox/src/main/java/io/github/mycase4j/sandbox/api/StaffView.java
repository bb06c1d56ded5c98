package io.github.mycase4j.sandbox.api;

import io.github.mycase4j.sandbox.store.Row;
import io.github.mycase4j.sandbox.store.Store;
import io.github.mycase4j.sandbox.value.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The firm as one member of the staff sees it. Most see everything. A restricted member sees the
 * cases that they work on and the records of those cases; of records without a case, their own; and
 * the firm's shared lists, such as staff, stages, leads and office documents. For one request,
 * under the store's lock.
 */
final class StaffView {
  /** The field with the id of a record's creator, which responses do not show. */
  static final String CREATOR = "_by";

  /** Says whether a restricted member of the staff sees a record. */
  private interface Rule {
    boolean sees(StaffView view, Row row);
  }

  private static final Rule ALL = (view, row) -> true;

  /** A rule for every collection, so that a new one cannot be forgotten. */
  static final Map<String, Rule> RULES =
      Map.ofEntries(
          Map.entry("staff", ALL),
          Map.entry("cases", (view, row) -> view.cases().contains(row.key())),
          Map.entry("clients", (view, row) -> view.contact(row, "clients")),
          Map.entry("companies", (view, row) -> view.contact(row, "companies")),
          Map.entry("leads", ALL),
          Map.entry("tasks", (view, row) -> view.ofCase(row, view.isOn(row, "staff"))),
          Map.entry("events", (view, row) -> view.ofCase(row, view.isOn(row, "staff"))),
          Map.entry("time_entries", (view, row) -> view.ofCase(row, view.is(row, "staff"))),
          Map.entry("expenses", (view, row) -> view.ofCase(row, view.is(row, "staff"))),
          Map.entry("invoices", (view, row) -> view.ofCase(row, false)),
          Map.entry("invoice_payments", StaffView::payment),
          Map.entry("documents", (view, row) -> view.ofCase(row, true)),
          Map.entry("document_versions", (view, row) -> view.sees("documents", row, "document")),
          Map.entry("folders", StaffView::folder),
          Map.entry("notes", StaffView::note),
          Map.entry("calls", (view, row) -> view.is(row, "call_for") || view.made(row)),
          Map.entry("case_roles", ALL),
          Map.entry("case_stages", ALL),
          Map.entry("practice_areas", ALL),
          Map.entry("people_groups", ALL),
          Map.entry("referral_sources", ALL),
          Map.entry("locations", ALL),
          Map.entry("custom_fields", ALL),
          Map.entry(
              "message_threads",
              (view, row) -> view.ofCase(row, view.isOn(row, "staff") || view.is(row, "sender"))),
          Map.entry("messages", (view, row) -> view.sees("message_threads", row, "message_thread")),
          Map.entry("webhooks", ALL));

  private final Store store;
  private final long staffId;
  private final boolean restricted;
  private final Map<String, Set<Long>> contacts = new HashMap<>();
  private @Nullable Set<Long> cases;

  StaffView(Store store, long staffId, boolean restricted) {
    this.store = store;
    this.staffId = staffId;
    this.restricted = restricted;
  }

  /** Returns the id of the member of the staff. */
  long staffId() {
    return staffId;
  }

  /** Returns the condition for the rows of a collection that the user sees, or null for all. */
  @Nullable Predicate<Row> filter(String collection) {
    Rule rule = rule(collection);
    return !restricted || rule == ALL ? null : row -> rule.sees(this, row);
  }

  private static Rule rule(String collection) {
    Rule rule = RULES.get(collection);
    if (rule == null) {
      throw new IllegalStateException("No rule says who sees " + collection);
    }
    return rule;
  }

  /** Returns a row that the user sees, or null. */
  @Nullable Row find(String collection, long id) {
    Row row = store.find(collection, id);
    return row == null || !restricted || rule(collection).sees(this, row) ? row : null;
  }

  /** Returns a row's fields for a response; its lists name only what the user sees. */
  Map<String, @Nullable Object> shown(String collection, Row row) {
    Map<String, @Nullable Object> fields = row.shown();
    if (restricted && (collection.equals("clients") || collection.equals("companies"))) {
      narrow(fields, "cases");
      narrow(fields, "clients");
    }
    return fields;
  }

  /** Restores the entries hidden from the user in a list that the user replaced. */
  void keepHidden(Row before, Map<String, @Nullable Object> fields) {
    if (!restricted) {
      return;
    }
    for (String list : List.of("cases", "clients")) {
      List<Long> hidden =
          before.references(list).stream().filter(id -> isHidden(list, id)).toList();
      if (!hidden.isEmpty()) {
        Set<Long> all = new LinkedHashSet<>(Row.references(fields.get(list)));
        all.addAll(hidden);
        fields.put(list, all.stream().map(Json::reference).toList());
      }
    }
  }

  /** A dangling reference is not hidden. */
  private boolean isHidden(String collection, long id) {
    return find(collection, id) == null && store.find(collection, id) != null;
  }

  private void narrow(Map<String, @Nullable Object> fields, String list) {
    if (fields.containsKey(list)) {
      fields.put(
          list,
          Row.references(fields.get(list)).stream()
              .filter(id -> !isHidden(list, id))
              .map(Json::reference)
              .toList());
    }
  }

  private Set<Long> cases() {
    Set<Long> known = cases;
    if (known == null) {
      known = new HashSet<>();
      for (Row row : store.all("cases", row -> isOn(row, "staff"))) {
        known.add(row.key());
      }
      cases = known;
    }
    return known;
  }

  /** The clients or companies that the user's cases name. */
  private Set<Long> contacts(String field) {
    Set<Long> known = contacts.get(field);
    if (known == null) {
      known = new HashSet<>();
      for (Row row : store.all("cases", row -> cases().contains(row.key()))) {
        known.addAll(row.references(field));
      }
      contacts.put(field, known);
    }
    return known;
  }

  private boolean contact(Row row, String field) {
    List<Long> own = row.references("cases");
    return contacts(field).contains(row.key())
        || own.stream().anyMatch(cases()::contains)
        || (own.isEmpty() && made(row));
  }

  /** Decides by the record's case; without a case, by whether the record is the user's own. */
  private boolean ofCase(Row row, boolean own) {
    return row.get("case") == null ? own || made(row) : cases().contains(row.reference("case"));
  }

  private boolean payment(Row row) {
    Row invoice = row.get("case") == null ? store.find("invoices", row.reference("invoice")) : null;
    return ofCase(invoice == null ? row : invoice, false);
  }

  private boolean folder(Row row) {
    return row.get("_case") == null || cases().contains(row.reference("_case"));
  }

  private boolean note(Row row) {
    if (row.get("client") != null) {
      return sees("clients", row, "client");
    }
    if (row.get("company") != null) {
      return sees("companies", row, "company");
    }
    return ofCase(row, is(row, "created_by"));
  }

  private boolean sees(String collection, Row row, String field) {
    return find(collection, row.reference(field)) != null;
  }

  private boolean isOn(Row row, String list) {
    return row.references(list).contains(staffId);
  }

  private boolean is(Row row, String field) {
    return row.reference(field) == staffId;
  }

  private boolean made(Row row) {
    return row.get(CREATOR) instanceof Long id && id == staffId;
  }
}
