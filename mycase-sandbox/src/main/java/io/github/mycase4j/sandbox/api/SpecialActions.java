package io.github.mycase4j.sandbox.api;

import io.github.mycase4j.sandbox.http.ApiError;
import io.github.mycase4j.sandbox.http.Response;
import io.github.mycase4j.sandbox.store.FirmSchema;
import io.github.mycase4j.sandbox.store.Row;
import io.github.mycase4j.sandbox.store.Store;
import io.github.mycase4j.sandbox.value.Json;
import io.github.mycase4j.sandbox.value.Money;
import io.github.mycase4j.sandbox.value.RandomTokens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The actions that fit no pattern: payments, list options, messages, webhooks, me and firm. */
final class SpecialActions {
  private final Store store;
  private final Actions actions;
  private final RandomTokens random;
  private final Map<String, @Nullable Object> firm;

  SpecialActions(
      Store store, Actions actions, RandomTokens random, Map<String, @Nullable Object> firm) {
    this.store = store;
    this.actions = actions;
    this.random = random;
    this.firm = firm;
  }

  Response me(Call call) {
    Row user = store.find("staff", call.userId());
    if (user == null) {
      throw ApiError.because(403, "The user of this login is no longer in the firm");
    }
    return Response.json(200, user.shown());
  }

  Response firm(Call call) {
    return Response.json(200, firm);
  }

  /** Records a payment and updates the invoice and the balance of its case. */
  Response pay(Call call) {
    Row invoice = actions.require("invoices", call);
    BigDecimal amount = Money.of(call.body().get("amount"));
    if (amount.signum() <= 0) {
      throw ApiError.data("/amount", "Amount must be greater than 0");
    }
    Row legalCase = store.find("cases", invoice.reference("case"));
    long id = store.nextId("invoice_payments");
    Map<String, @Nullable Object> payment = FirmSchema.blank("invoice_payments", id);
    payment.put("amount", amount);
    payment.put("notes", call.body().get("notes"));
    payment.put("date", call.body().get("date"));
    payment.put("invoice", Json.reference(invoice.key()));
    payment.put("status", "success");
    payment.put("transaction_type", "Payment");
    payment.put("case", invoice.get("case"));
    payment.put(
        "account_name",
        invoice.get("bank_account") instanceof Map<?, ?> account ? account.get("name") : null);
    payment.put("attorney", Json.reference(call.userId()));
    payment.put("client", legalCase == null ? null : legalCase.get("billing_contact"));
    payment.put("invoice_number", invoice.get("invoice_number"));
    payment.put("created_at", call.stamp());
    Row stored = actions.stored("invoice_payments", id, null, payment, call);

    BigDecimal paid = Money.of(invoice.get("paid_amount")).add(amount);
    Map<String, @Nullable Object> after = new LinkedHashMap<>(invoice.all());
    after.put("paid_amount", Money.like(invoice.get("paid_amount"), paid));
    boolean settled = paid.compareTo(Money.of(invoice.get("total_amount"))) >= 0;
    after.put("status", settled ? "paid" : "partial");
    actions.stored("invoices", invoice.key(), invoice, after, call);
    if (legalCase != null) {
      BigDecimal rest = Money.of(legalCase.get("outstanding_balance")).subtract(amount);
      Map<String, @Nullable Object> fields = new LinkedHashMap<>(legalCase.all());
      fields.put(
          "outstanding_balance",
          Money.like(legalCase.get("outstanding_balance"), rest.max(BigDecimal.ZERO)));
      actions.stored("cases", legalCase.key(), legalCase, fields, call);
    }
    return Response.json(200, stored.shown());
  }

  Response createCustomField(Call call) {
    boolean list = "list".equals(call.body().get("field_type"));
    if (list != call.body().containsKey("list_options")) {
      throw ApiError.body("/list_options", "list_options belong to a field of type list");
    }
    long id = store.nextId("custom_fields");
    Map<String, @Nullable Object> fields = FirmSchema.blank("custom_fields", id);
    fields.putAll(call.body());
    if (list) {
      fields.put("list_options", options(List.of(), call));
    }
    fields.put("created_at", call.stamp());
    return Response.json(201, actions.stored("custom_fields", id, null, fields, call).shown());
  }

  private List<Map<?, ?>> options(List<Map<?, ?>> before, Call call) {
    List<Map<?, ?>> options = new ArrayList<>(before);
    if (call.body().get("list_options") instanceof List<?> added) {
      for (Object each : added) {
        Map<String, @Nullable Object> option = new LinkedHashMap<>();
        option.put("key", random.text().substring(0, 12));
        option.put("option", ((Map<?, ?>) each).get("option_value"));
        option.put("created_at", call.stamp());
        option.put("updated_at", call.stamp());
        options.add(option);
      }
    }
    return options;
  }

