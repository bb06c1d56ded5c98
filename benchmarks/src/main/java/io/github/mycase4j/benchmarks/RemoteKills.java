package io.github.mycase4j.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Kills a server that users get codes and tokens from and write through, again and again. After
 * each start everything that was spent is tried again.
 */
final class RemoteKills {
  private static final int KILLS = RemoteFigures.number("KILLS", 50);
  private static final int USERS = 6;
  private static final int LONGEST_LIFE_MILLIS = 4_000;

  private final FigureTable table;
  private final Path folder;
  private final AuditedMarks marks = new AuditedMarks();
  private final Queue<Spent> spent = new ConcurrentLinkedQueue<>();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final AtomicInteger spentInAll = new AtomicInteger();
  private final AtomicInteger openInAll = new AtomicInteger();
  private final AtomicInteger twice = new AtomicInteger();

  RemoteKills(FigureTable table, Path folder) {
    this.table = table;
    this.folder = folder;
  }

  /** Uses a code, a token or a form's number, and returns whether it was good. */
  @FunctionalInterface
  private interface Use {
    boolean good(HttpLine line) throws IOException;
  }

  /**
   * Something that was used once.
   *
   * @param answered whether the server said so before it was killed
   */
  private record Spent(Use use, boolean answered) {}

  void run() throws Exception {
    try (RemoteFirm firm = new RemoteFirm(folder, Map.of(), USERS, Sandbox.builder())) {
      Map<String, String> environment = firm.environment("kills", firm.publicPort());
      environment.put("REFRESH_GRACE_SECONDS", "0");
      environment.put("CODE_SECONDS", "600");
      List<RemoteBrowser> browsers =
          firm.people().stream().map(each -> new RemoteBrowser(firm, each)).toList();
      String client = prepare(firm, environment, browsers);
      Random random = new Random(80);
      List<Double> starts = new ArrayList<>();
      int open = 0;
      for (int i = 0; i <= KILLS; i++) {
        RemoteProcess server = RemoteProcess.start(RemoteFigures.flags(), environment);
        starts.add(server.startMillis() / 1000);
        replay(firm, server);
        if (i == KILLS) {
          server.close();
        } else {
          killed(firm, server, browsers, client, i, random);
        }
        open += AuditedMarks.verify(environment) == 2 ? 1 : 0;
      }
      table.row(
          KILLS + " kills under load: codes, refresh tokens and forms that were good twice",
          "0",
          twice.get() == 0,
          "%d of %d (%d were under way when the server was killed)",
          twice.get(),
          spentInAll.get(),
          openInAll.get());
      long unaudited = unaudited(firm, environment);
      table.row(
          "the same: calls and writes without a line in the log",
          "0",
          unaudited == 0,
          "%d",
          unaudited);
      table.row(
          "the same: audit verify is 0 or 2, the server starts",
          "always",
          true,
          "%d times 2; start %.1f s, at most %.1f s",
          open,
          FigureTable.median(starts),
          starts.stream().max(Double::compare).orElseThrow());
    }
  }

  private static String prepare(
      RemoteFirm firm, Map<String, String> environment, List<RemoteBrowser> browsers)
      throws IOException, InterruptedException {
    try (RemoteProcess server = RemoteProcess.start(RemoteFigures.flags(), environment);
        HttpLine line = firm.line(server.port())) {
      for (RemoteBrowser browser : browsers) {
        browser.logIn(line);
      }
      return RemoteBrowser.register(line);
    }
  }

  private void killed(
      RemoteFirm firm,
      RemoteProcess server,
      List<RemoteBrowser> browsers,
      String client,
      int round,
      Random random)
      throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(USERS);
    List<Future<?>> running = new ArrayList<>();
    for (RemoteBrowser browser : browsers) {
      running.add(
          workers.submit(
              () -> {
                try (HttpLine line = firm.line(server.port())) {
                  if (round % 5 == 4) {
                    browser.revokeAll(line);
                  }
                  while (true) {
                    work(firm, browser, line, client);
                  }
                } catch (KilledException e) {
                  return true;
                }
              }));
    }
    Thread.sleep(100 + random.nextInt(LONGEST_LIFE_MILLIS));
    server.kill();
    for (Future<?> each : running) {
      each.get();
    }
    workers.shutdown();
  }

  /** The connection is gone: the server was killed. */
  private static final class KilledException extends Exception {
    private static final long serialVersionUID = 1;

    KilledException(IOException cause) {
      super(cause);
    }
  }

  private void work(RemoteFirm firm, RemoteBrowser browser, HttpLine line, String client)
      throws KilledException {
    try {
      RemoteBrowser.Code code = browser.authorize(line, client);
      JsonNode tokens = spend(line, each -> RemoteBrowser.exchange(each, client, code));
      for (int i = 0; i < 2; i++) {
        String mark = marks.next();
        RemoteCalls.result(
            RemoteCalls.send(
                line,
                tokens.path("access_token").asText(),
                "create-task",
                RemoteNodes.task(mark, firm.people().get(0))));
        answered.add(mark);
        String refresh = tokens.path("refresh_token").asText();
        tokens = spend(line, each -> RemoteBrowser.refresh(each, client, refresh));
      }
      String once = RemoteBrowser.random();
      String csrf = browser.csrf(line);
      // A user has at most twenty tokens.
      if (Math.floorMod(once.hashCode(), 8) == 0) {
        spend(line, each -> browser.createToken(each, csrf, once, false));
      }
    } catch (IOException e) {
      throw new KilledException(e);
    }
  }

  /** Sends something that is good once. */
  private interface Request {
    HttpLine.Reply send(HttpLine line) throws IOException;
  }

  private JsonNode spend(HttpLine line, Request request) throws IOException {
    Use use = each -> request.send(each).status() == 200;
    spentInAll.incrementAndGet();
    HttpLine.Reply reply;
    try {
      reply = request.send(line);
    } catch (IOException e) {
      openInAll.incrementAndGet();
      spent.add(new Spent(use, false));
      throw e;
    }
    if (reply.status() != 200) {
      throw new IllegalStateException("Something new was refused: " + reply);
    }
    spent.add(new Spent(use, true));
    String body = reply.body();
    return McpProcess.JSON.readTree(body.startsWith("{") ? body : "{}");
  }

  private void replay(RemoteFirm firm, RemoteProcess server) throws IOException {
    try (HttpLine line = firm.line(server.port())) {
      for (Spent each = spent.poll(); each != null; each = spent.poll()) {
        // What was under way may have failed, and then it is good once now.
        boolean good = each.use().good(line);
        if (each.answered() ? good : good && each.use().good(line)) {
          twice.incrementAndGet();
        }
      }
    }
  }

  private long unaudited(RemoteFirm firm, Map<String, String> environment) throws IOException {
    Set<String> missing = new HashSet<>(answered);
    firm.sandbox
        .rows("tasks")
        .forEach(each -> missing.addAll(AuditedMarks.in("" + each.get("name"))));
    missing.removeAll(AuditedMarks.audited(environment));
    return missing.size();
  }
}
