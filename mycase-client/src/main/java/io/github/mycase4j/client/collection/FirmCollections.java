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
 * <p>Thread safe.
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

  /** {@return all invoices, also those that MyCase hides unless told not to} */
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
   * Drops what is complete in memory, for all callers, so that the next read begins anew. What is
   * under way continues, and is kept until it is asked for.
   */
  void evict();

  /**
   * {@return what stands in the way of keeping the collections beyond the process; empty when
   * nothing does, or nothing keeps them}
   */
  Optional<String> persistenceError();

  /**
   * Forgets all that was read, also beyond the process, for all callers: the login ended, or became
   * another. A read that is under way fails, since its pages could be of two logins.
   */
  void clear();
}
