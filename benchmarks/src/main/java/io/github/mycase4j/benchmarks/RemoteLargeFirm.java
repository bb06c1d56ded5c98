package io.github.mycase4j.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mycase4j.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Twenty users of the firm of real size, in a heap of one gigabyte: each reads all lists, several
 * at once, and each answer is compared with that to one user who is alone.
 */
final class RemoteLargeFirm {
  private static final int USERS = RemoteFigures.number("FIRM_USERS", 20);
  private static final int ROUNDS = 3;
  private static final Map<String, Integer> SIZES = new HashMap<>(LargeFirm.SIZES);

  static {
    SIZES.put("cases", 7_247);
    SIZES.put("documents", 48_161);
  }

  private static final List<Question> QUESTIONS =
      List.of(
          question("list-time-entries", "limit", 20),
          question("list-time-entries", "group_by", "month"),
          question("list-time-entries", "group_by", "client", "limit", 20),
          question("list-cases", "limit", 50),
          question("list-cases", "group_by", "practice_area"),
          question("list-tasks", "status", "all", "limit", 50),
          question("list-documents", "limit", 50),
          question("list-documents", "query", "agreement", "limit", 50),
          question("list-calendar-events", "limit", 50),
          question("search-contacts", "query", "smith", "limit", 50),
          question("get-billing-summary", "limit", 20));

  private final FigureTable table;
  private final Path folder;

  RemoteLargeFirm(FigureTable table, Path folder) {
    this.table = table;
    this.folder = folder;
  }

  private record Question(String tool, ObjectNode arguments) {}

  private static Question question(String tool, Object... arguments) {
    return new Question(tool, LargeFirm.arguments(arguments));
  }

  void run() throws Exception {
    List<String> heap = new ArrayList<>(List.of("-Xmx1g"));
    heap.addAll(RemoteFigures.flags());
    try (RemoteFirm firm = new RemoteFirm(folder, SIZES, USERS, Sandbox.builder())) {
      Map<Question, JsonNode> alone;
      int port = firm.publicPort();
      try (RemoteProcess server = RemoteProcess.start(heap, firm.environment("alone", port))) {
        alone = answers(firm, server, firm.tokens(server, false).get(0));
      }
      Map<String, String> environment = firm.environment("together", port);
      int metrics = RemoteFirm.freePort();
      environment.put("METRICS_LISTEN", "127.0.0.1:" + metrics);
      try (RemoteProcess server = RemoteProcess.start(heap, environment)) {
        List<String> tokens = firm.tokens(server, false);
        for (int round = 1; round <= ROUNDS; round++) {
          round(firm, server, tokens, alone, metrics, round);
        }
      }
    }
  }

  private void round(
      RemoteFirm firm,
      RemoteProcess server,
      List<String> tokens,
      Map<Question, JsonNode> alone,
      int metrics,
      int round)
      throws Exception {
    firm.sandbox.clearRequests();
    double processor = server.processorSeconds();
    long began = System.nanoTime();
    int wrong = 0;
    for (Map<Question, JsonNode> answers : together(firm, server, tokens)) {
      for (Map.Entry<Question, JsonNode> each : alone.entrySet()) {
        if (!each.getValue().equals(answers.get(each.getKey()))) {
          wrong++;
        }
      }
    }
    table.row(
        USERS + " users of the large firm in 1 GB of heap, round " + round + ": wrong answers",
        "0",
        wrong == 0,
        "%d of %d, in %.0f s (%.0f s of processor time, at most %.0f MB resident,"
            + " %s MB of rows, %s users in memory)",
        wrong,
        USERS * QUESTIONS.size(),
        (System.nanoTime() - began) / 1e9,
        server.processorSeconds() - processor,
        server.residentMegabytes("VmHWM"),
        metric(metrics, "mycase_mcp_mirror_bytes", 1 << 20),
        metric(metrics, "mycase_mcp_users_in_memory", 1));
  }

  private static String metric(int port, String name, int unit) throws IOException {
    try (HttpLine line = new HttpLine(port, "127.0.0.1:" + port)) {
      String text = line.send("GET", "/metrics", List.of(), "").body();
      return text.lines()
          .filter(each -> each.startsWith(name + " "))
          .map(each -> Math.round(Double.parseDouble(each.substring(name.length())) / unit))
          .map(Object::toString)
          .findFirst()
          .orElse("?");
    }
  }

  private static List<Map<Question, JsonNode>> together(
      RemoteFirm firm, RemoteProcess server, List<String> tokens) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tokens.size());
    List<Callable<Map<Question, JsonNode>>> calls = new ArrayList<>();
    tokens.forEach(token -> calls.add(() -> answers(firm, server, token)));
    List<Map<Question, JsonNode>> answers = new ArrayList<>();
    for (Future<Map<Question, JsonNode>> each : threads.invokeAll(calls)) {
      answers.add(each.get());
    }
    threads.shutdown();
    return answers;
  }

  /** Returns the whole answers to one user, who asks again where an answer was not complete. */
  private static Map<Question, JsonNode> answers(
      RemoteFirm firm, RemoteProcess server, String token) throws IOException {
    Map<Question, JsonNode> answers = new LinkedHashMap<>();
    try (HttpLine line = firm.line(server.port())) {
      for (Question each : QUESTIONS) {
        ObjectNode answer = asked(line, token, each);
        while (!answer.path("complete").asBoolean(true)) {
          answer = asked(line, token, each);
        }
        // When the rows were read is another moment for each.
        answer.remove(List.of("as_of_time", "read_at", "next_cursor"));
        answers.put(each, answer);
      }
    }
    return answers;
  }

  private static ObjectNode asked(HttpLine line, String token, Question question)
      throws IOException {
    HttpLine.Reply reply = RemoteCalls.send(line, token, question.tool(), question.arguments());
    JsonNode result = RemoteCalls.result(reply);
    if (result.path("isError").asBoolean()) {
      throw new IOException(question + ": " + result);
    }
    return result.path("structuredContent").deepCopy();
  }
}
