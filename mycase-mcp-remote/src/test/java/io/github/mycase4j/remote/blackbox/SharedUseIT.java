package io.github.mycase4j.remote.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.sandbox.RecordedRequest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many people at once on one server: nobody gets what is another's. */
class SharedUseIT {
  private static final List<String> LISTS =
      List.of(
          "list-cases",
          "search-contacts",
          "list-tasks",
          "list-calendar-events",
          "list-documents",
          "list-time-entries",
          "list-invoices");
  private static final long FIRST_OF_MANY = 9_001;
  private static final int MANY = 20;

  @TempDir static Path folder;

  private static ServedFirm firm;
  private static TestClient client;
  private static final ExecutorService THREADS = Executors.newFixedThreadPool(24);
  private static final List<String> FULL = new ArrayList<>();
  private static final List<String> RESTRICTED = new ArrayList<>();

  /** Where MyCase waits with its answer to a path until the latch is open. */
  private static volatile String held = "";

  private static volatile CountDownLatch arrived = new CountDownLatch(1);
  private static volatile CountDownLatch released = new CountDownLatch(1);

  @BeforeAll
  static void start() throws Exception {
    firm =
        ServedFirm.start(
            folder,
            Map.of("MYCASE_RATE_LIMIT_PER_MINUTE", "100000"),
            sandbox -> sandbox.beforeAnswer((method, path) -> hold(path)));
    client = firm.client();
    TestBrowser full = firm.adminLoggedIn();
    TestBrowser restricted = new TestBrowser();
    for (int i = 0; i < 4; i++) {
      FULL.add(client.connect(full, firm.full(), true).access());
      RESTRICTED.add(client.connect(restricted, firm.restricted(), true).access());
    }
  }

