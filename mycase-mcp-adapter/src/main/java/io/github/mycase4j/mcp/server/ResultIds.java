package io.github.mycase4j.mcp.server;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the ids that the audit log keeps of a result. */
final class ResultIds {
  private static final Set<String> CASES = Set.of("case", "cases");
  private final List<Long> rows = new ArrayList<>();
  private final Set<Long> cases = new LinkedHashSet<>();
  private int count;

  void add(String field, Map<String, Object> object) {
    if (!(object.get("id") instanceof Number id)) {
      return;
    }
    count++;
    rows.add(id.longValue());
    if (CASES.contains(field)) {
      cases.add(id.longValue());
    }
    for (String reference : CASES) {
      addCases(object.get(reference));
    }
  }

  private void addCases(@Nullable Object value) {
    if (value instanceof Map<?, ?> map && map.get("id") instanceof Number id) {
      cases.add(id.longValue());
    } else if (value instanceof List<?> list) {
      list.forEach(this::addCases);
    }
  }

  /** Adds a group; its case belongs to the call, so that a report by matter finds the call. */
  void addGroup(String by, Map<String, Object> group) {
    count++;
    if (CASES.contains(by)) {
      addCases(group.get(by));
    }
  }

  /** A result that is neither list nor object of its own still is one result. */
  void single(Map<String, Object> structured) {
    if (count == 0) {
      count = 1;
      structured.forEach(
          (field, value) -> {
            if (field.endsWith("_id") && value instanceof Number id && rows.isEmpty()) {
              rows.add(id.longValue());
            }
          });
    }
  }

  /** Returns the number of rows or groups returned. */
  int count() {
    return count;
  }

  /** Returns the ids of the rows, in order. */
  List<Long> rows() {
    return List.copyOf(rows);
  }

  /** Returns the ids of the cases that they belong to. */
  List<Long> cases() {
    return List.copyOf(cases);
  }
}
