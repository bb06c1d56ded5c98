package io.github.mycase4j.audit;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A queue of records that could not be written although what they record has happened. They are
 * written oldest first, before any other record.
 *
 * <p>Thread-safe. While one thread writes them the others wait, so that nothing is appended before
 * them; a failed attempt counts for all threads that waited for it.
 */
final class OwedRecords {
  private static final int MAX_NAMED = 20;

  private final ReentrantLock writing = new ReentrantLock(true);
  private final ArrayDeque<AuditRecord> records = new ArrayDeque<>();
  private final AtomicInteger failures = new AtomicInteger();
  private @Nullable AuditException lastFailure;

  synchronized boolean isEmpty() {
    return records.isEmpty();
  }

  synchronized void add(AuditRecord record) {
    records.add(record);
  }

  private synchronized @Nullable AuditRecord oldest() {
    return records.peek();
  }

  private synchronized void removeOldest() {
    records.remove();
  }

  /** Returns the records that are owed now, oldest first. */
  synchronized List<AuditRecord> list() {
    return List.copyOf(records);
  }

  /**
   * Writes the owed records; does nothing when there are none.
   *
   * @param log appends one record
   * @throws AuditException when one cannot be written; it and those after it stay owed
   */
  void writeTo(Consumer<AuditRecord> log) {
    if (isEmpty()) {
      return;
    }
    int before = failures.get();
    writing.lock();
    try {
      AuditException failed = lastFailure;
      if (failures.get() != before && failed != null) {
        throw failed.again();
      }
      for (AuditRecord next = oldest(); next != null; next = oldest()) {
        log.accept(next);
        removeOldest();
      }
    } catch (AuditException e) {
      lastFailure = e;
      failures.incrementAndGet();
      throw e;
    } finally {
      writing.unlock();
    }
  }

  /**
   * Runs an action while no other thread writes owed records.
   *
   * @param action is given what is owed, and returns whether all of it is in the log now
   */
  void settle(Predicate<List<AuditRecord>> action) {
    writing.lock();
    try {
      List<AuditRecord> owed = list();
      if (action.test(owed)) {
        owed.forEach(record -> removeOldest());
      }
    } finally {
      writing.unlock();
    }
  }

  int waiting() {
    return writing.getQueueLength();
  }

  /**
   * Returns a sentence that names the owed records, by tools, events and ids alone; empty when
   * there are none.
   */
  String describe() {
    List<AuditRecord> owed = list();
    if (owed.isEmpty()) {
      return "";
    }
    String named =
        owed.stream().limit(MAX_NAMED).map(OwedRecords::name).collect(Collectors.joining("; "));
    int more = owed.size() - MAX_NAMED;
    return " Not in the log, although it took place: "
        + named
        + (more > 0 ? "; and " + more + " more" : "")
        + ".";
  }

  private static String name(AuditRecord record) {
    String ids =
        record.resultIds.isEmpty()
            ? ""
            : ", id "
                + record.resultIds.stream()
                    .limit(MAX_NAMED)
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
    String outcome = record.outcome == null ? "" : ", " + record.outcome.wire();
    return record.subject() + " (call " + record.callId + outcome + ids + ")";
  }
}
