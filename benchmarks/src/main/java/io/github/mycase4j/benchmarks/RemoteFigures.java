package io.github.mycase4j.benchmarks;

import io.github.mycase4j.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures the remote server and prints one table. The sandbox and the load are in this process,
 * the servers in processes of their own. For Linux.
 */
public final class RemoteFigures {
  private static final int ROUNDS = number("ROUNDS", 7);
  private static final int REST_SECONDS = 30;

  private final FigureTable table;
  private final Path folder;

  private RemoteFigures(FigureTable table, Path folder) {
    this.table = table;
    this.folder = folder;
  }

  /**
   * Prints the figures; the exit code is 1 when a bar is missed.
   *
   * @param args which figures: start, load, firm, nodes, kills; all where there is none
   * @throws Exception when something cannot be measured at all
   */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("mycase4j-remote-");
    FigureTable table = new FigureTable(System.out);
    RemoteFigures figures = new RemoteFigures(table, folder);
    List<String> wanted =
        args.length == 0 ? List.of("start", "load", "firm", "nodes", "kills") : List.of(args);
    try {
      for (String each : wanted) {
        figures.run(each);
      }
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
          Files.delete(file);
        }
      }
    }
    System.exit(table.exitCode());
  }

  static int number(String name, int standard) {
    return Integer.parseInt(System.getenv().getOrDefault(name, Integer.toString(standard)));
  }

  /** Returns the options of the JVM of a server under load. */
  static List<String> flags() {
    String flags = System.getenv().getOrDefault("FLAGS", "").strip();
    return flags.isEmpty() ? List.of() : List.of(flags.split("\\s+"));
  }

  private void run(String which) throws Exception {
    switch (which) {
      case "start" -> start();
      case "load" -> new RemoteLoad(table, folder).run();
      case "firm" -> new RemoteLargeFirm(table, folder).run();
      case "nodes" -> new RemoteNodes(table, folder).run();
      case "kills" -> new RemoteKills(table, folder).run();
      default -> throw new IllegalArgumentException("There is no figure called " + which);
    }
  }

  private void start() throws Exception {
    Path archive = folder.resolve("remote.jsa");
    try (RemoteFirm firm = new RemoteFirm(folder, Map.of(), 1, Sandbox.builder())) {
      starts(firm, "plain, new database", 3000, List.of(), true);
      starts(firm, "plain", 3000, List.of(), false);
      List<String> dump = List.of("-XX:ArchiveClassesAtExit=" + archive);
      start(firm, "archive", dump).close();
      List<String> flags = List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:on");
      starts(firm, "with a class-data archive, new database", 2000, flags, true);
      starts(firm, "with a class-data archive", 2000, flags, false);
      rest(firm);
    }
  }

  private RemoteProcess start(RemoteFirm firm, String name, List<String> flags) throws Exception {
    return RemoteProcess.start(flags, firm.environment(name, firm.publicPort()));
  }

  private void starts(RemoteFirm firm, String what, int bar, List<String> flags, boolean fresh)
      throws Exception {
    List<Double> millis = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i <= ROUNDS; i++) {
      String name = fresh ? what + i : what;
      try (RemoteProcess server = start(firm, name, flags)) {
        // The first one fills the disk cache, and makes the database.
        if (i > 0) {
          millis.add(server.startMillis());
          seconds.add(server.processorSeconds());
        }
      }
    }
    double median = FigureTable.median(millis);
    table.row(
        "start to the first 200, " + what,
        "under " + bar / 1000 + " s",
        median < bar,
        "%.2f s (%.2f to %.2f; %.2f s of processor time)",
        median / 1000,
        millis.stream().min(Double::compare).orElseThrow() / 1000,
        millis.stream().max(Double::compare).orElseThrow() / 1000,
        FigureTable.median(seconds));
  }

  private void rest(RemoteFirm firm) throws Exception {
    for (boolean fresh : List.of(true, false)) {
      List<Double> megabytes = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        String name = fresh ? "rest" + i : "rest0";
        try (RemoteProcess server = start(firm, name, List.of())) {
          Thread.sleep(REST_SECONDS * 1000);
          megabytes.add(server.residentMegabytes("VmRSS"));
        }
      }
      double most = megabytes.stream().max(Double::compare).orElseThrow();
      table.row(
          "resident memory "
              + REST_SECONDS
              + " s after the start, no call"
              + (fresh ? ", new database" : ""),
          "at most 150 MB",
          most <= 150,
          "%.0f MB, at most %.0f MB",
          FigureTable.median(megabytes),
          most);
    }
  }
}
