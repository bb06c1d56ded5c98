package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.model.ModelFields;
import java.util.Set;

/** Fields of a record that could not be read, from which a row must not conclude anything. */
final class Unreadable {
  private Unreadable() {}

  /** Returns whether one of these fields, or something within one, could not be read. */
  static boolean has(Record row, String... fields) {
    Set<String> unreadable = ModelFields.unreadable(row).keySet();
    for (String path : unreadable) {
      for (String field : fields) {
        if (path.equals(field) || path.startsWith(field + "[") || path.startsWith(field + ".")) {
          return true;
        }
      }
    }
    return false;
  }
}