  private static void hold(String path) {
    if (held.isEmpty() || !path.endsWith(held)) {
      return;
    }
    arrived.countDown();
    try {
      if (!released.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody lets MyCase answer");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterAll
  static void stop() {
    released.countDown();
    THREADS.shutdownNow();
    firm.close();
  }

  private static <T> List<T> all(List<Callable<T>> calls) throws Exception {
    List<T> results = new ArrayList<>();
    for (Future<T> each : THREADS.invokeAll(calls)) {
      results.add(each.get());
    }
    return results;
  }

  private static String list(String token, String tool) throws IOException, InterruptedException {
    return String.valueOf(client.call(token, tool, Map.of("limit", 100)).get("content"));
  }

  /** What each list shows to one user, asked for when nobody else does. */
  private static Map<String, String> alone(String token) throws Exception {
    Map<String, String> lists = new LinkedHashMap<>();
    for (String tool : LISTS) {
      lists.put(tool, list(token, tool));
    }
    return lists;
  }

  @Test
  void row49_eachUserSeesExactlyTheirRows() throws Exception {
    Map<String, String> ofFull = alone(FULL.get(0));
    Map<String, String> ofRestricted = alone(RESTRICTED.get(0));
    assertThat(ofFull).isNotEqualTo(ofRestricted);
    assertThat(ofFull.get("list-cases")).isNotEqualTo(ofRestricted.get("list-cases"));
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      boolean isFull = i % 2 == 0;
      String token = (isFull ? FULL : RESTRICTED).get(i / 2 % 4);
      String tool = LISTS.get(i / 3 % LISTS.size());
      String expected = (isFull ? ofFull : ofRestricted).get(tool);
      calls.add(() -> list(token, tool).equals(expected) ? "" : tool + " " + isFull);
    }
    // The second half begins cold: the rows went with the logouts of a grant each.
    assertThat(all(calls.subList(0, 500))).containsOnly("");
    client.call(FULL.remove(3), "logout", Map.of());
    client.call(RESTRICTED.remove(3), "logout", Map.of());
    List<Callable<String>> rest = new ArrayList<>();
    for (int i = 500; i < 1_000; i++) {
      boolean isFull = i % 2 == 0;
      String token = (isFull ? FULL : RESTRICTED).get(i / 2 % 3);
      String tool = LISTS.get(i / 3 % LISTS.size());
      String expected = (isFull ? ofFull : ofRestricted).get(tool);
      rest.add(() -> list(token, tool).equals(expected) ? "" : tool + " " + isFull);
    }
    assertThat(all(rest)).containsOnly("");
    assertThat(completions(RESTRICTED.get(0)))
        .isNotEmpty()
        .isSubsetOf(completions(FULL.get(0)))
        .hasSizeLessThan(completions(FULL.get(0)).size());
  }

  private static List<Object> completions(String token) throws Exception {
    Map<?, ?> result =
        client
            .legacy(
                token,
                "completion/complete",
                Map.of(
                    "ref",
                    Map.of("type", "ref/resource", "uri", "mycase://cases/{case_id}"),
                    "argument",
                    Map.of("name", "case_id", "value", "")))
            .result();
    return new ArrayList<>((List<?>) ((Map<?, ?>) result.get("completion")).get("values"));
  }

  @Test
  void row51_theCursorOfOneUserIsRefusedForAnother() throws Exception {
    Map<?, ?> first = client.call(FULL.get(0), "list-cases", Map.of("limit", 5));
    Object cursor = ((Map<?, ?>) first.get("structuredContent")).get("next_cursor");
    assertThat(cursor).isNotNull();
    firm.sandbox.clearRequests();

    Map<?, ?> result =
        client.call(RESTRICTED.get(0), "list-cases", Map.of("limit", 5, "cursor", cursor));

    assertThat(result.get("isError")).isEqualTo(true);
    assertThat(result.get("structuredContent")).isNull();
    assertThat(firm.sandbox.requests()).isEmpty();
    Map<?, ?> own = client.call(FULL.get(1), "list-cases", Map.of("limit", 5, "cursor", cursor));
    assertThat(own.get("isError")).as(own.toString()).isNotEqualTo(true);
  }

  @Test
  void row52_eachCallGoesUnderTheLoginOfItsCaller() throws Exception {
    Map<Long, String> tokens = new LinkedHashMap<>();
    for (long id = FIRST_OF_MANY; id < FIRST_OF_MANY + MANY; id++) {
      firm.addStaff(id, "staff" + id + "@firm.example");
      tokens.put(id, client.connect(new TestBrowser(), id, false).access());
    }
    for (int round = 0; round < 3; round++) {
      firm.sandbox.clearRequests();
      List<Callable<String>> calls = new ArrayList<>();
      tokens.forEach(
          (id, token) -> {
            for (int i = 0; i < 16; i++) {
              calls.add(
                  () -> {
                    Map<?, ?> result = client.call(token, "authenticate", Map.of());
                    Object seen = ((Map<?, ?>) result.get("structuredContent")).get("user_id");
                    return seen.toString().equals(id.toString()) ? "" : id + " is " + seen;
                  });
            }
          });
      java.util.Collections.shuffle(calls);
      assertThat(all(calls)).hasSize(16 * MANY).containsOnly("");
      Map<Long, Long> requests = new LinkedHashMap<>();
      for (RecordedRequest request : firm.sandbox.requests("GET", "/me")) {
        requests.merge(request.staffId(), 1L, Long::sum);
      }
      assertThat(requests.keySet()).isEqualTo(tokens.keySet());
      assertThat(requests.values()).containsOnly(16L);
    }
  }

  private static String message(Object id, String tool) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("jsonrpc", "2.0");
    message.put("id", id);
    message.put("method", "tools/call");
    message.put("params", Map.of("name", tool, "arguments", Map.of()));
    return Json.write(message);
  }

  private static TestClient.Reply post(String token, String body) throws Exception {
    return client.send(client.mcp(token).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void row53_oneIdOfTwoUsersIsTwoCallsAndIsCancelledByItsOwnerOnly() throws Exception {
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean isFull = i % 2 == 0;
      String token = (isFull ? FULL : RESTRICTED).get(0);
      long user = isFull ? firm.full() : firm.restricted();
      calls.add(
          () -> {
            TestClient.Reply reply = post(token, message(7, "auth-status"));
            Map<?, ?> structured = (Map<?, ?>) reply.result().get("structuredContent");
            return reply.text("id") + " " + structured.get("user_id").equals((int) user);
          });
    }
    assertThat(all(calls.subList(0, 20))).containsOnly("7 true");
    assertThat(all(calls.subList(20, 40))).containsOnly("7 true");

    arrived = new CountDownLatch(1);
    released = new CountDownLatch(1);
    held = "/me";
    Future<TestClient.Reply> running =
        THREADS.submit(() -> post(FULL.get(0), message("same", "authenticate")));
    assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
    String cancel =
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\","
            + "\"params\":{\"requestId\":\"same\"}}";
    assertThat(post(RESTRICTED.get(0), cancel).status()).isEqualTo(202);
    // Another grant of the same user has its own ids too.
    assertThat(post(FULL.get(1), cancel).status()).isEqualTo(202);
    held = "";
    released.countDown();
    Map<?, ?> result = running.get(20, TimeUnit.SECONDS).result();
    assertThat(result.get("isError")).as(result.toString()).isNotEqualTo(true);
    assertThat(((Map<?, ?>) result.get("structuredContent")).get("user_id"))
        .isEqualTo((int) firm.full());
  }
}
