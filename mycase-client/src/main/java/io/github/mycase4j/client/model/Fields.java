package io.github.mycase4j.client.model;

import io.github.mycase4j.client.internal.json.Json;
import java.util.Map;

/** A record as plain fields under MyCase's names, for who wants to write or show all of it. */
public final class Fields {
  private Fields() {}

  /**
   * Returns the fields of a record that are set, in the record's order, and after them those that
   * this version does not know. Dates and instants are ISO 8601 strings, decimals are exact, nested
   * records are maps, lists are lists. Does no I/O.
   *
   * @param row a record of this package, or one made of such records
   */
  public static Map<String, Object> of(Record row) {
    return Json.toMap(row);
  }
}
