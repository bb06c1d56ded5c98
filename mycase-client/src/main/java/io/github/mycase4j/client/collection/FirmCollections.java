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
 * The firm's collections as whole lists, seen by one caller: its cancellation stops its reads, its
 * listener hears of their progress. What was read is shared with all other callers.
 *
 * <p>Thread-safe.
 */
public interface FirmCollections {

  /** Returns all cases. */
  SyncedCollection<LegalCase> cases();

  /** Returns all clients. */
  SyncedCollection<Client> clients();

  /** Returns all companies. */
  SyncedCollection<Company> companies();

  /** Returns all tasks. */
  SyncedCollection<Task> tasks();

  /** Returns all calendar events. */
  SyncedCollection<CalendarEvent> events();

  /** Returns all documents. */
  SyncedCollection<LegalDocument> documents();

  /** Returns all staff, active or not. */
  SyncedCollection<StaffMember> staff();

  /** Returns all time entries. */
  SyncedCollection<TimeEntry> timeEntries();

  /** Returns all invoices, also those that MyCase hides unless told not to. */
  SyncedCollection<Invoice> invoices();

  /** Returns all payments on invoices. */
  SyncedCollection<InvoicePayment> invoicePayments();

  /** Returns all practice areas. */
  SyncedCollection<PracticeArea> practiceAreas();

  /** Returns all case stages. */
  SyncedCollection<CaseStage> caseStages();

  /** Returns all locations. */
  SyncedCollection<Location> locations();

  /**
   * Drops what is complete in memory, for all callers, so that the next read begins anew. What is
   * under way continues, and is kept until it is asked for.
   */
  void evict();

  /**
   * Returns what stands in the way of keeping the collections beyond the process; empty when
   * nothing does, or nothing keeps them.
   */
  Optional<String> persistenceError();

  /**
   * Forgets all that was read, also beyond the process, for all callers: the login ended, or became
   * another. A read that is under way fails, since its pages could be of two logins.
   */
  void clear();
}
