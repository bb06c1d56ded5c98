package com.example.firm.export;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.MyCaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Exports the firm's time entries into a folder. */
public final class Main {
  private static final int TRY_LATER = 75;

  private Main() {}

  /** Takes the folder, and {@code --full} before it to read everything again. */
  public static void main(String[] args) {
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> args) {
    boolean full = args.contains("--full");
    List<String> folders = args.stream().filter(each -> !each.startsWith("--")).toList();
    if (folders.size() != 1 || args.size() != (full ? 2 : 1)) {
      System.err.println("Usage: sync-to-csv [--full] FOLDER");
      return 2;
    }
    try (MyCaseClient mycase = MyCaseClient.fromEnvironment(System.getenv())) {
      TimeEntryExport export =
          new TimeEntryExport(
              mycase.readOnly(),
              Path.of(folders.get(0)),
              PagedIterable.MAX_PAGE_SIZE,
              Clock.systemUTC());
      TimeEntryExport.Result result = export.run(full);
      System.out.println(result.rowsRead() + " rows read, " + result.rowsInFile() + " in the file");
      if (result.unreadable() > 0) {
        System.err.println(result.unreadable() + " rows have a field that cannot be read.");
      }
      return 0;
    } catch (MyCaseException e) {
      System.err.println(e.getMessage());
      return e.isRetryable() ? TRY_LATER : 1;
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }
}
