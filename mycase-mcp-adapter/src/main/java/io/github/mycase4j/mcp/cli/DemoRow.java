package io.github.mycase4j.mcp.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One object of a result; a required field that is missing ends the demo. */
record DemoRow(Map<?, ?> fields) {

  @Nullable Object find(String field) {
    return fields.get(field);
  }

  Object get(String field) {
    Object value = fields.get(field);
    if (value == null) {
      throw new IllegalStateException("the result has no " + field);
    }
    return value;
  }

  long number(String field) {
    return ((Number) get(field)).longValue();
  }

  DemoRow row(String field) {
    return new DemoRow((Map<?, ?>) get(field));
  }

  List<DemoRow> rows(String field) {
    List<DemoRow> rows = new ArrayList<>();
    for (Object row : (List<?>) get(field)) {
      rows.add(new DemoRow((Map<?, ?>) row));
    }
    return rows;
  }
}
