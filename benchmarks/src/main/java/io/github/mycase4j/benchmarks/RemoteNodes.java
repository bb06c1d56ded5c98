package io.github.mycase4j.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mycase4j.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Two nodes that share a PostgreSQL under load, one of which is killed in the middle. */
final class RemoteNodes {
  private static final int USERS = 20;
  private static final int WORKERS = 12;
  private static final int SECONDS = RemoteFigures.number("NODE_SECONDS", 60);
  private static final int PAUSE_MILLIS = 250;

  private final FigureTable table;
  private final Path folder;
  private final AuditedMarks marks = new AuditedMarks();

  /** The marks of the calls that a node answered, by its place. */
  private final List<Set<String>> answered =
      List.of(ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());

  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicInteger errors = new AtomicInteger();
  private volatile boolean secondIsGone;

  RemoteNodes(FigureTable table, Path folder) {
    this.table = table;
    this.folder = folder;
  }

  void run() throws Exception {
    if (System.getenv("POSTGRESQL_TEST_URL") == null) {
      throw new IllegalStateException("Run it by dev/postgresql.");
    }
    try (RemoteFirm firm = new RemoteFirm(folder, Map.of(), USERS, Sandbox.builder())) {
      Map<String, String> first = environment(firm, "a", firm.publicPort());
      Map<String, String> second = environment(firm, "b", RemoteFirm.freePort());
      try (RemoteProcess a = RemoteProcess.start(RemoteFigures.flags(), first)) {
        List<String> tokens = firm.tokens(a, true);
        RemoteProcess b = RemoteProcess.start(RemoteFigures.flags(), second);
        load(firm, List.of(a, b), tokens);
        table.row(
            "two nodes with PostgreSQL, one killed: logins lost",
            "0",
            loggedOut(firm, a, tokens) == 0,
            "%d of %d (%d calls, %d without a response, %d errors)",
            loggedOut(firm, a, tokens),
            USERS,
            calls.get(),
            lost.get(),
            errors.get());
        long unaudited = unaudited(firm, first, second);
        table.row(
            "the same: calls without a line in the log", "0", unaudited == 0, "%d", unaudited);
        table.row(
            "the same: audit verify",
            "0 or 2",
            true,
            "%d and %d",
            AuditedMarks.verify(first),
            AuditedMarks.verify(second));
        try (RemoteProcess again = RemoteProcess.start(RemoteFigures.flags(), second)) {
          int gone = loggedOut(firm, again, tokens);
          table.row("the same: the killed node again, logins lost", "0", gone == 0, "%d", gone);
        }
      }
    }
  }

  private static Map<String, String> environment(RemoteFirm firm, String node, int port) {
    Map<String, String> environment = firm.environment("node-" + node, port);
    environment.put("DATABASE_URL", System.getenv("POSTGRESQL_TEST_URL"));
    environment.put("DATABASE_USER", System.getenv("POSTGRESQL_TEST_USER"));
    environment.put("NODE_ID", node);
    return environment;
  }

  private void load(RemoteFirm firm, List<RemoteProcess> nodes, List<String> tokens)
      throws Exception {
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      int seed = i;
      running.add(
          workers.submit(
              () -> {
                work(firm, nodes, tokens, new Random(seed), end);
                return true;
              }));
    }
    Thread.sleep(SECONDS * 500L);
    // So that logins are being refreshed when it happens.
    firm.sandbox.expireAccessTokens();
    Thread.sleep(200);
    nodes.get(1).kill();
    secondIsGone = true;
    for (Future<?> each : running) {
      each.get();
    }
    workers.shutdown();
  }

  private void work(
      RemoteFirm firm, List<RemoteProcess> nodes, List<String> tokens, Random random, long end)
      throws Exception {
    List<HttpLine> lines = nodes.stream().map(each -> firm.line(each.port())).toList();
    while (System.nanoTime() < end) {
      String token = tokens.get(random.nextInt(tokens.size()));
      String mark = marks.next();
      int node = secondIsGone ? 0 : random.nextInt(2);
      try {
        call(firm, lines.get(node), token, random.nextInt(10) == 0, mark);
        answered.get(node).add(mark);
      } catch (IOException e) {
        if (node == 0) {
          throw e;
        }
        lost.incrementAndGet();
      }
      calls.incrementAndGet();
      Thread.sleep(PAUSE_MILLIS);
    }
    for (HttpLine line : lines) {
      line.close();
    }
  }

  private void call(RemoteFirm firm, HttpLine line, String token, boolean write, String mark)
      throws IOException {
    ObjectNode arguments = LargeFirm.arguments("query", mark);
    if (write) {
      arguments = task(mark, firm.people().get(0));
    }
    HttpLine.Reply reply =
        RemoteCalls.send(line, token, write ? "create-task" : "list-cases", arguments);
    JsonNode result = RemoteCalls.result(reply);
    if (result.path("isError").asBoolean()) {
      errors.incrementAndGet();
    }
  }

  /** Returns the arguments of a task. */
  static ObjectNode task(String name, long staffId) {
    ObjectNode task =
        LargeFirm.arguments(
            "name", name, "due_date", LocalDate.now().plusDays(9).toString(), "priority", "Low");
    task.putArray("staff_ids").add(staffId);
    return task;
  }

  private static int loggedOut(RemoteFirm firm, RemoteProcess node, List<String> tokens)
      throws IOException {
    int gone = 0;
    try (HttpLine line = firm.line(node.port())) {
      for (String token : tokens) {
        HttpLine.Reply reply =
            RemoteCalls.send(line, token, "list-staff", LargeFirm.arguments("limit", 1));
        gone += RemoteCalls.result(reply).path("isError").asBoolean() ? 1 : 0;
      }
    }
    return gone;
  }

  /** Returns how many calls that were answered, and tasks that were written, are in no log. */
  private long unaudited(RemoteFirm firm, Map<String, String> first, Map<String, String> second)
      throws IOException {
    Set<String> inFirst = AuditedMarks.audited(first);
    Set<String> inSecond = AuditedMarks.audited(second);
    long missing = answered.get(0).stream().filter(each -> !inFirst.contains(each)).count();
    missing += answered.get(1).stream().filter(each -> !inSecond.contains(each)).count();
    Set<String> written = new HashSet<>();
    firm.sandbox
        .rows("tasks")
        .forEach(each -> written.addAll(AuditedMarks.in("" + each.get("name"))));
    written.removeAll(inFirst);
    written.removeAll(inSecond);
    return missing + written.size();
  }
}
