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
import java.util.Optional;

/**
 * The firm's collections as whole lists, for one caller: its cancellation stops its reads, and
 * their progress is reported to its listener. The rows are shared with all other callers.
 *
 * <p>Thread-safe.
 */
public interface FirmCollections {

  /** {@return all cases} */
  SyncedCollection<LegalCase> cases();

  /** {@return all clients} */
  SyncedCollection<Client> clients();

  /** {@return all companies} */
  SyncedCollection<Company> companies();

  /** {@return all tasks} */
  SyncedCollection<Task> tasks();

  /** {@return all calendar events} */
  SyncedCollection<CalendarEvent> events();

  /** {@return all documents} */
  SyncedCollection<LegalDocument> documents();

  /** {@return all staff, active or not} */
  SyncedCollection<StaffMember> staff();

  /** {@return all time entries} */
  SyncedCollection<TimeEntry> timeEntries();

  /** {@return all invoices, also those that MyCase hides by default} */
  SyncedCollection<Invoice> invoices();

  /** {@return all payments on invoices} */
  SyncedCollection<InvoicePayment> invoicePayments();

  /** {@return all practice areas} */
  SyncedCollection<PracticeArea> practiceAreas();

  /** {@return all case stages} */
  SyncedCollection<CaseStage> caseStages();

  /** {@return all locations} */
  SyncedCollection<Location> locations();

  /**
   * Marks all collections as changed, for all callers, as {@link SyncedCollection#invalidate()}
   * does for one: no later read returns the current rows unchecked, but none are dropped, and the
   * next read of each sends delta requests. For a program that knows that something was written,
   * such as by another process of the same user, but not what.
   */
  void invalidate();

  /**
   * Drops the complete rows in memory, for all callers, so that the next read starts over. Running
   * loads continue, and their rows are kept until they are read.
   */
  void evict();

  /**
   * Returns why the collections could not be stored for the next process, as a sentence; empty if
   * they were, or if there is no {@link CollectionStore}.
   *
   * @return the sentence, or empty
   */
  Optional<String> persistenceError();

  /**
   * Deletes all rows, in memory and in the store, for all callers: to be called when the login
   * ended or changed. Running reads fail, since their pages could belong to two logins.
   */
  void clear();
}
