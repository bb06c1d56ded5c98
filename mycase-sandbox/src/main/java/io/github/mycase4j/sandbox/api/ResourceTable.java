package io.github.mycase4j.sandbox.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every operation of MyCase's API v1, 113 of them: its path, its query parameters, its body and its
 * action. No other operation exists.
 */
final class ResourceTable {
  private static final String SIZED = "page_size=size page_token ";
  private static final String PAGED = SIZED + "filter[updated_after]=moment ";

  /** A nested list: its Link carries a page_token, but it takes no page_size. */
  private static final String NESTED = "page_token";

  private static final String PERSON =
      " filter[email] filter[first_name] filter[last_name] filter[cell_phone_number]"
          + " filter[work_phone_number] filter[home_phone_number]";
  private static final String FIELDS =
      " field[client]=list:id,first_name,last_name,middle_initial,middle_name,email,"
          + "cell_phone_number,work_phone_number,home_phone_number,fax_phone_number,"
          + "contact_group,birthdate,created_at,updated_at"
          + " field[custom_field]=list:id,field_type";

  private final Actions actions;
  private final List<Operation> operations = new ArrayList<>();

  private ResourceTable(Actions actions) {
    this.actions = actions;
  }

  static List<Operation> operations(
      Actions actions, DocumentActions documents, SpecialActions special) {
    ResourceTable table = new ResourceTable(actions);
    table.cases();
    table.people(special);
    table.work();
    table.billing(special);
    table.documents(documents);
    table.reference(special);
    table.messages(special);
    return List.copyOf(table.operations);
  }

  private void add(
      String line, String parameters, @Nullable BodySchema body, Operation.Action action) {
    operations.add(Operation.of(line, parameters, body, action));
  }

  private void list(String collection, String more) {
    add("GET /" + collection, PAGED + more, null, actions.list(collection));
  }

  private void nested(String parent, String collection, String field) {
    add(
        "GET /" + parent + "/{id}/" + collection,
        NESTED,
        null,
        actions.listOf(parent, collection, field));
  }

  private void get(String collection) {
    add("GET /" + collection + "/{id}", "", null, actions.get(collection));
  }

  private void create(String collection, BodySchema body) {
    add("POST /" + collection, "", body, actions.create(collection, 201));
  }

  private void update(String collection, BodySchema body) {
    add("PUT /" + collection + "/{id}", "", body, actions.update(collection));
  }

  private void delete(String collection) {
    add("DELETE /" + collection + "/{id}", "", null, actions.delete(collection));
  }

  private void relate(String collection, String field, BodySchema body) {
    add(
        "POST /" + collection + "/{id}/relationships/" + field,
        "",
        body,
        actions.relate(collection, field));
  }

  private void cases() {
    list("cases", "filter[status]=open|closed" + FIELDS);
    create("cases", RequestSchemas.CASE);
    nested("clients", "cases", "clients");
    add("GET /cases/{id}", FIELDS, null, actions.get("cases"));
    update("cases", RequestSchemas.CASE);
    delete("cases");
    relate("cases", "clients", RequestSchemas.CASE_CLIENTS);
    relate("cases", "companies", RequestSchemas.CASE_COMPANIES);
    relate("cases", "staff", RequestSchemas.CASE_STAFF);
  }

  private void people(SpecialActions special) {
    list("clients", PERSON);
    create("clients", RequestSchemas.CLIENT);
    get("clients");
    update("clients", RequestSchemas.CLIENT);
    delete("clients");
    list(
        "companies",
        "filter[email] filter[name] filter[main_phone_number] filter[fax_phone_number]");
    create("companies", RequestSchemas.COMPANY);
    get("companies");
    update("companies", RequestSchemas.COMPANY);
    delete("companies");
    relate("companies", "clients", RequestSchemas.COMPANY_CLIENTS);
    list("leads", PERSON);
    create("leads", RequestSchemas.LEAD);
    get("leads");
    update("leads", RequestSchemas.LEAD);
    list("staff", "filter[status]=active|inactive");
    get("staff");
    add("GET /me", "", null, special::me);
    add("GET /firm", "", null, special::firm);
  }

