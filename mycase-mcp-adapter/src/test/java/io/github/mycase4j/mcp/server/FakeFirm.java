package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.client.collection.RowFilter;
import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.collection.SyncedCollection;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Collections that hold what a test puts into them. */
final class FakeFirm implements FirmCollections {
  final Map<Long, LegalCase> cases = new HashMap<>();
  final Map<Long, Client> clients = new HashMap<>();
  final Map<Long, Company> companies = new HashMap<>();
  final Map<Long, StaffMember> staff = new HashMap<>();
  final Map<Long, Location> locations = new HashMap<>();

  /** What reading for names does before it gives anything. */
  Runnable beforeReading = () -> {};

  static LegalCase legalCase(long id, String name) {
    return new LegalCase(
        id, name, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, null);
  }

  static StaffMember member(long id, String first, String last) {
    return new StaffMember(
        id, null, first, null, last, null, null, null, null, null, null, true, null, null, null,
        null);
  }

  static Client client(long id, String first, String last) {
    return new Client(
        id, null, first, null, null, last, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, null);
  }

  static Company company(long id, String name) {
    return new Company(
        id, name, null, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  @Override
  public SyncedCollection<LegalCase> cases() {
    return collection(cases);
  }

  @Override
  public SyncedCollection<Client> clients() {
    return collection(clients);
  }

  @Override
  public SyncedCollection<Company> companies() {
    return collection(companies);
  }

  @Override
  public SyncedCollection<StaffMember> staff() {
    return collection(staff);
  }

  @Override
  public SyncedCollection<Location> locations() {
    return collection(locations);
  }

  @Override
  public SyncedCollection<Task> tasks() {
    throw new AssertionError("nobody should ask");
  }

  @Override
  public SyncedCollection<CalendarEvent> events() {
    throw new AssertionError("nobody should ask");
  }

  @Override
  public SyncedCollection<LegalDocument> documents() {
    throw new AssertionError("nobody should ask");
  }

  @Override
  public SyncedCollection<TimeEntry> timeEntries() {
    throw new AssertionError("nobody should ask");
  }

  @Override
  public SyncedCollection<Invoice> invoices() {
    throw new AssertionError("nobody should ask");
  }

  @Override
  public SyncedCollection<InvoicePayment> invoicePayments() {
    throw new AssertionError("nobody should ask");
  }

  @Override
  public SyncedCollection<PracticeArea> practiceAreas() {
    throw new AssertionError("nobody should ask");
  }

  @Override
  public SyncedCollection<CaseStage> caseStages() {
    throw new AssertionError("nobody should ask");
  }

  @Override
  public void clear() {
    throw new AssertionError("nobody should ask");
  }

  @Override
  public void invalidate() {
    throw new AssertionError("nobody should ask");
  }

  @Override
  public void evict() {
    throw new AssertionError("nobody should ask");
  }

  @Override
  public Optional<String> persistenceError() {
    return Optional.empty();
  }

  private <T> SyncedCollection<T> collection(Map<Long, T> rows) {
    Supplier<Snapshot<T>> snapshot =
        () -> {
          beforeReading.run();
          return new Held<>(rows);
        };
    return new SyncedCollection<>() {
      @Override
      public Snapshot<T> read(Duration maxAge) {
        return snapshot.get();
      }

      @Override
      public Optional<Snapshot<T>> cached() {
        return Optional.of(snapshot.get());
      }

      @Override
      public Optional<Snapshot<T>> peek() {
        return cached();
      }

      @Override
      public void prefetch(Duration maxAge) {}

      @Override
      public void invalidate(long id) {
        throw new AssertionError("nobody should ask");
      }

      @Override
      public void invalidate() {
        throw new AssertionError("nobody should ask");
      }
    };
  }

  private record Held<T>(Map<Long, T> held) implements Snapshot<T> {
    @Override
    public List<T> rows() {
      return new ArrayList<>(held.values());
    }

    @Override
    public List<T> rows(RowFilter selection) {
      throw new AssertionError("nobody should ask");
    }

    @Override
    public Optional<T> find(long id) {
      return Optional.ofNullable(held.get(id));
    }

    @Override
    public Instant asOf() {
      return Instant.EPOCH;
    }

    @Override
    public Optional<Snapshot.Incompleteness> incompleteness() {
      return Optional.empty();
    }
  }
}