  private static List<Map<?, ?>> options(Row field) {
    List<Map<?, ?>> options = new ArrayList<>();
    if (field.get("list_options") instanceof List<?> list) {
      list.forEach(each -> options.add((Map<?, ?>) each));
    }
    return options;
  }

  Response listOptions(Call call) {
    return Response.json(200, options(actions.require("custom_fields", call)));
  }

  Response addOptions(Call call) {
    Row field = actions.require("custom_fields", call);
    if (!field.text("field_type").equals("list")) {
      throw ApiError.data("/list_options", "Only a custom field of the type list has options");
    }
    List<Map<?, ?>> options = options(options(field), call);
    return Response.json(200, options(storeOptions(field, options, call)));
  }

  Response renameOption(Call call) {
    Row field = actions.require("custom_fields", call);
    List<Map<?, ?>> options = options(field);
    int at = indexOf(options, call.ids().get(1));
    Map<String, @Nullable Object> option = new LinkedHashMap<>();
    options.get(at).forEach((name, value) -> option.put(String.valueOf(name), value));
    option.put("option", call.body().get("option_value"));
    option.put("updated_at", call.stamp());
    options.set(at, option);
    storeOptions(field, options, call);
    return Response.empty(204);
  }

  Response deleteOption(Call call) {
    Row field = actions.require("custom_fields", call);
    List<Map<?, ?>> options = options(field);
    options.remove(indexOf(options, call.ids().get(1)));
    storeOptions(field, options, call);
    return Response.empty(204);
  }

  private static int indexOf(List<Map<?, ?>> options, String key) {
    for (int i = 0; i < options.size(); i++) {
      if (key.equals(options.get(i).get("key"))) {
        return i;
      }
    }
    throw ApiError.because(404, "The custom field has no such list option");
  }

  private Row storeOptions(Row field, List<Map<?, ?>> options, Call call) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(field.all());
    fields.put("list_options", options);
    return actions.stored("custom_fields", field.key(), field, fields, call);
  }

  /** Creates a thread of the case in the path, or of none. */
  Response createThread(Call call) {
    Row legalCase = call.ids().isEmpty() ? null : actions.require("cases", call);
    actions.checkReferences(call);
    long id = store.nextId("message_threads");
    Map<String, @Nullable Object> fields = FirmSchema.blank("message_threads", id);
    fields.put("subject", call.body().get("subject"));
    fields.put("first_message_body", call.body().get("first_message_body"));
    Object sender = call.body().get("sender");
    fields.put("sender", sender == null ? Json.reference(call.userId()) : sender);
    fields.put("case", legalCase == null ? null : Json.reference(legalCase.key()));
    fields.put("clients", References.bare(call.body().get("client_recipients")));
    fields.put("staff", References.bare(call.body().get("staff_recipients")));
    fields.put("created_at", call.stamp());
    return Response.json(201, actions.stored("message_threads", id, null, fields, call).shown());
  }

  Response createMessage(Call call) {
    Row thread = actions.require("message_threads", call);
    actions.checkReferences(call);
    long id = store.nextId("messages");
    Map<String, @Nullable Object> fields = FirmSchema.blank("messages", id);
    fields.put("sender", call.body().get("sender"));
    fields.put("body", call.body().get("body"));
    fields.put(
        "message_thread", Json.ordered("id", thread.key(), "subject", thread.text("subject")));
    fields.put("created_at", call.stamp());
    return Response.json(201, actions.stored("messages", id, null, fields, call).shown());
  }

  Response listWebhooks(Call call) {
    return Response.json(200, store.all("webhooks", null).stream().map(Row::shown).toList());
  }

  Response createWebhook(Call call) {
    long id = store.nextId("webhooks");
    Map<String, @Nullable Object> fields =
        FirmSchema.blank("webhooks", "sub_" + random.text().substring(0, 16));
    fields.putAll(call.body());
    fields.put("hmac_key", random.text());
    return Response.json(201, store.put("webhooks", id, fields).shown());
  }

  Response deleteWebhook(Call call) {
    String id = call.ids().get(0);
    List<Row> found = store.all("webhooks", row -> row.text("id").equals(id));
    if (found.isEmpty()) {
      throw ApiError.because(404, "The subscription was not found");
    }
    store.delete("webhooks", found.get(0).key());
    return Response.empty(204);
  }
}