  private void work() {
    list("tasks", "");
    create("tasks", RequestSchemas.TASK);
    update("tasks", RequestSchemas.TASK);
    delete("tasks");
    relate("tasks", "staff", RequestSchemas.TASK_STAFF);
    list("events", "");
    create("events", RequestSchemas.EVENT);
    update("events", RequestSchemas.EVENT);
    delete("events");
    relate("events", "staff", RequestSchemas.EVENT_STAFF);
    list("calls", "");
    add("POST /calls", "", RequestSchemas.CALL, actions.create("calls", 202));
    update("calls", RequestSchemas.CALL);
    delete("calls");
    get("notes");
    update("notes", RequestSchemas.NOTE);
    delete("notes");
    nested("cases", "notes", "case");
    nested("clients", "notes", "client");
    // MyCase can put a note on a company, but has no list of them.
    note("cases", "case");
    note("clients", "client");
    note("companies", "company");
  }

  private void note(String parent, String field) {
    add(
        "POST /" + parent + "/{id}/notes",
        "",
        RequestSchemas.NOTE,
        actions.createUnder(parent, field, "notes", 200));
  }

  private void billing(SpecialActions special) {
    list("time_entries", "");
    create("time_entries", RequestSchemas.TIME_ENTRY);
    get("time_entries");
    delete("time_entries");
    list("expenses", "");
    create("expenses", RequestSchemas.EXPENSE);
    get("expenses");
    delete("expenses");
    list("invoices", "only_allowed_online_payments=true|false");
    delete("invoices");
    add("POST /invoices/{id}/payments", "", RequestSchemas.INVOICE_PAYMENT, special::pay);
    add(
        "GET /invoice_payments",
        SIZED + "filter[status]=pending|success|failure|error|timeout filter[payable_id]=id",
        null,
        actions.list("invoice_payments"));
  }

  private void documents(DocumentActions documents) {
    list("documents", "");
    add("POST /documents", "", RequestSchemas.FIRM_DOCUMENT, documents::create);
    nested("cases", "documents", "case");
    add("POST /cases/{id}/documents", "", RequestSchemas.DOCUMENT, documents::create);
    list("document_versions", "");
    get("documents");
    add("PUT /documents/{id}", "", RequestSchemas.FIRM_DOCUMENT, documents::update);
    add("DELETE /documents/{id}", "", null, documents::delete);
    add(
        "GET /documents/{id}/versions",
        NESTED,
        null,
        actions.listOf("documents", "document_versions", "document"));
    add("POST /documents/{id}/versions", "", null, documents::createVersion);
    add("GET /documents/{id}/data", "", null, documents::data);
    add("GET /documents/{id}/versions/{version_number}/data", "", null, documents::versionData);
    add("DELETE /documents/{id}/versions/{version_number}", "", null, documents::deleteVersion);
    add(
        "GET /folders/{id}/documents",
        PAGED,
        null,
        actions.listOf("folders", "documents", "folder"));
    add(
        "GET /folders/{id}/subfolders",
        PAGED,
        null,
        actions.listOf("folders", "folders", "_parent"));
    add("GET /cases/{id}/folder", "", null, documents::caseFolder);
    add("POST /cases/{id}/subfolders", "", RequestSchemas.FOLDER, documents::createSubfolder);
  }

  private void reference(SpecialActions special) {
    list("case_roles", "");
    for (String name : List.of("case_stages", "practice_areas", "people_groups")) {
      list(name, "");
      create(name, RequestSchemas.NAME);
      update(name, RequestSchemas.NAME);
      delete(name);
    }
    list("referral_sources", "");
    create("referral_sources", RequestSchemas.NAME);
    list("locations", "");
    create("locations", RequestSchemas.LOCATION);
    update("locations", RequestSchemas.LOCATION);
    delete("locations");
    list("custom_fields", "");
    add("POST /custom_fields", "", RequestSchemas.CUSTOM_FIELD, special::createCustomField);
    get("custom_fields");
    delete("custom_fields");
    String options = "/custom_fields/{id}/list_options";
    add("GET " + options, "", null, special::listOptions);
    add("POST " + options, "", RequestSchemas.LIST_OPTIONS, special::addOptions);
    add("PUT " + options + "/{key}", "", RequestSchemas.LIST_OPTION, special::renameOption);
    add("DELETE " + options + "/{key}", "", null, special::deleteOption);
  }

  private void messages(SpecialActions special) {
    add("POST /message_threads", "", RequestSchemas.THREAD, special::createThread);
    add("POST /cases/{id}/message_threads", "", RequestSchemas.THREAD, special::createThread);
    nested("clients", "message_threads", "clients");
    add("POST /message_threads/{id}/messages", "", RequestSchemas.MESSAGE, special::createMessage);
    add("GET /webhooks/subscriptions", "", null, special::listWebhooks);
    add("POST /webhooks/subscriptions", "", RequestSchemas.WEBHOOK, special::createWebhook);
    add("DELETE /webhooks/subscriptions/{id}", "", null, special::deleteWebhook);
  }
}
