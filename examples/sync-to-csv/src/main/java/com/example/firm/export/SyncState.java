package com.example.firm.export;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * How far the export is. Immutable; {@link #save} replaces the file as a whole, so that a process
 * that is killed leaves either the old state or the new one.
 *
 * @param updatedAfter rows changed at this instant or later are still to be read; empty for all
 * @param startedAt when MyCase served the first page of the run under way; empty if none is
 * @param nextLink the page that comes next; empty when the run has read all pages, or none
 * @param linkFrom when that link was received
 * @param journalLength the number of bytes of the journal that count; the rest is cut off
 */
record SyncState(
    Optional<Instant> updatedAfter,
    Optional<Instant> startedAt,
    Optional<URI> nextLink,
    Optional<Instant> linkFrom,
    long journalLength) {

  static final SyncState NOTHING_READ = finished(Optional.empty(), 0);

  static SyncState finished(Optional<Instant> updatedAfter, long journalLength) {
    return new SyncState(
        updatedAfter, Optional.empty(), Optional.empty(), Optional.empty(), journalLength);
  }

  boolean allPagesRead() {
    return startedAt.isPresent() && nextLink.isEmpty();
  }

  /** Returns the state before the current run; in an incremental run the rows it has read stay. */
  SyncState restarted() {
    return finished(updatedAfter, updatedAfter.isPresent() ? journalLength : 0);
  }

  static SyncState load(Path file) throws IOException {
    if (!Files.exists(file)) {
      return NOTHING_READ;
    }
    Properties fields = new Properties();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      fields.load(in);
    }
    return new SyncState(
        field(fields, "updatedAfter").map(Instant::parse),
        field(fields, "startedAt").map(Instant::parse),
        field(fields, "nextLink").map(URI::create),
        field(fields, "linkFrom").map(Instant::parse),
        field(fields, "journalLength")
            .map(Long::parseLong)
            .orElseThrow(
                () -> new IOException(file + " is no state of this export. Run with --full.")));
  }

  private static Optional<String> field(Properties fields, String name) {
    return Optional.ofNullable(fields.getProperty(name));
  }

  void save(Path file) throws IOException {
    Properties fields = new Properties();
    updatedAfter.ifPresent(value -> fields.setProperty("updatedAfter", value.toString()));
    startedAt.ifPresent(value -> fields.setProperty("startedAt", value.toString()));
    nextLink.ifPresent(value -> fields.setProperty("nextLink", value.toString()));
    linkFrom.ifPresent(value -> fields.setProperty("linkFrom", value.toString()));
    fields.setProperty("journalLength", Long.toString(journalLength));
    AtomicFile.write(file, out -> fields.store(out, null));
  }
}
