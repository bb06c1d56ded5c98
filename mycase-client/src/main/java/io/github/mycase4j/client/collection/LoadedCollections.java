package io.github.mycase4j.client.collection;

import io.github.mycase4j.client.model.CalendarEvent;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The memory behind {@link FirmCollections}, shared by all views of one client.
 *
 * <p>Make one for each login; {@link #view} gives it to a caller. Thread safe.
 */
public final class LoadedCollections {
  private final Workshop workshop;
  private final List<LoadedCollection<?>> all = new ArrayList<>();
  private final LoadedCollection<LegalCase> cases;
  private final LoadedCollection<Client> clients;
  private final LoadedCollection<Company> companies;
  private final LoadedCollection<Task> tasks;
  private final LoadedCollection<CalendarEvent> events;
  private final LoadedCollection<LegalDocument> documents;
  private final LoadedCollection<StaffMember> staff;
  private final LoadedCollection<TimeEntry> timeEntries;
  private final LoadedCollection<Invoice> invoices;
  private final LoadedCollection<InvoicePayment> invoicePayments;
  private final LoadedCollection<PracticeArea> practiceAreas;
  private final LoadedCollection<CaseStage> caseStages;
  private final LoadedCollection<Location> locations;

  /** Creates a memory in which nothing is yet. Does no I/O. */
  public LoadedCollections(Workshop workshop) {
    this.workshop = workshop;
    this.cases = collection(Kinds.CASES);
    this.clients = collection(Kinds.CLIENTS);
    this.companies = collection(Kinds.COMPANIES);
    this.tasks = collection(Kinds.TASKS);
    this.events = collection(Kinds.EVENTS);
    this.documents = collection(Kinds.DOCUMENTS);
    this.staff = collection(Kinds.STAFF);
    this.timeEntries = collection(Kinds.TIME_ENTRIES);
    this.invoices = collection(Kinds.INVOICES);
    this.invoicePayments = collection(Kinds.INVOICE_PAYMENTS);
    this.practiceAreas = collection(Kinds.PRACTICE_AREAS);
    this.caseStages = collection(Kinds.CASE_STAGES);
    this.locations = collection(Kinds.LOCATIONS);
  }

  private <T> LoadedCollection<T> collection(Kind<T> kind) {
    LoadedCollection<T> collection =
        new LoadedCollection<>(
            kind, workshop, (options, sent) -> workshop.source(kind, options, sent));
    all.add(collection);
    return collection;
  }

  /** Returns the collections as one caller sees them. */
  public FirmCollections view(Caller caller) {
    return new View(caller);
  }

  private void clear() {
    all.forEach(LoadedCollection::clear);
    MirrorStore mirror = workshop.mirror();
    if (mirror != null) {
      mirror.clear();
    }
  }

  private final class View implements FirmCollections {
    private final Caller caller;

    View(Caller caller) {
      this.caller = caller;
    }

    @Override
    public SyncedCollection<LegalCase> cases() {
      return cases.view(caller);
    }

    @Override
    public SyncedCollection<Client> clients() {
      return clients.view(caller);
    }

    @Override
    public SyncedCollection<Company> companies() {
      return companies.view(caller);
    }

    @Override
    public SyncedCollection<Task> tasks() {
      return tasks.view(caller);
    }

    @Override
    public SyncedCollection<CalendarEvent> events() {
      return events.view(caller);
    }

    @Override
    public SyncedCollection<LegalDocument> documents() {
      return documents.view(caller);
    }

    @Override
    public SyncedCollection<StaffMember> staff() {
      return staff.view(caller);
    }

    @Override
    public SyncedCollection<TimeEntry> timeEntries() {
      return timeEntries.view(caller);
    }

    @Override
    public SyncedCollection<Invoice> invoices() {
      return invoices.view(caller);
    }

    @Override
    public SyncedCollection<InvoicePayment> invoicePayments() {
      return invoicePayments.view(caller);
    }

    @Override
    public SyncedCollection<PracticeArea> practiceAreas() {
      return practiceAreas.view(caller);
    }

    @Override
    public SyncedCollection<CaseStage> caseStages() {
      return caseStages.view(caller);
    }

    @Override
    public SyncedCollection<Location> locations() {
      return locations.view(caller);
    }

    @Override
    public void forget() {
      all.forEach(LoadedCollection::forget);
    }

    @Override
    public Optional<String> mirrorProblem() {
      return all.stream().map(LoadedCollection::problem).filter(Objects::nonNull).findFirst();
    }

    @Override
    public void clear() {
      LoadedCollections.this.clear();
    }
  }
}
