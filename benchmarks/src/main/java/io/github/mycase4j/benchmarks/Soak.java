package io.github.mycase4j.benchmarks;

import static io.github.mycase4j.benchmarks.LargeFirm.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mycase4j.sandbox.Fault;
import io.github.mycase4j.sandbox.Sandbox;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Two connectors of one firm under mixed calls for as long as it takes, while MyCase fails at
 * random, changes behind their backs and lets logins expire. It ends well when every call was
 * answered, the audit log is whole and no process has grown.
 */
public final class Soak {
  private static final Map<String, Integer> SIZES =
      Map.of("time_entries", 5_000, "tasks", 3_000, "events", 1_000, "cases", 500, "clients", 600);
  private static final List<String> LISTS =
      List.of(
          "list-cases",
          "list-tasks",
          "list-calendar-events",
          "list-time-entries",
          "list-documents",
          "list-staff",
          "search-contacts",
          "get-billing-summary");

  private final PrintStream out;
  private final List<String> command;
  private final Path home;
  private final long seed;
  private final AtomicBoolean over = new AtomicBoolean();

  private Soak(PrintStream out, List<String> command, Path home, long seed) {
    this.out = out;
    this.command = command;
    this.home = home;
    this.seed = seed;
  }

  /**
   * Runs it; the exit code is 1 when something was not as it should be.
   *
   * @param args how the connector is started, each word one argument
   * @throws Exception when it cannot run
   */
  public static void main(String[] args) throws Exception {
    Map<String, String> environment = System.getenv();
    Duration time =
        Duration.ofSeconds(
            (long) (60 * Double.parseDouble(environment.getOrDefault("MINUTES", "20"))));
    long seed =
        Long.parseLong(environment.getOrDefault("SEED", Long.toString(System.nanoTime() % 10_000)));
    Path home = Files.createTempDirectory("mycase4j-soak-");
    boolean good;
    try {
      good = new Soak(System.out, List.of(args), home, seed).run(time);
    } finally {
      try (Stream<Path> files = Files.walk(home)) {
        for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
          Files.delete(file);
        }
      }
    }
    System.exit(good ? 0 : 1);
  }

  /** What one connector saw. */
  private record Seen(
      long calls, long errors, Map<String, Integer> sentences, List<Double> megabytes) {}

  private boolean run(Duration time) throws Exception {
    out.println("seed " + seed + ", " + time.toSeconds() + " s");
    Sandbox.Builder builder = Sandbox.builder().accessTokenLife(Duration.ofSeconds(90));
    ExecutorService threads = Executors.newCachedThreadPool();
    try (LargeFirm firm = new LargeFirm(home, SIZES, builder)) {
      McpProcess one = firm.connector(command, "memory");
      McpProcess two = firm.connector(command, "disk");
      List<Future<Seen>> running = new ArrayList<>();
      running.add(threads.submit(() -> ask(one, new Random(seed + 1))));
      running.add(threads.submit(() -> ask(two, new Random(seed + 2))));
      Future<?> trouble = threads.submit(() -> trouble(firm.sandbox, new Random(seed)));
      Thread.sleep(time.toMillis());
      over.set(true);
      boolean good = true;
      for (Future<Seen> each : running) {
        good &= report(each.get(5, TimeUnit.MINUTES));
      }
      trouble.get(1, TimeUnit.MINUTES);
      good &= firm.sandbox.refusals().isEmpty();
      out.println("requests outside MyCase's description: " + firm.sandbox.refusals().size());
      return verify(firm) & good;
    } finally {
      over.set(true);
      threads.shutdownNow();
    }
  }

  private Seen ask(McpProcess server, Random random) throws Exception {
    long calls = 0;
    long errors = 0;
    Map<String, Integer> sentences = new TreeMap<>();
    List<Double> megabytes = new ArrayList<>();
    long nextLook = System.nanoTime();
    try (server) {
      while (!over.get()) {
        JsonNode result = call(server, random);
        calls++;
        if (result.path("isError").asBoolean()) {
          errors++;
          String text = result.path("content").path(0).path("text").asText();
          if (text.isBlank() || text.contains("Exception") || text.contains("<html")) {
            throw new IOException("An error that is no sentence: " + text);
          }
          sentences.merge(text.replaceAll("\\d+", "N"), 1, Integer::sum);
        } else if (!result.has("structuredContent")) {
          throw new IOException("An answer without content: " + result);
        }
        if (System.nanoTime() >= nextLook) {
          megabytes.add(server.kilobytes("status", "VmRSS") / 1024.0);
          nextLook = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        }
      }
    }
    return new Seen(calls, errors, sentences, megabytes);
  }

  private static JsonNode call(McpProcess server, Random random) throws IOException {
    switch (random.nextInt(12)) {
      case 0 -> {
        ObjectNode task =
            arguments("name", "Soak " + random.nextInt(), "due_date", "2027-01-15")
                .put("priority", "Low");
        task.putArray("staff_ids").add(501);
        return server.result("create-task", task);
      }
      case 1 -> {
        return server.result("get-case", arguments("case_id", 1001L + random.nextInt(600)));
      }
      case 2 -> {
        return server.result("auth-status", arguments());
      }
      case 3 -> {
        return server.result("list-cases", arguments("limit", "many"));
      }
      default -> {
        String tool = LISTS.get(random.nextInt(LISTS.size()));
        ObjectNode arguments = arguments("limit", 1 + random.nextInt(50));
        if (tool.equals("list-time-entries") && random.nextBoolean()) {
          arguments.put("case_id", 1001 + random.nextInt(400));
        }
        return server.result(tool, arguments);
      }
    }
  }

  /** Fails, changes and deletes, about three times in a second. */
  private void trouble(Sandbox sandbox, Random random) {
    while (!over.get()) {
      switch (random.nextInt(10)) {
        case 0 -> sandbox.failNext(Fault.status(500 + random.nextInt(4)));
        case 1 -> sandbox.failNext(Fault.answer(504, Map.of(), "<html>Gateway</html>"));
        case 2 -> sandbox.failNext(Fault.answer(429, Map.of("Retry-After", "1"), ""));
        case 3 -> sandbox.failNext(Fault.dropBefore());
        case 4 -> sandbox.failNext(Fault.dropAfter());
        case 5 -> sandbox.failNext(Fault.answer(200, Map.of(), "<html>Maintenance</html>"));
        case 6 -> sandbox.expireAccessTokens();
        case 7 -> sandbox.put("tasks", Map.of("name", "Behind your back", "priority", "High"));
        default -> {
          List<? extends Map<String, ?>> rows = sandbox.rows("time_entries");
          sandbox.delete("time_entries", (Long) rows.get(random.nextInt(rows.size())).get("id"));
        }
      }
      try {
        Thread.sleep(200 + random.nextInt(300));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean report(Seen seen) {
    List<Double> megabytes = seen.megabytes();
    int third = Math.max(1, megabytes.size() / 3);
    double middle = mean(megabytes.subList(third, Math.max(third + 1, 2 * third)));
    double last = mean(megabytes.subList(megabytes.size() - third, megabytes.size()));
    boolean flat = last <= middle * 1.15;
    out.printf(
        "%,d calls, %,d errors, memory %.0f MB in the middle third and %.0f MB in the last: %s%n",
        seen.calls(), seen.errors(), middle, last, flat ? "flat" : "GROWING");
    seen.sentences().forEach((text, times) -> out.println("  " + times + " x " + text));
    return flat;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private boolean verify(LargeFirm firm) throws Exception {
    List<String> words = new ArrayList<>(command);
    words.add("audit");
    words.add("verify");
    ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
    builder.environment().putAll(firm.environment("memory"));
    int exit = builder.start().waitFor();
    out.println("audit verify: exit " + exit);
    return exit == 0;
  }
}
