package com.example.firm.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.core.RequestObserver;
import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.sandbox.Sandbox;
import io.github.mycase4j.sandbox.junit.MyCaseSandbox;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MyCaseSandbox(now = "2026-03-11T12:00:00Z", firm = MyCaseSandbox.Firm.EMPTY)
class TimeEntryExportTest {
  private static final int ROWS = 57;
  private static final int PAGE_SIZE = 10;
  private static final int PAGES = 6;
  private static final Instant NOW = Instant.parse("2026-03-11T12:00:00Z");

  @TempDir Path folder;

  @MyCaseSandbox Sandbox sandbox;
  @MyCaseSandbox MyCaseClient mycase;

  @BeforeEach
  void fill() {
    for (int i = 0; i < ROWS; i++) {
      put(1_000 + i, "Research " + i, "2026-02-01T10:00:00Z");
    }
  }

  /** The sandbox rejected no request. */
  @AfterEach
  void nothingWasRefused() {
    assertThat(sandbox.refusals()).isEmpty();
  }

  private void put(long id, String description, String updatedAt) {
    sandbox.put(
        "time_entries",
        Map.of(
            "id",
            id,
            "activity_name",
            "Research",
            "description",
            description,
            "entry_date",
            "2026-01-30",
            "hours",
            "0.1000000000000000055",
            "rate",
            "250.00",
            "staff",
            Map.of("id", 3),
            "case",
            Map.of("id", 77),
            "invoices",
            List.of(),
            "updated_at",
            updatedAt));
  }

  private TimeEntryExport export(MyCaseClient client, Instant now) {
    return new TimeEntryExport(client, folder, PAGE_SIZE, InstantSource.fixed(now));
  }

  private TimeEntryExport.Result run() throws IOException {
    return export(mycase, NOW).run(false);
  }

  /** Stops like a process that is killed: no code of the export runs after the nth page. */
  private void stopAfterPages(int pages) {
    int[] left = {pages};
    RequestObserver kill =
        new RequestObserver() {
          @Override
          public void before(RequestInfo request) {
            if (left[0]-- == 0) {
              throw new Killed();
            }
          }
        };
    try (MyCaseClient client =
        MyCaseClient.builder()
            .baseUri(sandbox.apiBase())
            .tokenStore(
                InMemoryTokenStore.of(
                    Tokens.of(sandbox.newAccessToken(), sandbox.newRefreshToken())))
            .requestsPerMinute(100_000)
            .addObserver(kill)
            .build()) {
      assertThatExceptionOfType(Killed.class).isThrownBy(() -> export(client, NOW).run(false));
    }
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(folder.resolve("time_entries.csv"));
  }

  private List<Long> ids() throws IOException {
    return lines().stream()
        .skip(1)
        .map(line -> Long.parseLong(line.substring(0, line.indexOf(','))))
        .toList();
  }

  private List<Long> truth() {
    return sandbox.rows("time_entries").stream()
        .map(row -> ((Number) row.get("id")).longValue())
        .toList();
  }

  private int requests() {
    return sandbox.requests("GET", "/time_entries").size();
  }

  @Test
  void writesEveryRowOnceWithExactNumbers() throws IOException {
    assertThat(run()).isEqualTo(new TimeEntryExport.Result(ROWS, ROWS, 0));
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(truth());
    assertThat(lines())
        .startsWith(
            "id,entry_date,case_id,staff_id,activity,description,hours,rate,billable,flat_fee,"
                + "invoice_ids,updated_at")
        .contains(
            "1000,2026-01-30,77,3,Research,Research 0,0.1000000000000000055,250.00,,,,"
                + "2026-02-01T10:00:00Z");
  }

  @Test
  void readsOnlyWhatChangedSinceTheRunBefore() throws IOException {
    run();
    put(1_003, "Research, more", "2026-03-11T11:59:59Z");
    put(2_000, "New", "2026-03-11T12:00:00Z");
    sandbox.clearRequests();
    assertThat(run()).isEqualTo(new TimeEntryExport.Result(2, ROWS + 1, 0));
    assertThat(requests()).isEqualTo(1);
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(truth());
    assertThat(lines()).anyMatch(line -> line.contains("\"Research, more\""));
  }

