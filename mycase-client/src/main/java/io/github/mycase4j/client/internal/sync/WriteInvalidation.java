package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.client.internal.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Which collections a write changes, so that our own writes show at once. */
public final class WriteInvalidation {
  private WriteInvalidation() {}

  /**
   * Says that something was written.
   *
   * @param path of the request, below the API base, such as {@code /cases/7/relationships/staff}
   * @param body what was written, null for a deletion
   */
  public static void seen(FirmCollections firm, String path, @Nullable Object body) {
    List<String> parts = List.of(path.split("/", -1));
    if (Set.of("notes", "message_threads", "subfolders").contains(parts.get(parts.size() - 1))) {
      return;
    }
    if (parts.contains("documents")) {
      firm.documents().invalidate();
      return;
    }
    switch (parts.size() > 1 ? parts.get(1) : "") {
      case "cases", "clients", "companies" -> {
        // Each of the three names the others.
        firm.cases().invalidate();
        firm.clients().invalidate();
        firm.companies().invalidate();
        touched(firm, parts, body);
      }
      case "tasks" -> firm.tasks().invalidate();
      case "events" -> firm.events().invalidate();
      case "time_entries" -> firm.timeEntries().invalidate();
      case "invoices" -> {
        firm.invoices().invalidate();
        firm.invoicePayments().invalidate();
      }
      case "practice_areas" -> firm.practiceAreas().invalidate();
      case "case_stages" -> firm.caseStages().invalidate();
      case "locations" -> firm.locations().invalidate();
      default -> {
        // Nothing that is kept whole.
      }
    }
  }

  /** Nobody says that MyCase dates a client anew who came onto a case, or the other way round. */
  private static void touched(FirmCollections firm, List<String> parts, @Nullable Object body) {
    if (body != null) {
      Map<String, Object> fields = Json.toMap(body);
      ids(fields.get("cases")).forEach(firm.cases()::invalidate);
      ids(fields.get("clients")).forEach(firm.clients()::invalidate);
      ids(fields.get("companies")).forEach(firm.companies()::invalidate);
    }
    if (parts.size() > 2 && parts.get(2).matches("\\d{1,18}")) {
      long id = Long.parseLong(parts.get(2));
      switch (parts.get(1)) {
        case "cases" -> firm.cases().invalidate(id);
        case "clients" -> firm.clients().invalidate(id);
        default -> firm.companies().invalidate(id);
      }
    }
  }

  /** Returns the ids of the references in a field of a body. */
  private static LongStream ids(@Nullable Object field) {
    return field instanceof List<?> items
        ? items.stream()
            .map(item -> item instanceof Map<?, ?> reference ? reference.get("id") : null)
            .filter(Number.class::isInstance)
            .mapToLong(id -> ((Number) id).longValue())
        : LongStream.empty();
  }
}
