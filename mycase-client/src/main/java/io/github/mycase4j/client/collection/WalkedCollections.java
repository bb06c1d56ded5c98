package io.github.mycase4j.client.collection;

import io.github.mycase4j.client.CallOptions;
import io.github.mycase4j.client.api.CaseStagesApi;
import io.github.mycase4j.client.api.CasesApi;
import io.github.mycase4j.client.api.ClientsApi;
import io.github.mycase4j.client.api.CompaniesApi;
import io.github.mycase4j.client.api.DocumentsApi;
import io.github.mycase4j.client.api.EventsApi;
import io.github.mycase4j.client.api.InvoicePaymentsApi;
import io.github.mycase4j.client.api.InvoicesApi;
import io.github.mycase4j.client.api.LocationsApi;
import io.github.mycase4j.client.api.PracticeAreasApi;
import io.github.mycase4j.client.api.StaffApi;
import io.github.mycase4j.client.api.TasksApi;
import io.github.mycase4j.client.api.TimeEntriesApi;
import io.github.mycase4j.client.internal.http.Api;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The memory behind {@link FirmCollections}: each collection is read whole, all pages of it, when
 * it is asked for and what is remembered is too old.
 *
 * <p>Make one for each login; {@link #view} gives it to a caller. Thread safe.
 */
public final class WalkedCollections {
  private final InstantSource clock;
  private final List<WalkedCollection<?>> all = new ArrayList<>();
  private final WalkedCollection<LegalCase> cases;
  private final WalkedCollection<Client> clients;
  private final WalkedCollection<Company> companies;
  private final WalkedCollection<Task> tasks;
  private final WalkedCollection<CalendarEvent> events;
  private final WalkedCollection<LegalDocument> documents;
  private final WalkedCollection<StaffMember> staff;
  private final WalkedCollection<TimeEntry> timeEntries;
  private final WalkedCollection<Invoice> invoices;
  private final WalkedCollection<InvoicePayment> invoicePayments;
  private final WalkedCollection<PracticeArea> practiceAreas;
  private final WalkedCollection<CaseStage> caseStages;
  private final WalkedCollection<Location> locations;

  /** Creates a memory in which nothing is yet; the clock tells the age of what is. */
  public WalkedCollections(InstantSource clock) {
    this.clock = clock;
    this.cases = collection("cases", LegalCase::id);
    this.clients = collection("clients", Client::id);
    this.companies = collection("companies", Company::id);
    this.tasks = collection("tasks", Task::id);
    this.events = collection("events", CalendarEvent::id);
    this.documents = collection("documents", LegalDocument::id);
    this.staff = collection("staff", StaffMember::id);
    this.timeEntries = collection("time_entries", TimeEntry::id);
    this.invoices = collection("invoices", Invoice::id);
    this.invoicePayments = collection("invoice_payments", InvoicePayment::id);
    this.practiceAreas = collection("practice_areas", PracticeArea::id);
    this.caseStages = collection("case_stages", CaseStage::id);
    this.locations = collection("locations", Location::id);
  }

  /**
   * Returns the collections as one caller sees them.
   *
   * @param api what the caller reads with
   * @param options the options that {@code api} was made with: they stop waiting as well
   */
  // Api is this module's own: only MyCase makes views.
  @SuppressWarnings("exports")
  public FirmCollections view(Api api, CallOptions options) {
    return new View(api, options);
  }

  /** Forgets all that was read, see {@link FirmCollections#clear}. */
  public void clear() {
    all.forEach(WalkedCollection::clear);
  }

  private <T> WalkedCollection<T> collection(String what, ToLongFunction<T> id) {
    WalkedCollection<T> collection = new WalkedCollection<>(what, id, clock);
    all.add(collection);
    return collection;
  }

  private final class View implements FirmCollections {
    private final Api api;
    private final CallOptions options;

    View(Api api, CallOptions options) {
      this.api = api;
      this.options = options;
    }

    @Override
    public SyncedCollection<LegalCase> cases() {
      return cases.view(() -> new CasesApi(api).list(), options);
    }

    @Override
    public SyncedCollection<Client> clients() {
      return clients.view(() -> new ClientsApi(api).list(), options);
    }

    @Override
    public SyncedCollection<Company> companies() {
      return companies.view(() -> new CompaniesApi(api).list(), options);
    }

    @Override
    public SyncedCollection<Task> tasks() {
      return tasks.view(() -> new TasksApi(api).list(), options);
    }

    @Override
    public SyncedCollection<CalendarEvent> events() {
      return events.view(() -> new EventsApi(api).list(), options);
    }

    @Override
    public SyncedCollection<LegalDocument> documents() {
      return documents.view(() -> new DocumentsApi(api).list(), options);
    }

    @Override
    public SyncedCollection<StaffMember> staff() {
      return staff.view(() -> new StaffApi(api).list(), options);
    }

    @Override
    public SyncedCollection<TimeEntry> timeEntries() {
      return timeEntries.view(() -> new TimeEntriesApi(api).list(), options);
    }

    @Override
    public SyncedCollection<Invoice> invoices() {
      return invoices.view(() -> new InvoicesApi(api).list(), options);
    }

    @Override
    public SyncedCollection<InvoicePayment> invoicePayments() {
      return invoicePayments.view(() -> new InvoicePaymentsApi(api).list(), options);
    }

    @Override
    public SyncedCollection<PracticeArea> practiceAreas() {
      return practiceAreas.view(() -> new PracticeAreasApi(api).list(), options);
    }

    @Override
    public SyncedCollection<CaseStage> caseStages() {
      return caseStages.view(() -> new CaseStagesApi(api).list(), options);
    }

    @Override
    public SyncedCollection<Location> locations() {
      return locations.view(() -> new LocationsApi(api).list(), options);
    }

    @Override
    public void clear() {
      WalkedCollections.this.clear();
    }
  }
}
