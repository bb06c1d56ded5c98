package io.github.mycase4j.benchmarks;

import static io.github.mycase4j.benchmarks.FigureTable.median;

import io.github.mycase4j.sandbox.SampleFirm;
import io.github.mycase4j.sandbox.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures the SDK against the least that could be done for the same pages, and prints a table. */
public final class SdkFigures {
  static final int ROUNDS = Integer.parseInt(System.getenv().getOrDefault("ROUNDS", "5"));

  private static final int COLLECTION = 200_000;
  private static final int WALK = 100_000;
  private static final int LONG_WALK = 1_000_000;

  /** Two of the options with which {@code config} starts the connector; they suit short runs. */
  private static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private volatile int thinking;
  private final FigureTable table;

  private SdkFigures(PrintStream out) {
    this.table = new FigureTable(out);
  }

  /**
   * Prints the figures; the exit code is 1 when a bar is missed.
   *
   * @param args none
   * @throws Exception when something cannot be measured at all
   */
  public static void main(String[] args) throws Exception {
    SdkFigures figures = new SdkFigures(System.out);
    figures.run();
    System.exit(figures.table.exitCode());
  }

  private void run() throws Exception {
    Sandbox.Builder firm =
        Sandbox.builder()
            .beforeAnswer((method, path) -> think())
            .firm(SampleFirm.sized(Clock.systemUTC(), Map.of("time_entries", COLLECTION)));
    try (Sandbox sandbox = firm.start()) {
      // The newest change must not be a whole page of rows that the sample made in one second.
      Thread.sleep(1500);
      sandbox.put("time_entries", Map.of("activity_name", "Filing", "hours", 1, "rate", "100.0"));
      byte[] page = page(sandbox);
      decoding(page);
      try (PageServer pages = new PageServer(page, LONG_WALK / 1000 + 10)) {
        walk(pages, 10);
        walk(pages, 0);
        heap(pages);
      }
      for (List<String> options : List.of(SHORT_LIVED, List.<String>of())) {
        collection(sandbox, options, 10, 1.3);
        collection(sandbox, options, 0, 2.5);
      }
    }
  }

  /** Waits as long as MyCase takes before it responds, in addition to the sandbox's own work. */
  private void think() {
    try {
      Thread.sleep(thinking);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] page(Sandbox sandbox) throws IOException, InterruptedException {
    URI uri = URI.create(sandbox.apiBase() + "/time_entries?page_size=1000");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + sandbox.newAccessToken())
                .build(),
            HttpResponse.BodyHandlers.ofByteArray())
        .body();
  }

  private void decoding(byte[] page) throws IOException, InterruptedException {
    Path file = Files.createTempFile("page", ".json");
    try {
      Files.write(file, page);
      List<Double> toTree = new ArrayList<>();
      List<Double> toBlackbird = new ArrayList<>();
      List<Double> ours = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        double sdk = worker("decode", "sdk", file.toString()).get(0);
        toTree.add(sdk / worker("decode", "tree", file.toString()).get(0));
        toBlackbird.add(sdk / worker("decode", "blackbird", file.toString()).get(0));
        ours.add(sdk / 1000);
      }
      String what = "decoding a page of 1,000 time entries, against Jackson ";
      String note = String.format(Locale.ROOT, "; %.2f ms a page", median(ours));
      ratio(what + "`readTree`", 1.0, toTree, note);
      ratio(what + "with Blackbird, into the same records", 0, toBlackbird, "");
    } finally {
      Files.delete(file);
    }
  }

  private void walk(PageServer pages, int millis) throws IOException, InterruptedException {
    pages.think(millis);
    List<Double> ratios = worker("walk", pages.base().toString(), "token", "" + WALK);
    String what = "lazy walk of 100,000 rows, against an `HttpClient` that discards them, ";
    ratio(what + time(millis), millis == 0 ? 0 : 1.3, ratios, "");
    pages.think(0);
  }

  private void heap(PageServer pages) throws IOException, InterruptedException {
    String base = pages.base().toString();
    double some = worker("heap", base, "token", "" + WALK).get(0);
    double many = worker("heap", base, "token", "" + LONG_WALK).get(0);
    table.row(
        "heap in use during a lazy walk of 1,000,000 rows, against one of 100,000",
        "at most 1.1",
        many / some <= 1.1,
        "%.2f (%.1f MB, %.1f MB)",
        many / some,
        many,
        some);
  }

  private void collection(Sandbox sandbox, List<String> options, int millis, double bar)
      throws IOException, InterruptedException {
    thinking = millis;
    BareWalk bare = new BareWalk(sandbox.apiBase(), sandbox.newAccessToken());
    bare.walk("time_entries");
    List<Double> ratios = new ArrayList<>();
    List<Double> bytes = new ArrayList<>();
    double theirs = 0;
    double ours = 0;
    double cpu = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      if (bare.walk("time_entries") <= COLLECTION / 1000) {
        throw new IOException("The bare walk missed pages.");
      }
      theirs = (System.nanoTime() - began) / 1e9;
      List<Double> read =
          worker(options, "collection", sandbox.apiBase().toString(), sandbox.newAccessToken());
      if (read.get(1) <= COLLECTION) {
        throw new IOException("Rows are missing: " + read.get(1));
      }
      ours = read.get(0);
      ratios.add(ours / theirs);
      bytes.add(read.get(2));
      cpu = read.get(3);
    }
    thinking = 0;
    ratio(
        "first read of 200,000 time entries into a collection, in a new process, "
            + (options.isEmpty() ? "plain `java`" : "`" + String.join(" ", options) + "`")
            + ", against a bare socket walk, "
            + time(millis),
        bar,
        ratios,
        String.format(Locale.ROOT, "; last %.1f s / %.1f s, processor %.1f s", ours, theirs, cpu));
    if (millis == 0 && options.isEmpty()) {
      table.row("heap of that collection", "", true, "%.0f bytes a row", median(bytes));
    }
  }

  private static String time(int millis) {
    return millis == 0 ? "where MyCase responds at once" : "at " + millis + " ms a page";
  }

  /** Runs a measurement in a new process of the same Java. */
  private static List<Double> worker(String... arguments) throws IOException, InterruptedException {
    return worker(List.of(), arguments);
  }

  private static List<Double> worker(List<String> options, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(SdkWorker.class.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String line;
    try (InputStream printed = process.getInputStream()) {
      line = new String(printed.readAllBytes(), StandardCharsets.UTF_8).trim();
    }
    if (process.waitFor() != 0) {
      throw new IOException("The measurement " + arguments[0] + " failed.");
    }
    return Arrays.stream(line.split(" ")).map(Double::valueOf).toList();
  }

  /**
   * Prints the median of ratios.
   *
   * @param bar 0 where there is none
   */
  private void ratio(String what, double bar, List<Double> ratios, String note) {
    table.row(
        what,
        bar == 0 ? "" : "at most " + bar,
        bar == 0 || median(ratios) <= bar,
        "%.2f (%.2f to %.2f%s)",
        median(ratios),
        Collections.min(ratios),
        Collections.max(ratios),
        note);
  }
}
