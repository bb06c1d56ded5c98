package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.model.CalendarEvent;
import io.github.mycase4j.client.model.CaseStaff;
import io.github.mycase4j.client.model.CaseStage;
import io.github.mycase4j.client.model.Client;
import io.github.mycase4j.client.model.Company;
import io.github.mycase4j.client.model.Invoice;
import io.github.mycase4j.client.model.InvoicePayment;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.LegalDocument;
import io.github.mycase4j.client.model.Location;
import io.github.mycase4j.client.model.PracticeArea;
import io.github.mycase4j.client.model.StaffMember;
import io.github.mycase4j.client.model.Task;
import io.github.mycase4j.client.model.TimeEntry;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The collections of a firm that are read whole. */
final class CollectionTypes {
  static final CollectionType<LegalCase> CASES =
      CollectionType.of(
              "cases", LegalCase.class, LegalCase::id, LegalCase::createdAt, LegalCase::updatedAt)
          .withSingles()
          .changedBy("cases", "clients", "companies")
          .ofStaff(c -> c.staff().stream().mapToLong(CaseStaff::id).distinct().toArray());
  static final CollectionType<Client> CLIENTS =
      CollectionType.of("clients", Client.class, Client::id, Client::createdAt, Client::updatedAt)
          .withSingles()
          .changedBy("cases", "clients", "companies");
  static final CollectionType<Company> COMPANIES =
      CollectionType.of(
              "companies", Company.class, Company::id, Company::createdAt, Company::updatedAt)
          .withSingles()
          .changedBy("cases", "clients", "companies");
  static final CollectionType<Task> TASKS =
      CollectionType.of("tasks", Task.class, Task::id, Task::createdAt, Task::updatedAt)
          .ofCase(Task::legalCase)
          .ofStaff(task -> CollectionType.ids(task.staff()))
          .onDays(task -> CollectionType.Days.of(task.dueDate()));
  static final CollectionType<CalendarEvent> EVENTS =
      CollectionType.of(
              "events",
              CalendarEvent.class,
              CalendarEvent::id,
              CalendarEvent::createdAt,
              CalendarEvent::updatedAt)
          .ofCase(CalendarEvent::legalCase)
          .ofStaff(event -> CollectionType.ids(event.staff()))
          .onDays(CollectionTypes::days);
  static final CollectionType<LegalDocument> DOCUMENTS =
      CollectionType.of(
              "documents",
              LegalDocument.class,
              LegalDocument::id,
              LegalDocument::createdAt,
              LegalDocument::updatedAt)
          .withSingles()
          .ofCase(LegalDocument::legalCase)
          .onDays(document -> CollectionType.Days.of(document.assignedDate()));
  static final CollectionType<StaffMember> STAFF =
      CollectionType.of(
              "staff",
              StaffMember.class,
              StaffMember::id,
              StaffMember::createdAt,
              StaffMember::updatedAt)
          .withSingles();
  static final CollectionType<TimeEntry> TIME_ENTRIES =
      CollectionType.of(
              "time_entries",
              TimeEntry.class,
              TimeEntry::id,
              TimeEntry::createdAt,
              TimeEntry::updatedAt)
          .withSingles()
          .ofCase(TimeEntry::legalCase)
          .ofStaff(entry -> CollectionType.ids(entry.staff()))
          .onDays(entry -> CollectionType.Days.of(entry.entryDate()));
  static final CollectionType<Invoice> INVOICES =
      CollectionType.of(
              "invoices", Invoice.class, Invoice::id, Invoice::createdAt, Invoice::updatedAt)
          // MyCase hides some of them by default.
          .always("only_allowed_online_payments", "false")
          .ofCase(Invoice::legalCase)
          .onDays(invoice -> CollectionType.Days.of(invoice.dueDate()));

  /** MyCase has no filter for changed payments. */
  static final CollectionType<InvoicePayment> INVOICE_PAYMENTS =
      CollectionType.of(
              "invoice_payments",
              InvoicePayment.class,
              InvoicePayment::id,
              InvoicePayment::createdAt,
              null)
          .changedBy("invoices", "invoice_payments")
          .ofCase(InvoicePayment::legalCase)
          .onDays(payment -> CollectionType.Days.of(payment.date()));

  static final CollectionType<PracticeArea> PRACTICE_AREAS =
      CollectionType.of(
          "practice_areas",
          PracticeArea.class,
          PracticeArea::id,
          PracticeArea::createdAt,
          PracticeArea::updatedAt);
  static final CollectionType<CaseStage> CASE_STAGES =
      CollectionType.of(
          "case_stages",
          CaseStage.class,
          CaseStage::id,
          CaseStage::createdAt,
          CaseStage::updatedAt);
  static final CollectionType<Location> LOCATIONS =
      CollectionType.of(
          "locations", Location.class, Location::id, Location::createdAt, Location::updatedAt);

  static final List<CollectionType<?>> ALL =
      List.of(
          CASES,
          CLIENTS,
          COMPANIES,
          TASKS,
          EVENTS,
          DOCUMENTS,
          STAFF,
          TIME_ENTRIES,
          INVOICES,
          INVOICE_PAYMENTS,
          PRACTICE_AREAS,
          CASE_STAGES,
          LOCATIONS);

  private CollectionTypes() {}

  /** The days of an event in any time zone, so one more on either side. */
  private static CollectionType.@Nullable Days days(CalendarEvent event) {
    OffsetDateTime start = event.start();
    if (start == null) {
      return null;
    }
    OffsetDateTime end = event.end() == null || event.end().isBefore(start) ? start : event.end();
    return new CollectionType.Days(day(start).minusDays(1), day(end).plusDays(1));
  }

  private static LocalDate day(OffsetDateTime time) {
    return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
  }
}
