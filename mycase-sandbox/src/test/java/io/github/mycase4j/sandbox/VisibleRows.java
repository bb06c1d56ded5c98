package io.github.mycase4j.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The rows that one member of the staff should see, worked out from the stored rows. */
final class VisibleRows {
  private final Sandbox sandbox;
  private final long me;
  private final Map<String, Set<Long>> seen = new HashMap<>();

  VisibleRows(Sandbox sandbox, Caller everyone, long me) throws Exception {
    this.sandbox = sandbox;
    this.me = me;
    select("cases", row -> references(row.get("staff")).contains(me));
    Set<Long> clients = new HashSet<>();
    Set<Long> companies = new HashSet<>();
    for (Map<String, Object> row : sandbox.rows("cases")) {
      if (of("cases").contains(row.get("id"))) {
        clients.addAll(references(row.get("clients")));
        companies.addAll(references(row.get("companies")));
      }
    }
    seen.put("clients", clients);
    seen.put("companies", companies);
    for (String name : List.of("tasks", "events", "message_threads")) {
      select(name, row -> ofCase(row, references(row.get("staff")).contains(me) || isMine(row)));
    }
    for (String name : List.of("time_entries", "expenses", "invoices", "invoice_payments")) {
      select(name, row -> ofCase(row, isMine(row)));
    }
    select("documents", row -> ofCase(row, true));
    select("document_versions", row -> of("documents").contains(reference(row.get("document"))));
    select("calls", row -> reference(row.get("call_for")) == me);
    select(
        "notes",
        row ->
            of("cases").contains(reference(row.get("case")))
                || of("clients").contains(reference(row.get("client")))
                || of("companies").contains(reference(row.get("company"))));
    folders(everyone);
  }

  /** Only the API says which case a folder belongs to; the firm's own belong to none. */
  private void folders(Caller everyone) throws Exception {
    Map<Long, Long> caseOf = new LinkedHashMap<>();
    for (Map<String, Object> row : sandbox.rows("cases")) {
      long root = everyone.get("/cases/" + row.get("id") + "/folder").json().get("id").asLong();
      caseOf.put(root, (Long) row.get("id"));
      for (JsonNode folder : everyone.get("/folders/" + root + "/subfolders").json()) {
        caseOf.put(folder.get("id").asLong(), (Long) row.get("id"));
      }
    }
    select(
        "folders",
        row -> {
          Long legalCase = caseOf.get((Long) row.get("id"));
          return legalCase == null || of("cases").contains(legalCase);
        });
  }

  private void select(String collection, Predicate<Map<String, Object>> condition) {
    Set<Long> ids = new HashSet<>();
    for (Map<String, Object> row : sandbox.rows(collection)) {
      if (condition.test(row)) {
        ids.add((Long) row.get("id"));
      }
    }
    seen.put(collection, ids);
  }

  private boolean ofCase(Map<String, Object> row, boolean otherwise) {
    return row.get("case") == null ? otherwise : of("cases").contains(reference(row.get("case")));
  }

  private boolean isMine(Map<String, Object> row) {
    return reference(row.get("staff")) == me || reference(row.get("sender")) == me;
  }

  private static long reference(Object value) {
    return value instanceof Map<?, ?> map ? (Long) map.get("id") : -1;
  }

  private static List<Long> references(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(VisibleRows::reference).toList()
        : List.of();
  }

  /** The ids of a collection that the member of the staff sees. */
  Set<Long> of(String collection) {
    return Objects.requireNonNull(seen.get(collection), collection);
  }

  /** Returns all ids of a collection, visible or not. */
  Set<Long> all(String collection) {
    Set<Long> ids = new TreeSet<>();
    sandbox.rows(collection).forEach(row -> ids.add((Long) row.get("id")));
    return ids;
  }
}
