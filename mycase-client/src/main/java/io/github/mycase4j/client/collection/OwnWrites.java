package io.github.mycase4j.client.collection;

import java.util.List;

/** Which collections a write changes, so that our own writes show at once. */
public final class OwnWrites {
  private OwnWrites() {}

  /**
   * Says that something was written.
   *
   * @param path of the request, below the API base, such as {@code /cases/7/relationships/staff}
   */
  public static void seen(FirmCollections firm, String path) {
    List<String> parts = List.of(path.split("/", -1));
    if (parts.get(parts.size() - 1).equals("notes")) {
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
}
