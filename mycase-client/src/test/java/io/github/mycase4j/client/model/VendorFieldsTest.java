package io.github.mycase4j.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fields of MyCase's API description, written down once more: a renamed component fails. */
class VendorFieldsTest {
  record Documented(Class<?> type, String fields) {}

  static Documented[] documented() {
    String person = "first_name middle_initial last_name email ";
    String phones = "cell_phone_number work_phone_number home_phone_number ";
    String times = " created_at updated_at";
    String clientBody =
        "email first_name middle_name last_name address "
            + phones
            + "fax_phone_number birthdate notes people_group cases custom_field_values";
    String companyBody =
        "name email website main_phone_number fax_phone_number address notes cases clients"
            + " custom_field_values";
    String leadBody =
        person
            + phones
            + "address lead_details birthdate drivers_license_number drivers_license_state"
            + " referral_source_reference referred_by custom_field_values";
    String eventBody = "name description start end all_day private location case staff";
    return new Documented[] {
      new Documented(Address.class, "address1 address2 city state zip_code country"),
      new Documented(BankAccount.class, "name account_type"),
      new Documented(
          CalendarEvent.class,
          "id name description start end all_day private event_type location case staff" + times),
      new Documented(
          Call.class,
          "id called_at caller_phone_number call_for case lead message caller_name client call_type"
              + " resolved"
              + times),
      new Documented(
          CaseClient.class,
          person + phones + "id middle_name fax_phone_number contact_group birthdate" + times),
      new Documented(CaseStaff.class, "id lead_lawyer originating_lawyer case_rate"),
      new Documented(CaseStage.class, "id name" + times),
      new Documented(
          Client.class,
          person
              + phones
              + "id middle_name address fax_phone_number contact_group people_group notes birthdate"
              + " archived cases custom_field_values"
              + times),
      new Documented(
          Company.class,
          "id name email website main_phone_number fax_phone_number address notes cases clients"
              + " custom_field_values archived"
              + times),
      new Documented(CustomFieldRef.class, "id field_type"),
      new Documented(CustomFieldValue.class, "custom_field value" + times),
      new Documented(Firm.class, "name url"),
      new Documented(
          Invoice.class,
          "id invoice_date invoice_number due_date total_amount paid_amount case bank_account"
              + " view_url allow_online_payments status"
              + times),
      new Documented(
          InvoicePayment.class,
          "id amount notes date invoice status transaction_type case account_name attorney client"
              + " invoice_number"
              + times),
      new Documented(
          Lead.class,
          person
              + phones
              + "id address lead_details birthdate drivers_license_number drivers_license_state"
              + " status approved referral_source referral_source_reference referred_by"
              + " custom_field_values"
              + times),
      new Documented(
          LegalCase.class,
          "id name case_number description opened_date closed_date sol_date practice_area"
              + " case_stage status outstanding_balance billing_contact billing_type clients"
              + " companies staff custom_field_values office"
              + times),
      new Documented(
          LegalDocument.class,
          "id name filename path description assigned_date case self_url folder" + times),
      new Documented(Location.class, "id name address" + times),
      new Documented(
          Note.class,
          "id subject note archived date client company case created_by updated_by" + times),
      new Documented(Office.class, "id name fax_phone main_phone address" + times),
      new Documented(PracticeArea.class, "id name" + times),
      new Documented(Ref.class, "id"),
      new Documented(
          StaffMember.class,
          person + phones + "id address type title active default_hourly_rate" + times),
      new Documented(
          Task.class,
          "id name description priority due_date completed case staff completed_at" + times),
      new Documented(
          TimeEntry.class,
          "id activity_name description billable entry_date rate hours flat_fee case staff invoices"
              + " custom_field_values"
              + times),
      new Documented(CaseRole.class, "id name" + times),
      new Documented(CustomField.class, "id name parent_type field_type list_options" + times),
      new Documented(CustomFieldOption.class, "key option" + times),
      new Documented(
          DocumentUpload.class,
          "id name filename path description assigned_date case self_url folder put_url"
              + " put_headers"
              + times),
      new Documented(DocumentVersion.class, "id version document self_url" + times),
      new Documented(
          Expense.class,
          "id activity_name description billable entry_date cost units case staff invoices"
              + " custom_field_values"
              + times),
      new Documented(Folder.class, "id name self_url" + times),
      new Documented(Message.class, "id sender body message_thread" + times),
      new Documented(
          MessageThread.class, "id subject first_message_body sender case clients staff" + times),
      new Documented(MessageThreadRef.class, "id subject"),
      new Documented(PeopleGroup.class, "id name" + times),
      new Documented(ReferralSource.class, "id name" + times),
      new Documented(UploadHeaders.class, ""),
      new Documented(
          VersionUpload.class, "id version document self_url put_url put_headers" + times),
      new Documented(WebhookSubscription.class, "id model url actions hmac_key"),
      new Documented(
          NewCase.class,
          "name case_number opened_date case_stage practice_area description sol_date status"
              + " outstanding_balance billing_contact clients companies staff custom_field_values"),
      new Documented(NewCaseStaff.class, "id lead_lawyer originating_lawyer"),
      new Documented(NewCustomFieldValue.class, "custom_field value"),
      new Documented(NewTask.class, "name description priority due_date completed case staff"),
      new Documented(NewNote.class, "subject note date"),
      new Documented(
          NewTimeEntry.class,
          "activity_name description billable entry_date rate hours flat_fee case staff"),
      new Documented(NewCaseContact.class, "id role"),
      new Documented(NewCaseStage.class, "name"),
      new Documented(NewClient.class, clientBody),
      new Documented(NewCompany.class, companyBody),
      new Documented(NewCustomField.class, "name parent_type field_type list_options"),
      new Documented(NewCustomFieldOption.class, "option_value"),
      new Documented(NewDocument.class, "path filename description assigned_date staff"),
      new Documented(NewEvent.class, eventBody),
      new Documented(NewEventStaff.class, "id required"),
      new Documented(
          NewExpense.class, "activity_name description billable entry_date cost units case staff"),
      new Documented(NewFolder.class, "path"),
      new Documented(NewInvoicePayment.class, "amount date notes"),
      new Documented(NewLead.class, leadBody),
      new Documented(NewLocation.class, "name address"),
      new Documented(NewMessage.class, "sender body"),
      new Documented(
          NewMessageThread.class,
          "subject first_message_body sender client_recipients staff_recipients"),
      new Documented(NewPeopleGroup.class, "name"),
      new Documented(NewPracticeArea.class, "name"),
      new Documented(NewReferralSource.class, "name"),
      new Documented(NewWebhookSubscription.class, "model url actions"),
      new Documented(
          CallUpdate.class,
          "called_at caller_phone_number call_for message caller_name client lead call_type"
              + " resolved"),
      new Documented(
          CaseUpdate.class,
          "name case_number opened_date case_stage practice_area description sol_date status"
              + " outstanding_balance billing_contact clients companies staff"
              + " custom_field_values"),
      new Documented(CaseStageUpdate.class, "name"),
      new Documented(ClientUpdate.class, clientBody),
      new Documented(CompanyUpdate.class, companyBody),
      new Documented(DocumentUpdate.class, "path filename description assigned_date staff"),
      new Documented(EventUpdate.class, eventBody),
      new Documented(LeadUpdate.class, leadBody),
      new Documented(LocationUpdate.class, "name address"),
      new Documented(NoteUpdate.class, "subject note date"),
      new Documented(PeopleGroupUpdate.class, "name"),
      new Documented(PracticeAreaUpdate.class, "name"),
      new Documented(TaskUpdate.class, "name description priority due_date completed case staff"),
    };
  }

