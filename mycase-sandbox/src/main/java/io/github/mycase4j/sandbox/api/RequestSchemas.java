package io.github.mycase4j.sandbox.api;

/** The schemas of the request bodies in MyCase's description. */
final class RequestSchemas {
  /** An address is sent with all of its parts, or not at all. */
  private static final String ADDRESS =
      "address:{address1*:string address2*:string city*:string state*:string zip_code*:string"
          + " country*:string}";

  private static final String CUSTOM =
      " custom_field_values:[{custom_field*:{id*:integer} value*:value}]";
  private static final String ONE = ":{id*:integer}";
  private static final String MANY = ":[{id*:integer}]";

  static final BodySchema NAME = BodySchema.object("name*:text");

  /** Without {@code contacts}: deprecated, and with {@code clients} an error. */
  static final BodySchema CASE =
      BodySchema.object(
          "name*:text case_number:string opened_date:date case_stage:string practice_area:string"
              + " description:string sol_date:date status:(open|closed) outstanding_balance:number"
              + (" billing_contact" + ONE + " clients" + MANY + " companies" + MANY)
              + " staff:[{id*:integer lead_lawyer:boolean originating_lawyer:boolean}]"
              + CUSTOM);

  static final BodySchema CASE_CLIENTS = BodySchema.object("clients:[{id*:integer role:string}]");
  static final BodySchema CASE_COMPANIES =
      BodySchema.object("companies:[{id*:integer role:string}]");
  static final BodySchema CASE_STAFF =
      BodySchema.object("staff:[{id*:integer lead_lawyer:boolean originating_lawyer:boolean}]");

  static final BodySchema CLIENT =
      BodySchema.object(
          "first_name*:text last_name*:text email:string middle_initial:string middle_name:string"
              + " cell_phone_number:string work_phone_number:string home_phone_number:string"
              + " fax_phone_number:string birthdate:date notes:string "
              + ADDRESS
              + (" people_group" + ONE + " cases" + MANY)
              + CUSTOM);

  static final BodySchema COMPANY =
      BodySchema.object(
          "name*:text email:string website:string main_phone_number:string fax_phone_number:string"
              + " notes:string "
              + ADDRESS
              + (" cases" + MANY + " clients" + MANY)
              + CUSTOM);

  static final BodySchema COMPANY_CLIENTS = BodySchema.object("clients" + MANY + "+");

  static final BodySchema LEAD =
      BodySchema.object(
          "first_name*:text last_name*:text email:string middle_initial:string"
              + " cell_phone_number:string work_phone_number:string home_phone_number:string"
              + " lead_details:string birthdate:date drivers_license_number:string"
              + " drivers_license_state:string referral_source:string "
              + ADDRESS
              + (" referral_source_reference" + ONE + " referred_by" + ONE)
              + CUSTOM);

  static final BodySchema TASK =
      BodySchema.object(
          "name*:text priority*:(Low|Medium|High) due_date*:date description:string"
              + (" completed:boolean case" + ONE + " staff*" + MANY));

  static final BodySchema TASK_STAFF = BodySchema.object("staff" + MANY);

  static final BodySchema EVENT =
      BodySchema.object(
          "name*:text start*:moment end*:moment description:string all_day:boolean private:boolean"
              + (" location" + ONE + " case" + ONE)
              + " staff*:[{id*:integer required:boolean}]");

  static final BodySchema EVENT_STAFF = BodySchema.object("staff:[{id*:integer required:boolean}]");

  static final BodySchema TIME_ENTRY =
      BodySchema.object(
          "activity_name*:text entry_date*:date rate*:number hours*:number description:string"
              + " billable:boolean flat_fee:boolean"
              + (" case*" + ONE + " staff*" + ONE));

  static final BodySchema EXPENSE =
      BodySchema.object(
          "activity_name*:text billable*:boolean entry_date*:date cost*:number units*:number"
              + (" description:string case*" + ONE + " staff" + ONE));

  static final BodySchema INVOICE_PAYMENT =
      BodySchema.object("amount*:number date*:date notes:string");

  /**
   * The description requires caller_name, client and lead together and says in the same breath that
   * they exclude each other; the rule of exactly one is checked with the data.
   */
  static final BodySchema CALL =
      BodySchema.object(
          "called_at*:time caller_phone_number*:text message*:text caller_name:text"
              + " call_type:(incoming|outgoing) resolved:boolean"
              + (" call_for*" + ONE + " client" + ONE + " lead" + ONE));

  static final BodySchema NOTE = BodySchema.object("subject*:text note*:text date*:moment");

  static final BodySchema DOCUMENT =
      BodySchema.object("path*:text filename*:text description:string assigned_date:date");
  static final BodySchema FIRM_DOCUMENT =
      BodySchema.object(
          "path*:text filename*:text description:string assigned_date:date staff" + MANY);
  static final BodySchema FOLDER = BodySchema.object("path*:text");

  static final BodySchema LOCATION = BodySchema.object("name*:text " + ADDRESS);

  static final BodySchema CUSTOM_FIELD =
      BodySchema.object(
          "name*:text parent_type*:(case|client|company|expense|time|time_and_expense)"
              + " field_type*:(short_text|long_text|numeric|boolean|date|list|currency)"
              + " list_options:[{option_value*:text}]");
  static final BodySchema LIST_OPTIONS = BodySchema.object("list_options:[{option_value*:text}]");
  static final BodySchema LIST_OPTION = BodySchema.object("option_value*:text");

  static final BodySchema THREAD =
      BodySchema.object(
          "subject*:text first_message_body*:text"
              + (" sender" + ONE + " client_recipients" + MANY + " staff_recipients" + MANY));
  static final BodySchema MESSAGE = BodySchema.object("sender*" + ONE + " body*:text");

  static final BodySchema WEBHOOK =
      BodySchema.object(
          "model*:(case|client|company|event|lead|message) url*:text"
              + " actions*:[(created|updated|deleted)]");

  private RequestSchemas() {}
}
