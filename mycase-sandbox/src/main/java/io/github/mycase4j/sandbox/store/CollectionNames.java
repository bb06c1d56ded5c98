package io.github.mycase4j.sandbox.store;

import java.util.List;

/** The names of all collections of a firm, as MyCase's paths spell them. */
public final class CollectionNames {
  /** Every collection, in the order in which a store lists them. */
  public static final List<String> ALL =
      List.of(
          "staff",
          "cases",
          "clients",
          "companies",
          "leads",
          "tasks",
          "events",
          "time_entries",
          "expenses",
          "invoices",
          "invoice_payments",
          "documents",
          "document_versions",
          "folders",
          "notes",
          "calls",
          "case_roles",
          "case_stages",
          "practice_areas",
          "people_groups",
          "referral_sources",
          "locations",
          "custom_fields",
          "message_threads",
          "messages",
          "webhooks");

  private CollectionNames() {}
}
