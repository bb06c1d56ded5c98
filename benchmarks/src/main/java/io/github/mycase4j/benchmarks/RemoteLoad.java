package io.github.mycase4j.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import io.github.mycase4j.sandbox.Sandbox;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Five hundred users with fifty calls a second. A user works for twenty seconds, in which they make
 * ten calls, the first of which looks for changes at MyCase; then it is another user's turn.
 */
final class RemoteLoad {
  private static final int USERS = RemoteFigures.number("USERS", 500);
  private static final int SECONDS = RemoteFigures.number("SECONDS", 120);
  private static final int WARM_UP_SECONDS = RemoteFigures.number("WARM_UP_SECONDS", 120);
  private static final int PER_SECOND = 50;
  private static final int CALLS_IN_TURN = 10;
  private static final int AT_ONCE = Math.min(100, USERS);
  private static final int WORKERS = 48;

  /** What a user asks in their turn; only the first one needs MyCase. */
  private static final List<Question> QUESTIONS =
      List.of(
          question("list-cases", "limit", 10),
          question("list-cases", "query", "estate"),
          question("auth-status"),
          question("list-cases", "status", "closed"),
          question("list-cases", "group_by", "practice_area"),
          question("list-cases", "sort", "name", "limit", 20),
          question("list-cases", "status", "open", "limit", 1),
          question("list-cases", "limit", 50),
          question("auth-status"),
          question("list-cases", "query", "smith"));

  private final FigureTable table;
  private final Path folder;
  private final LongAdder requests = new LongAdder();
  private volatile boolean over;
  private double ownBefore;
  private double theirsBefore;

  RemoteLoad(FigureTable table, Path folder) {
    this.table = table;
    this.folder = folder;
  }

  private record Question(String tool, ObjectNode arguments) {}

  private static Question question(String tool, Object... arguments) {
    return new Question(tool, LargeFirm.arguments(arguments));
  }

  /** One call. Its number in the turn says whether it needed MyCase. */
  private record Call(int inTurn, double millis, double lateMillis) {}

  void run() throws Exception {
    ExecutorService disk = Executors.newSingleThreadExecutor();
    Sandbox.Builder counting =
        Sandbox.builder().beforeAnswer((method, path) -> requests.increment());
    try (RemoteFirm firm = new RemoteFirm(folder, Map.of("cases", 500), USERS, counting);
        RemoteProcess server =
            RemoteProcess.start(
                RemoteFigures.flags(), firm.environment("load", firm.publicPort()))) {
      List<String> tokens = firm.tokens(server, false);
      Future<double[]> syncs = disk.submit(this::syncs);
      List<Call> calls = calls(firm, server, tokens);
      over = true;
      double own = ownSeconds() - ownBefore;
      double theirs = server.processorSeconds() - theirsBefore;
      print(server, calls, own, theirs);
      double[] millis = syncs.get();
      table.row(
          "write + fdatasync of 500 bytes beside it, ten times a second, p99",
          "",
          true,
          "%.1f ms (median %.2f, most %.0f)",
          percentile(millis, 0.99),
          percentile(millis, 0.5),
          millis[millis.length - 1]);
    } finally {
      disk.shutdownNow();
    }
  }

