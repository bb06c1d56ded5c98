package io.github.mycase4j.benchmarks;

import static io.github.mycase4j.benchmarks.LargeFirm.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mycase4j.sandbox.Sandbox;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures the connector at the size of a real firm, on a sandbox in another process's memory, and
 * prints one table. For Linux: memory is read from {@code /proc}.
 */
public final class FirmFigures {
  private static final int ROUNDS = Integer.parseInt(System.getenv().getOrDefault("ROUNDS", "3"));

  /** A real MyCase takes 8,000 to 10,000 for a thousand rows. */
  private static final int[] THINKING_MILLIS = {0, 10, 50};

  private final FigureTable table;
  private final List<String> command;
  private final Path home;
  private volatile int thinking;

  private FirmFigures(PrintStream out, List<String> command, Path home) {
    this.table = new FigureTable(out);
    this.command = command;
    this.home = home;
  }

  /**
   * Prints the figures; the exit code is 1 when a bar is missed.
   *
   * @param args how the connector is started, each word one argument
   * @throws Exception when something cannot be measured at all
   */
  public static void main(String[] args) throws Exception {
    Path home = Files.createTempDirectory("mycase4j-firm-");
    FirmFigures figures = new FirmFigures(System.out, List.of(args), home);
    try {
      figures.run();
    } finally {
      try (Stream<Path> files = Files.walk(home)) {
        for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
          Files.delete(file);
        }
      }
    }
    System.exit(figures.table.exitCode());
  }

  private void run() throws Exception {
    Sandbox.Builder slow = Sandbox.builder().beforeAnswer((method, path) -> think());
    try (LargeFirm firm = new LargeFirm(home, LargeFirm.SIZES, slow)) {
      // What was changed last must not be a page full of rows that the sample made in one second.
      Thread.sleep(1500);
      firm.sandbox.put(
          "time_entries", Map.of("activity_name", "Filing", "hours", 1, "rate", "100.0"));
      firm.sandbox.put("tasks", Map.of("name", "File the answer", "priority", "Low"));
      for (int millis : THINKING_MILLIS) {
        walks(firm, millis);
      }
      try (McpProcess server = firm.connector(command, "disk")) {
        grouped(server);
        memory(server);
        warm(firm, server);
        together(server);
      }
      restart(firm);
    }
  }

  /** The walk alone, in turn with the bare one, each time by a new connector. */
  private void walks(LargeFirm firm, int millis) throws Exception {
    thinking = millis;
    BareWalk bare = new BareWalk(firm.sandbox.apiBase(), firm.sandbox.newAccessToken());
    bare.walk("time_entries");
    List<Double> ratios = new ArrayList<>();
    double ours = 0;
    double theirs = 0;
    for (int i = 0; i < ROUNDS; i++) {
      long began = System.nanoTime();
      int pages = bare.walk("time_entries");
      theirs = (System.nanoTime() - began) / 1e9;
      try (McpProcess server = firm.connector(command, "memory")) {
        began = System.nanoTime();
        JsonNode answer = untilComplete(server, "list-time-entries", arguments());
        ours = (System.nanoTime() - began) / 1e9;
        if (answer.path("total_matches").asLong() < LargeFirm.SIZES.get("time_entries")) {
          throw new IOException("Rows are missing: " + answer.path("total_matches"));
        }
      }
      ratios.add(ours / theirs);
      if (pages < 200) {
        throw new IOException("The bare walk missed pages: " + pages);
      }
    }
    thinking = 0;
    double[] sorted = ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double ratio = sorted[sorted.length / 2];
    table.row(
        "first answer on 200,000 time entries, names included, against a bare socket walk,"
            + " where MyCase takes "
            + millis
            + " ms a request",
        "at most 1.5",
        ratio <= 1.5,
        "%.2f (%.2f to %.2f, last %.1f s / %.1f s)",
        ratio,
        sorted[0],
        sorted[sorted.length - 1],
        ours,
        theirs);
  }

  /** How long MyCase takes before it answers, beside the work of the sandbox. */
  private void think() {
    try {
      Thread.sleep(thinking);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static JsonNode untilComplete(McpProcess server, String tool, ObjectNode arguments)
      throws IOException {
    JsonNode answer = server.call(tool, arguments);
    while (!answer.path("complete").asBoolean()) {
      answer = server.call(tool, arguments);
    }
    return answer;
  }

  private void memory(McpProcess server) throws Exception {
    untilComplete(server, "list-time-entries", arguments());
    untilComplete(server, "list-tasks", arguments("status", "all"));
    double peak = server.kilobytes("status", "VmHWM") / 1024.0;
    table.row(
        "peak memory (RSS) with 200,000 time entries, 30,000 tasks and the names",
        "at most 450 MB, aim 250",
        peak <= 450,
        "%.0f MB",
        peak);
  }

  /** Measures groups within the half minute in which no request is sent to MyCase. */
  private void grouped(McpProcess server) throws Exception {
    untilComplete(server, "list-time-entries", arguments());
    for (String key : List.of("case", "client", "month")) {
      double[] millis = new double[5];
      int groups = 0;
      for (int i = 0; i < millis.length; i++) {
        long began = System.nanoTime();
        JsonNode answer = server.call("list-time-entries", arguments("group_by", key));
        millis[i] = (System.nanoTime() - began) / 1e6;
        groups = answer.path("total_groups").asInt();
        if (!answer.path("complete").asBoolean() || groups == 0) {
          throw new IOException("The groups are not complete: " + answer);
        }
      }
      double first = millis[0];
      Arrays.sort(millis);
      table.row(
          "200,000 time entries from memory, grouped by " + key + " (" + groups + " groups)",
          "under 300 ms",
          millis[2] < 300,
          "%.0f ms (first %.0f ms, slowest %.0f ms)",
          millis[2],
          first,
          millis[4]);
    }
  }

  /** The memory of the last look is half a minute; an own write makes the next read look again. */
  private void warm(LargeFirm firm, McpProcess server) throws Exception {
    long caseId = (Long) firm.sandbox.rows("cases").get(0).get("id");
    for (ObjectNode arguments : List.of(arguments(), arguments("case_id", caseId))) {
      double[] millis = new double[4];
      int most = 0;
      for (int i = 0; i < millis.length; i++) {
        Thread.sleep(31_000);
        firm.sandbox.clearRequests();
        long began = System.nanoTime();
        JsonNode answer = server.call("list-time-entries", arguments);
        millis[i] = (System.nanoTime() - began) / 1e6;
        most = Math.max(most, firm.sandbox.requests().size());
        if (!answer.path("complete").asBoolean()) {
          throw new IOException("A warm answer is not complete: " + answer);
        }
      }
      Arrays.sort(millis);
      table.row(
          "warm answer " + arguments,
          "under 300 ms, at most 2 requests",
          millis[2] < 300 && most <= 2,
          "%.0f ms, %d requests (slowest %.0f ms)",
          millis[2],
          most,
          millis[3]);
    }
  }

  private void together(McpProcess server) throws Exception {
    long began = System.nanoTime();
    int good = server.together("list-tasks", arguments("limit", 5), 50);
    double millis = (System.nanoTime() - began) / 1e6;
    table.row("50 calls at once", "50 answered", good == 50, "%d (%.0f ms)", good, millis);
  }

  private void restart(LargeFirm firm) throws Exception {
    try (McpProcess server = firm.connector(command, "disk")) {
      firm.sandbox.clearRequests();
      long began = System.nanoTime();
      JsonNode answer = untilComplete(server, "list-time-entries", arguments());
      double millis = (System.nanoTime() - began) / 1e6;
      long pages =
          firm.sandbox.requests().stream().filter(r -> r.path().endsWith("/time_entries")).count();
      table.row(
          "first answer after a restart, from the mirror on disk",
          "one look (2 requests)",
          pages <= 2,
          "%d requests (%.0f ms, %s rows)",
          pages,
          millis,
          answer.path("total_matches").asText());
    }
  }
}
