package io.github.mycase4j.sandbox.store;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The collections of a firm and the fields of their records, as MyCase's responses show them. A
 * collection is declared here and nowhere else: {@code description=''} gives the value of a new
 * record, no value stands for null, and a question mark for a field that not every record has.
 */
public final class FirmSchema {
  /** Stands for the value of a field that a new record does not have. */
  private static final Object ABSENT = new Object();

  private static final String STAMPS = " created_at updated_at";
  private static final String PHONES = " cell_phone_number work_phone_number home_phone_number";
  private static final String NAME = "name" + STAMPS;

  private static final Map<String, Map<String, @Nullable Object>> COLLECTIONS =
      parsed(
          List.of(
              "staff: email first_name middle_initial last_name address"
                  + (PHONES + " type title active=true default_hourly_rate" + STAMPS),
              "cases: name case_number description='' opened_date closed_date sol_date"
                  + " practice_area case_stage status=open outstanding_balance=0 billing_contact"
                  + " billing_type='' contacts=[] clients=[] companies=[] staff=[]"
                  + (" custom_field_values=[] office" + STAMPS),
              "clients: email first_name middle_initial middle_name last_name address"
                  + PHONES
                  + " fax_phone_number contact_group people_group notes='' birthdate"
                  + (" archived=false cases=[] custom_field_values=[]" + STAMPS),
              "companies: name email website main_phone_number fax_phone_number address notes=''"
                  + (" cases=[] clients=[] custom_field_values=[] archived=false" + STAMPS),
              "leads: email first_name middle_initial last_name address"
                  + PHONES
                  + " lead_details birthdate drivers_license_number drivers_license_state"
                  + " status=New approved=false referral_source referral_source_reference"
                  + (" referred_by custom_field_values=[]" + STAMPS),
              "tasks: name description='' priority due_date completed=false case staff=[]"
                  + (STAMPS + " completed_at"),
              "events: name description='' start end all_day=false private=false event_type"
                  + (" location case staff=[]" + STAMPS),
              "time_entries: activity_name description='' billable=true entry_date rate hours"
                  + (" flat_fee=false case staff invoices=[] custom_field_values=[]" + STAMPS),
              "expenses: activity_name description='' billable=true entry_date cost units case"
                  + (" staff invoices=[] custom_field_values=[]" + STAMPS),
              "invoices: invoice_date invoice_number due_date total_amount paid_amount case"
                  + (" bank_account view_url allow_online_payments=true status" + STAMPS),
              "invoice_payments: amount notes date invoice status transaction_type case"
                  + (" account_name attorney client invoice_number" + STAMPS),
              "documents: name filename path description='' assigned_date case"
                  + (STAMPS + " self_url folder"),
              "document_versions: version document self_url" + STAMPS,
              "folders: name" + STAMPS + " self_url",
              "notes: subject note archived=false date client company case created_by updated_by"
                  + STAMPS,
              "calls: called_at caller_phone_number call_for case lead message caller_name client"
                  + (" call_type=incoming resolved=false" + STAMPS),
              "case_roles: " + NAME,
              "case_stages: " + NAME,
              "practice_areas: " + NAME,
              "people_groups: " + NAME,
              "referral_sources: " + NAME,
              "locations: name address" + STAMPS,
              "custom_fields: name parent_type field_type list_options?" + STAMPS,
              "message_threads: subject first_message_body sender case clients=[] staff=[]"
                  + STAMPS,
              "messages: sender body message_thread" + STAMPS,
              "webhooks: model url actions hmac_key"));

  private FirmSchema() {}

  /** {@return the names of all collections, as MyCase's paths spell them} */
  public static Set<String> collections() {
    return COLLECTIONS.keySet();
  }

  /**
   * Returns the names of the fields that a record may have.
   *
   * @param collection the collection
   * @return the names, in their order
   * @throws IllegalArgumentException when there is no such collection
   */
  public static Set<String> fields(String collection) {
    Set<String> names = new LinkedHashSet<>(List.of("id"));
    names.addAll(declared(collection).keySet());
    return Collections.unmodifiableSet(names);
  }

  /**
   * Returns the fields of a new record before anything is known of it.
   *
   * @param collection the collection
   * @param id the id
   * @return the fields; the caller may change the map
   * @throws IllegalArgumentException when there is no such collection
   */
  public static Map<String, @Nullable Object> blank(String collection, Object id) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    declared(collection)
        .forEach(
            (name, value) -> {
              if (value != ABSENT) {
                fields.put(name, value);
              }
            });
    return fields;
  }

  private static Map<String, @Nullable Object> declared(String collection) {
    Map<String, @Nullable Object> fields = COLLECTIONS.get(collection);
    if (fields == null) {
      throw new IllegalArgumentException(
          "The sandbox has no collection '" + collection + "'; it has " + collections());
    }
    return fields;
  }

  private static Map<String, Map<String, @Nullable Object>> parsed(List<String> lines) {
    Map<String, Map<String, @Nullable Object>> collections = new LinkedHashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(": ");
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      for (String word : line.substring(colon + 2).split(" ", -1)) {
        if (word.endsWith("?")) {
          fields.put(word.substring(0, word.length() - 1), ABSENT);
        } else {
          int cut = word.indexOf('=');
          fields.put(
              cut < 0 ? word : word.substring(0, cut),
              cut < 0 ? null : value(word.substring(cut + 1)));
        }
      }
      collections.put(line.substring(0, colon), Collections.unmodifiableMap(fields));
    }
    return Collections.unmodifiableMap(collections);
  }

  private static Object value(String text) {
    return switch (text) {
      case "''" -> "";
      case "[]" -> List.of();
      case "0" -> BigDecimal.ZERO;
      case "true" -> true;
      case "false" -> false;
      default -> text;
    };
  }
}