  /** Measures what the disk alone takes: each call waits for it once, by its audit record. */
  private double[] syncs() throws Exception {
    List<Double> millis = new ArrayList<>();
    Path file = folder.resolve("syncs");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (!over) {
        long began = System.nanoTime();
        channel.write(ByteBuffer.allocate(500));
        channel.force(false);
        millis.add((System.nanoTime() - began) / 1e6);
        Thread.sleep(100);
      }
    }
    return millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private void print(RemoteProcess server, List<Call> calls, double own, double theirs)
      throws IOException {
    if (System.getenv("TIMELINE") != null) {
      for (int i = 0; i < calls.size(); i++) {
        if (calls.get(i).millis() > 20) {
          System.err.printf("%.1f s: %s%n", i / (double) PER_SECOND, calls.get(i));
        }
      }
    }
    double[] all = millis(calls, false);
    double[] memory = millis(calls, true);
    double share = 100.0 * memory.length / calls.size();
    double p99 = percentile(memory, 0.99);
    table.row(
        USERS
            + " users, "
            + PER_SECOND
            + " calls/s, the "
            + Math.round(share)
            + " % without MyCase, p99",
        "under 20 ms",
        p99 < 20,
        "%.1f ms (median %.1f, p99.9 %.1f, most %.0f)",
        p99,
        percentile(memory, 0.5),
        percentile(memory, 0.999),
        memory[memory.length - 1]);
    p99 = percentile(all, 0.99);
    table.row(
        "the same, all calls, nothing taken off, p99",
        "under 20 ms",
        p99 < 20,
        "%.1f ms (median %.1f, most %.0f), %.1f requests a second to MyCase",
        p99,
        percentile(all, 0.5),
        all[all.length - 1],
        requests.sum() / (double) SECONDS);
    table.row(
        "processor time a call and resident memory of the server",
        "",
        true,
        "%.1f ms, %.0f MB (load and sandbox took %.1f ms a call)",
        1000 * theirs / calls.size(),
        server.residentMegabytes("VmRSS"),
        1000 * own / calls.size());
  }

  private static double[] millis(List<Call> calls, boolean fromMemory) {
    double[] millis =
        calls.stream()
            .filter(each -> !fromMemory || each.inTurn() > 0)
            .mapToDouble(Call::millis)
            .toArray();
    Arrays.sort(millis);
    return millis;
  }

  private static double percentile(double[] sorted, double part) {
    return sorted[(int) (sorted.length * part)];
  }

  private static double ownSeconds() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  /** Sends the calls, and returns those after the warm-up. */
  private List<Call> calls(RemoteFirm firm, RemoteProcess server, List<String> tokens)
      throws Exception {
    LinkedBlockingQueue<HttpLine> lines = new LinkedBlockingQueue<>();
    for (int i = 0; i < WORKERS; i++) {
      lines.add(firm.line(server.port()));
    }
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    List<Future<Call>> running = new ArrayList<>();
    long began = System.nanoTime();
    int first = WARM_UP_SECONDS * PER_SECOND;
    for (int i = 0; i < first + SECONDS * PER_SECOND; i++) {
      if (i == first) {
        requests.reset();
        ownBefore = ownSeconds();
        theirsBefore = server.processorSeconds();
      }
      long due = began + i * 1_000_000_000L / PER_SECOND;
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      int place = i % AT_ONCE;
      // Turns begin one after the other, not all at once.
      int step = i / AT_ONCE + place % CALLS_IN_TURN;
      int user = (step / CALLS_IN_TURN * AT_ONCE + place) % tokens.size();
      int inTurn = step % CALLS_IN_TURN;
      running.add(workers.submit(() -> call(lines, tokens.get(user), inTurn, due)));
    }
    List<Call> calls = new ArrayList<>();
    for (Future<Call> each : running.subList(first, running.size())) {
      calls.add(each.get());
    }
    workers.shutdown();
    for (HttpLine line : lines) {
      line.close();
    }
    return calls;
  }

  private static Call call(LinkedBlockingQueue<HttpLine> lines, String token, int inTurn, long due)
      throws Exception {
    Question question = QUESTIONS.get(inTurn);
    HttpLine line = lines.take();
    try {
      long began = System.nanoTime();
      HttpLine.Reply reply = RemoteCalls.send(line, token, question.tool(), question.arguments());
      double millis = (System.nanoTime() - began) / 1e6;
      if (reply.status() != 200 || reply.body().contains("\"isError\":true")) {
        throw new IOException(question + " failed: " + reply);
      }
      return new Call(inTurn, millis, (began - due) / 1e6);
    } finally {
      lines.add(line);
    }
  }
}