  @ParameterizedTest
  @MethodSource("documented")
  void areAllTyped(Documented documented) {
    Record filled = (Record) ModelRecords.filled(documented.type(), "unknown");
    Set<String> fields = new TreeSet<>(ModelFields.of(filled).keySet());
    fields.remove("unknown");

    assertThat(fields).isEqualTo(words(documented.fields()));
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split(" "))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void coverEveryBody() {
    assertThat(Arrays.stream(documented()).map(Documented::type).map(Class::getSimpleName))
        .containsAll(
            ModelRecords.all().stream()
                .map(Class::getSimpleName)
                .filter(name -> name.endsWith("Update"))
                .toList());
  }

  @Test
  void coverEveryAnswer() {
    assertThat(Arrays.stream(documented()).map(Documented::type))
        .containsAll(ModelRecords.answers());
  }

  @Test
  void haveJavaTypesForWhatTheyMean() {
    LegalCase legalCase =
        TestJson.read(
            "{'id': 7, 'status': 'closed', 'outstanding_balance': '500.0', 'sol_date':"
                + " '2028-02-29', 'billing_type': '', 'clients': [{'id': 1, 'first_name': 'Ann'}],"
                + " 'staff': [{'id': 2, 'lead_lawyer': true, 'case_rate': '250.00'}],"
                + " 'custom_field_values': [{'custom_field': {'id': 3, 'field_type': 'numeric'},"
                + " 'value': 1.10}], 'updated_at': '2026-01-02T03:04:05Z'}",
            LegalCase.class);

    assertThat(legalCase.status()).isSameAs(CaseStatus.CLOSED);
    assertThat(legalCase.outstandingBalance()).isEqualTo(new BigDecimal("500.0"));
    assertThat(legalCase.solDate()).isEqualTo(LocalDate.of(2028, 2, 29));
    assertThat(legalCase.billingType()).isSameAs(BillingType.NONE);
    assertThat(legalCase.clients().get(0).fullName()).isEqualTo("Ann");
    assertThat(legalCase.staff().get(0).caseRate()).isEqualByComparingTo("250");
    assertThat(legalCase.customFieldValues().get(0).value()).isEqualTo(new BigDecimal("1.10"));
    assertThat(legalCase.updatedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
  }

  @Test
  void keepTheOffsetThatAnEventWasWrittenWith() {
    CalendarEvent event =
        TestJson.read(
            "{'id': 7, 'start': '2026-03-05T00:00:00Z', 'end': '2026-03-05T01:00:00-05:00',"
                + " 'all_day': true, 'private': false, 'case': {'id': 9}}",
            CalendarEvent.class);

    assertThat(event.start()).isEqualTo(OffsetDateTime.parse("2026-03-05T00:00:00Z"));
    assertThat(event.end().getOffset().getId()).isEqualTo("-05:00");
    assertThat(event.privateEvent()).isFalse();
    assertThat(event.legalCase()).isEqualTo(Ref.of(9));
  }
}
