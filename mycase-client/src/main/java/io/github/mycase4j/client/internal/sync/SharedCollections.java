package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.collection.CollectionStore;
import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.client.collection.SyncedCollection;
import io.github.mycase4j.client.core.CallOptions;
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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The memory behind {@link FirmCollections}, shared by all views of one client that are bound to
 * one account. What was read under one account never answers a view that is bound to another.
 *
 * <p>{@link #view} gives it to a caller. Thread safe.
 */
public final class SharedCollections {
  private final SyncEnvironment workshop;
  private final Map<Owner, Memory> memories = new ConcurrentHashMap<>();

  /** Creates a memory in which nothing is yet. Does no I/O. */
  public SharedCollections(SyncEnvironment workshop) {
    this.workshop = workshop;
  }

  /** Returns the collections as one caller sees them: those of its account alone. */
  public FirmCollections view(CallerOptions caller) {
    return new View(memory(caller.account()), caller);
  }

  /**
   * Says that something was written.
   *
   * @param path of the request, below the API base
   * @param body what was written, null for a deletion
   */
  public void written(String path, @Nullable Object body) {
    CallerOptions nobody = new CallerOptions(CallOptions.defaults(), null, requests -> {}, 0, 0);
    memories.values().forEach(each -> WriteInvalidation.seen(new View(each, nobody), path, body));
  }

  /** Stops all loads; nothing that was read is dropped. */
  public void close() {
    memories.values().forEach(memory -> memory.all.forEach(SharedCollection::stop));
  }

  private Memory memory(@Nullable Account account) {
    Owner owner =
        account == null
            ? Owner.WHOEVER_IS_LOGGED_IN
            : new Owner(true, account.userId(), account.firmUuid());
    return memories.computeIfAbsent(owner, any -> new Memory(account));
  }

  private void clear() {
    memories.values().forEach(memory -> memory.all.forEach(SharedCollection::clear));
    CollectionStore mirror = workshop.mirror();
    if (mirror != null) {
      mirror.clear();
    }
  }

  /** For whom a memory was filled; an account of which nothing is known is one too. */
  private record Owner(boolean bound, @Nullable Long userId, @Nullable String firmUuid) {
    static final Owner WHOEVER_IS_LOGGED_IN = new Owner(false, null, null);
  }

  /** What was read under the logins of one account. */
  private final class Memory {
    private final @Nullable Account account;
    private final SyncEnvironment own;
    private final List<SharedCollection<?>> all = new ArrayList<>();
    private final SharedCollection<LegalCase> cases;
    private final SharedCollection<Client> clients;
    private final SharedCollection<Company> companies;
    private final SharedCollection<Task> tasks;
    private final SharedCollection<CalendarEvent> events;
    private final SharedCollection<LegalDocument> documents;
    private final SharedCollection<StaffMember> staff;
    private final SharedCollection<TimeEntry> timeEntries;
    private final SharedCollection<Invoice> invoices;
    private final SharedCollection<InvoicePayment> invoicePayments;
    private final SharedCollection<PracticeArea> practiceAreas;
    private final SharedCollection<CaseStage> caseStages;
    private final SharedCollection<Location> locations;

    Memory(@Nullable Account account) {
      this.account = account;
      this.own = account == null ? workshop : workshop.of(account);
      this.cases = collection(CollectionTypes.CASES);
      this.clients = collection(CollectionTypes.CLIENTS);
      this.companies = collection(CollectionTypes.COMPANIES);
      this.tasks = collection(CollectionTypes.TASKS);
      this.events = collection(CollectionTypes.EVENTS);
      this.documents = collection(CollectionTypes.DOCUMENTS);
      this.staff = collection(CollectionTypes.STAFF);
      this.timeEntries = collection(CollectionTypes.TIME_ENTRIES);
      this.invoices = collection(CollectionTypes.INVOICES);
      this.invoicePayments = collection(CollectionTypes.INVOICE_PAYMENTS);
      this.practiceAreas = collection(CollectionTypes.PRACTICE_AREAS);
      this.caseStages = collection(CollectionTypes.CASE_STAGES);
      this.locations = collection(CollectionTypes.LOCATIONS);
    }

    private <T> SharedCollection<T> collection(CollectionType<T> kind) {
      SharedCollection<T> collection =
          new SharedCollection<>(
              kind, own, (options, sent) -> own.source(kind, options, account, sent));
      all.add(collection);
      return collection;
    }
  }

  private final class View implements FirmCollections {
    private final Memory memory;
    private final CallerOptions caller;

    View(Memory memory, CallerOptions caller) {
      this.memory = memory;
      this.caller = caller;
    }

    @Override
    public SyncedCollection<LegalCase> cases() {
      return memory.cases.view(caller);
    }

    @Override
    public SyncedCollection<Client> clients() {
      return memory.clients.view(caller);
    }

    @Override
    public SyncedCollection<Company> companies() {
      return memory.companies.view(caller);
    }

    @Override
    public SyncedCollection<Task> tasks() {
      return memory.tasks.view(caller);
    }

    @Override
    public SyncedCollection<CalendarEvent> events() {
      return memory.events.view(caller);
    }

    @Override
    public SyncedCollection<LegalDocument> documents() {
      return memory.documents.view(caller);
    }

    @Override
    public SyncedCollection<StaffMember> staff() {
      return memory.staff.view(caller);
    }

    @Override
    public SyncedCollection<TimeEntry> timeEntries() {
      return memory.timeEntries.view(caller);
    }

    @Override
    public SyncedCollection<Invoice> invoices() {
      return memory.invoices.view(caller);
    }

    @Override
    public SyncedCollection<InvoicePayment> invoicePayments() {
      return memory.invoicePayments.view(caller);
    }

    @Override
    public SyncedCollection<PracticeArea> practiceAreas() {
      return memory.practiceAreas.view(caller);
    }

    @Override
    public SyncedCollection<CaseStage> caseStages() {
      return memory.caseStages.view(caller);
    }

    @Override
    public SyncedCollection<Location> locations() {
      return memory.locations.view(caller);
    }

    @Override
    public void evict() {
      memories.values().forEach(each -> each.all.forEach(SharedCollection::forget));
    }

    @Override
    public Optional<String> persistenceError() {
      return memories.values().stream()
          .flatMap(each -> each.all.stream())
          .map(SharedCollection::problem)
          .filter(Objects::nonNull)
          .findFirst();
    }

    @Override
    public void clear() {
      SharedCollections.this.clear();
    }
  }
}