  @Test
  void continuesOnThePageWhereItWasKilled() throws IOException {
    for (int pages = 0; pages < PAGES; pages++) {
      export(mycase, NOW).run(true);
      Files.delete(folder.resolve("time_entries.state"));
      stopAfterPages(pages);
      sandbox.clearRequests();
      run();
      assertThat(requests()).as("after %d pages", pages).isEqualTo(PAGES - pages);
      assertThat(ids()).containsExactlyInAnyOrderElementsOf(truth());
    }
  }

  @Test
  void cutsOffAPageThatWasWrittenInPartOnly() throws IOException {
    stopAfterPages(3);
    Files.writeString(
        folder.resolve("time_entries.journal"), "1040\t{\"id\": 10", StandardOpenOption.APPEND);
    Files.writeString(folder.resolve("time_entries.state.tmp"), "updated");
    run();
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(truth());
  }

  @Test
  void writesTheFileWhenItWasKilledAfterTheLastPage() throws IOException {
    stopAfterPages(PAGES - 1);
    // As if the file could not be replaced: its temporary name is taken by a folder.
    Path inTheWay = Files.createDirectory(folder.resolve("time_entries.csv.tmp"));
    assertThatIOException().isThrownBy(this::run);
    Files.delete(inTheWay);
    sandbox.clearRequests();
    assertThat(run()).isEqualTo(new TimeEntryExport.Result(0, ROWS, 0));
    assertThat(requests()).isZero();
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(truth());
  }

  @Test
  void keepsTheOldFileWhileItReads() throws IOException {
    run();
    List<String> before = lines();
    put(1_000, "Changed", "2026-03-11T12:00:00Z");
    stopAfterPages(0);
    assertThat(lines()).isEqualTo(before);
  }

  @Test
  void beginsTheRunAgainWhenTheLinkIsTooOldOrUnknown() throws IOException {
    stopAfterPages(3);
    sandbox.clearRequests();
    export(mycase, NOW.plusSeconds(3 * 86_400)).run(false);
    assertThat(requests()).isEqualTo(PAGES);
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(truth());

    Files.delete(folder.resolve("time_entries.state"));
    stopAfterPages(3);
    sandbox.fail("/time_entries", 400);
    run();
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(truth());
  }

  @Test
  void continuesAfterAFailure() throws IOException {
    stopAfterPages(2);
    sandbox.fail("/time_entries", 403);
    assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(this::run);
    sandbox.clearRequests();
    run();
    assertThat(requests()).isEqualTo(PAGES - 2);
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(truth());
  }

  @Test
  void dropsDeletedRowsInAFullRun() throws IOException {
    run();
    sandbox.delete("time_entries", 1_005);
    run();
    assertThat(ids()).contains(1_005L);
    export(mycase, NOW).run(true);
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(truth());
  }

  @Test
  void readsEverythingAgainWhenTheJournalIsGone() throws IOException {
    run();
    Files.delete(folder.resolve("time_entries.journal"));
    run();
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(truth());
  }

  @Test
  void quotesTextAndDefusesFormulas() throws IOException {
    Map<String, Object> row = new HashMap<>(sandbox.rows("time_entries").get(0));
    row.put("description", "=HYPERLINK(\"http://example.com\",\"a\nb\")");
    row.put("rate", "-250.00");
    sandbox.put("time_entries", row);
    run();
    assertThat(Files.readString(folder.resolve("time_entries.csv")))
        .contains("\"'=HYPERLINK(\"\"http://example.com\"\",\"\"a\nb\"\")\",")
        .contains(",-250.00,");
  }

  @Test
  void reportsAFieldThatCannotBeRead() throws IOException {
    Map<String, Object> row = new HashMap<>(sandbox.rows("time_entries").get(0));
    row.put("hours", "1:30");
    sandbox.put("time_entries", row);
    assertThat(run()).isEqualTo(new TimeEntryExport.Result(ROWS, ROWS, 1));
  }

  @Test
  void letsOneProcessWriteAtATime() throws IOException {
    try (FileChannel other =
        FileChannel.open(
            folder.resolve("time_entries.journal"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      other.lock();
      // Within one process Java itself throws; another process gets the message of Journal.
      assertThatExceptionOfType(OverlappingFileLockException.class).isThrownBy(this::run);
    }
  }
}
