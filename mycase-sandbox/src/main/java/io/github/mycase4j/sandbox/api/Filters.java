package io.github.mycase4j.sandbox.api;

import io.github.mycase4j.sandbox.http.Query;
import io.github.mycase4j.sandbox.store.Row;
import io.github.mycase4j.sandbox.value.Times;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The filters of a list, from its query parameters. */
final class Filters {
  private final DateHeader dateHeader;

  Filters(DateHeader dateHeader) {
    this.dateHeader = dateHeader;
  }

  /**
   * Returns the condition for the rows in scope that the parameters select, or null for all rows.
   */
  @Nullable Predicate<Row> of(String collection, Query query, @Nullable Predicate<Row> scope) {
    Predicate<Row> all = scope;
    if (collection.equals("invoices")
        && !"false".equals(query.get("only_allowed_online_payments"))) {
      all = and(all, row -> !Boolean.FALSE.equals(row.get("allow_online_payments")));
    }
    for (Map.Entry<String, String> each : query.values().entrySet()) {
      String name = each.getKey();
      if (name.startsWith("filter[")) {
        String field = name.substring(7, name.length() - 1);
        all = and(all, filter(collection, field, each.getValue()));
      }
    }
    return all;
  }

  private Predicate<Row> filter(String collection, String field, String wanted) {
    switch (field) {
      case "updated_after" -> {
        Instant moment = Times.moment(wanted);
        long millis =
            moment == null ? Long.MIN_VALUE : dateHeader.inSandboxTime(moment).toEpochMilli();
        return row -> row.changedSince(millis);
      }
      case "payable_id" -> {
        long id = Long.parseLong(wanted);
        return row -> row.reference("invoice") == id;
      }
      case "status" -> {
        if (collection.equals("staff")) {
          Boolean active = wanted.equals("active");
          return row -> active.equals(row.get("active"));
        }
        return row -> row.text("status").equals(wanted);
      }
      default -> {
        return row -> row.text(field).equalsIgnoreCase(wanted);
      }
    }
  }

  private static Predicate<Row> and(@Nullable Predicate<Row> one, Predicate<Row> other) {
    return one == null ? other : one.and(other);
  }
}
