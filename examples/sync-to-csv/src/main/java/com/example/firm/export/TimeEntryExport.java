package com.example.firm.export;

import static java.util.stream.Collectors.joining;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.core.Page;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.InvalidRequestException;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.model.ModelFields;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.client.model.TimeEntry;
import io.github.mycase4j.client.model.UpdatedAfter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Keeps {@code time_entries.csv} up to date. The first run reads everything, each later run what
 * has changed since. A run may be killed at any time: the next one continues on the page where it
 * stopped.
 *
 * <p>After each page the rows go to the journal, then the state says that they count. So a page
 * that was not acknowledged is cut off and read again, and none is lost or counted twice. The CSV
 * file is written from the journal at the end and replaced as a whole.
 */
public final class TimeEntryExport {
  /** MyCase keeps a link for three days. */
  private static final Duration LINK_LIFE = Duration.ofDays(3).minusHours(1);

  /** Each run overlaps the one before by this much, since clocks differ; rows count once. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private static final List<String> HEADER =
      Arrays.asList(
          "id",
          "entry_date",
          "case_id",
          "staff_id",
          "activity",
          "description",
          "hours",
          "rate",
          "billable",
          "flat_fee",
          "invoice_ids",
          "updated_at");

  private final MyCaseClient mycase;
  private final Path csv;
  private final Path journalFile;
  private final Path stateFile;
  private final int pageSize;
  private final InstantSource clock;

  /** Creates an export of one firm into a folder of its own. */
  public TimeEntryExport(MyCaseClient mycase, Path folder, int pageSize, InstantSource clock) {
    this.mycase = mycase;
    this.csv = folder.resolve("time_entries.csv");
    this.journalFile = folder.resolve("time_entries.journal");
    this.stateFile = folder.resolve("time_entries.state");
    this.pageSize = pageSize;
    this.clock = clock;
  }

  /**
   * What a run did.
   *
   * @param rowsRead rows that came from MyCase in this run
   * @param rowsInFile rows in the CSV file now
   * @param unreadable rows with a field that MyCase sent and nobody can read, such as hours of
   *     {@code 1:30}; that field is empty in the file
   */
  public record Result(long rowsRead, long rowsInFile, long unreadable) {}

  /**
   * Brings the CSV file up to date. Performs I/O.
   *
   * @param full true to read everything again, which also drops what was deleted in MyCase
   */
  public Result run(boolean full) throws IOException {
    Files.createDirectories(csv.toAbsolutePath().getParent());
    try (Journal journal = Journal.open(journalFile)) {
      SyncState state = full ? SyncState.NOTHING_READ : SyncState.load(stateFile);
      if (journal.length() < state.journalLength()) {
        state = SyncState.NOTHING_READ; // somebody removed the journal
      }
      if (full) {
        state.save(stateFile);
      }
      long rowsRead = 0;
      if (!state.allPagesRead()) {
        rowsRead = readPages(journal, state);
        state = SyncState.load(stateFile);
      }
      journal.truncate(state.journalLength());
      Result result = publish(journal, rowsRead);
      SyncState.finished(state.startedAt().map(start -> start.minus(OVERLAP)), journal.length())
          .save(stateFile);
      return result;
    }
  }

  private long readPages(Journal journal, SyncState before) throws IOException {
    SyncState state = before;
    boolean linkIsOld =
        state.linkFrom().filter(at -> at.plus(LINK_LIFE).isBefore(clock.instant())).isPresent();
    if (linkIsOld) {
      state = state.restarted();
    }
    Iterator<Page<TimeEntry>> pages = pages(state);
    Page<TimeEntry> page;
    try {
      page = pages.next();
    } catch (InvalidRequestException | NotFoundException e) {
      if (state.nextLink().isEmpty()) {
        throw e;
      }
      state = state.restarted(); // MyCase no longer knows the link
      pages = pages(state);
      page = pages.next();
    }
    journal.truncate(state.journalLength());
    long rowsRead = 0;
    while (true) {
      journal.append(page.items());
      rowsRead += page.items().size();
      Instant servedAt = page.servedAt().orElseGet(clock::instant);
      state =
          new SyncState(
              state.updatedAfter(),
              Optional.of(state.startedAt().orElse(servedAt)),
              page.nextLink(),
              page.nextLink().map(link -> clock.instant()),
              journal.length());
      state.save(stateFile);
      if (!pages.hasNext()) {
        return rowsRead;
      }
      page = pages.next();
    }
  }

  private Iterator<Page<TimeEntry>> pages(SyncState state) {
    PagedIterable<TimeEntry> list =
        mycase
            .timeEntries()
            .list(state.updatedAfter().map(UpdatedAfter::of).orElse(UpdatedAfter.anyTime()))
            .pageSize(pageSize);
    return state.nextLink().map(list::resume).orElse(list).pages().iterator();
  }

  private Result publish(Journal journal, long rowsRead) throws IOException {
    long[] counts = new long[2];
    AtomicFile.write(
        csv,
        out -> {
          out.write(Csv.line(HEADER));
          journal.forEach(
              row -> {
                write(out, row);
                counts[0]++;
                counts[1] += ModelFields.unreadable(row).isEmpty() ? 0 : 1;
              });
        });
    return new Result(rowsRead, counts[0], counts[1]);
  }

  private static void write(Writer out, TimeEntry row) {
    try {
      out.write(
          Csv.line(
              Arrays.asList(
                  row.id(),
                  row.entryDate(),
                  id(row.legalCase()),
                  id(row.staff()),
                  row.activityName(),
                  row.description(),
                  row.hours(),
                  row.rate(),
                  row.billable(),
                  row.flatFee(),
                  row.invoices().stream()
                      .map(TimeEntryExport::id)
                      .map(String::valueOf)
                      .collect(joining(" ")),
                  row.updatedAt())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Long id(Ref ref) {
    return ref == null ? null : ref.id();
  }
}
