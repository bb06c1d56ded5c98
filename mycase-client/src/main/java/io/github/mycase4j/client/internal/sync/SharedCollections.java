package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.collection.CollectionStore;
import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.client.collection.SyncedCollection;
import io.github.mycase4j.client.internal.http.CallScope;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The cache of {@link FirmCollections}, shared by all views of one client that are bound to the
 * same account. Rows read for one account are never returned to a view that is bound to another.
 *
 * <p>Thread-safe.
 */
public final class SharedCollections {
  private final SyncEnvironment environment;
  private final Map<Owner, Memory> memories = new ConcurrentHashMap<>();

  /** Creates an empty cache. Performs no I/O. */
  public SharedCollections(SyncEnvironment environment) {
    this.environment = environment;
  }

  /** Returns the collections as one caller sees them: those of its account alone. */
  public FirmCollections view(CallScope caller) {
    return new View(memory(caller.account()), caller);
  }

  /**
   * Invalidates what a write may have changed.
   *
   * @param path of the request, below the API base
   * @param body what was written, null for a deletion
   */
  public void written(String path, @Nullable Object body) {
    if (memories.isEmpty()) {
      return; // Nothing was read that could be stale.
    }
    WriteInvalidation write = WriteInvalidation.of(path, body);
    memories.values().forEach(memory -> memory.all.forEach(write::applyTo));
  }

  /** Stops all loads; nothing that was read is dropped. */
  public void close() {
    memories.values().forEach(memory -> memory.all.values().forEach(SharedCollection::stop));
  }

  private Memory memory(@Nullable Account account) {
    Owner owner =
        account == null
            ? Owner.WHOEVER_IS_LOGGED_IN
            : new Owner(true, account.userId(), account.firmUuid());
    return memories.computeIfAbsent(owner, any -> new Memory(account));
  }

  private void clear() {
    memories.values().forEach(memory -> memory.all.values().forEach(SharedCollection::clear));
    CollectionStore mirror = environment.mirror();
    if (mirror != null) {
      mirror.clear();
    }
  }

  /** The account for which rows were read; an unknown account is one too. */
  private record Owner(boolean bound, @Nullable Long userId, @Nullable String firmUuid) {
    static final Owner WHOEVER_IS_LOGGED_IN = new Owner(false, null, null);
  }

  /** The collections of one account. */
  private final class Memory {
    private final @Nullable Account account;
    private final SyncEnvironment own;
    private final Map<CollectionType<?>, SharedCollection<?>> all = new LinkedHashMap<>();

    Memory(@Nullable Account account) {
      this.account = account;
      this.own = account == null ? environment : environment.of(account);
      CollectionTypes.ALL.forEach(type -> all.put(type, collection(type)));
    }

    private <T> SharedCollection<T> collection(CollectionType<T> type) {
      return new SharedCollection<>(
          type, own, (options, sent) -> own.source(type, options, account, sent));
    }

    /** Returns the collection of a type; the map has each type with a collection of its rows. */
    @SuppressWarnings("unchecked")
    <T> SharedCollection<T> of(CollectionType<T> type) {
      return (SharedCollection<T>) Objects.requireNonNull(all.get(type));
    }
  }

  private final class View implements FirmCollections {
    private final Memory memory;
    private final CallScope caller;

    View(Memory memory, CallScope caller) {
      this.memory = memory;
      this.caller = caller;
    }

    @Override
    public SyncedCollection<LegalCase> cases() {
      return memory.of(CollectionTypes.CASES).view(caller);
    }

    @Override
    public SyncedCollection<Client> clients() {
      return memory.of(CollectionTypes.CLIENTS).view(caller);
    }

    @Override
    public SyncedCollection<Company> companies() {
      return memory.of(CollectionTypes.COMPANIES).view(caller);
    }

    @Override
    public SyncedCollection<Task> tasks() {
      return memory.of(CollectionTypes.TASKS).view(caller);
    }

    @Override
    public SyncedCollection<CalendarEvent> events() {
      return memory.of(CollectionTypes.EVENTS).view(caller);
    }

    @Override
    public SyncedCollection<LegalDocument> documents() {
      return memory.of(CollectionTypes.DOCUMENTS).view(caller);
    }

    @Override
    public SyncedCollection<StaffMember> staff() {
      return memory.of(CollectionTypes.STAFF).view(caller);
    }

    @Override
    public SyncedCollection<TimeEntry> timeEntries() {
      return memory.of(CollectionTypes.TIME_ENTRIES).view(caller);
    }

    @Override
    public SyncedCollection<Invoice> invoices() {
      return memory.of(CollectionTypes.INVOICES).view(caller);
    }

    @Override
    public SyncedCollection<InvoicePayment> invoicePayments() {
      return memory.of(CollectionTypes.INVOICE_PAYMENTS).view(caller);
    }

    @Override
    public SyncedCollection<PracticeArea> practiceAreas() {
      return memory.of(CollectionTypes.PRACTICE_AREAS).view(caller);
    }

    @Override
    public SyncedCollection<CaseStage> caseStages() {
      return memory.of(CollectionTypes.CASE_STAGES).view(caller);
    }

    @Override
    public SyncedCollection<Location> locations() {
      return memory.of(CollectionTypes.LOCATIONS).view(caller);
    }

    @Override
    public void invalidate() {
      memories.values().forEach(each -> each.all.values().forEach(SharedCollection::invalidate));
    }

    @Override
    public void evict() {
      memories.values().forEach(each -> each.all.values().forEach(SharedCollection::forget));
    }

    @Override
    public Optional<String> persistenceError() {
      return memories.values().stream()
          .flatMap(each -> each.all.values().stream())
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
