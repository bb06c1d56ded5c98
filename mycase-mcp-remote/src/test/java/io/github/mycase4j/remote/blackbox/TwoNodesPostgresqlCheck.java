package io.github.mycase4j.remote.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.sandbox.SampleFirm;
import io.github.mycase4j.sandbox.Sandbox;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes of the program on one database, with one address: that of the first. Requests to
 * the second go to its own port, as behind a proxy that shares them out.
 */
class TwoNodesPostgresqlCheck {
  @TempDir Path folder;

  private final ExecutorService threads = Executors.newFixedThreadPool(32);

  /** When MyCase was asked, in nanoseconds. */
  private final Queue<Long> asked = new ConcurrentLinkedQueue<>();

  private final String schema = "nodes_" + UUID.randomUUID().toString().replace("-", "");
  private Sandbox sandbox;
  private long full;
  private String url;
  private int portA;
  private int portB;
  private RunningServer nodeA;
  private RunningServer nodeB;
  private TestClient client;
  private TestBrowser browser;

  private static String variable(String name) {
    return Objects.requireNonNull(
        System.getenv(name), name + " is not set: run the test with dev/postgresql");
  }

  private static void statement(String text) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                variable("POSTGRESQL_TEST_URL"), variable("POSTGRESQL_TEST_USER"), null);
        Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  @BeforeEach
  void start() throws Exception {
    statement("CREATE SCHEMA " + schema);
    portA = FreePort.next();
    portB = FreePort.next();
    url = "http://127.0.0.1:" + portA;
    SampleFirm firm = SampleFirm.standard(Clock.systemUTC());
    full = firm.userId();
    sandbox =
        Sandbox.builder()
            .firm(firm)
            .redirectUri(URI.create(url + "/oauth/mycase/callback"))
            .beforeAnswer(
                (method, path) -> {
                  if (path.startsWith("/v1/")) {
                    asked.add(System.nanoTime());
                  }
                })
            .start();
    nodeA = node("a", portA).awaitReady();
    nodeB = node("b", portB).awaitReady();
    client = new TestClient(url);
    browser = new TestBrowser();
    browser.login(url + "/login", full, "");
  }

  private RunningServer node(String id, int port) throws Exception {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("HOME", folder.toString());
    environment.put("MYCASE_HOME", folder.resolve(id).toString());
    environment.put("NODE_ID", id);
    environment.put("PUBLIC_URL", url);
    environment.put("LISTEN", "127.0.0.1:" + port);
    environment.put("DATABASE_URL", variable("POSTGRESQL_TEST_URL") + "?currentSchema=" + schema);
    environment.put("DATABASE_USER", variable("POSTGRESQL_TEST_USER"));
    environment.put("MYCASE_CLIENT_ID", sandbox.clientId());
    environment.put("MYCASE_CLIENT_SECRET", sandbox.clientSecret());
    environment.put("MYCASE_API_BASE", sandbox.apiBase().toString());
    environment.put("MYCASE_AUTH_URL", sandbox.authorizationUrl().toString());
    environment.put("MYCASE_TOKEN_URL", sandbox.tokenUrl().toString());
    environment.put("ENCRYPTION_KEY", ServedFirm.KEY);
    environment.put("MYCASE_ADMINS", Long.toString(full));
    environment.put("MYCASE_MIRROR", "off");
    environment.put("STOP_DELAY_SECONDS", "0");
    return RunningServer.launch(environment, "serve");
  }

  @AfterEach
  void stop() throws Exception {
    threads.shutdownNow();
    nodeA.close();
    nodeB.close();
    sandbox.close();
    statement("DROP SCHEMA " + schema + " CASCADE");
  }

  private RawHttp.Response post(int port, String path, String headers, String body)
      throws Exception {
    return RawHttp.post(port, path, "Host: 127.0.0.1:" + portA + "\r\n" + headers, body);
  }

  private RawHttp.Response call(int port, String token, String tool, Map<String, ?> arguments)
      throws Exception {
    return post(
        port,
        "/mcp",
        "Content-Type: application/json\r\nAuthorization: Bearer " + token + "\r\n",
        TestClient.request("tools/call", Map.of("name", tool, "arguments", arguments)));
  }

  private static boolean isFine(RawHttp.Response response) throws Exception {
    if (response.status() != 200) {
      return false;
    }
    Map<?, ?> body = Json.readObject(response.body().getBytes(StandardCharsets.UTF_8));
    return body.get("result") instanceof Map<?, ?> result
        && !Boolean.TRUE.equals(result.get("isError"));
  }

  private List<String> tokens(int count) throws Exception {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tokens.add(client.connect(browser, full, true).access());
    }
    return tokens;
  }

  @Test
  void row05_aTokenThatWasRevokedOnOneNodeIsRefusedByTheOther() throws Exception {
    String token = tokens(1).get(0);
    assertThat(isFine(call(portB, token, "auth-status", Map.of()))).isTrue();

    assertThat(
            client
                .postForm("/oauth/revoke", Map.of("token", token, "client_id", client.register()))
                .status())
        .isEqualTo(200);

    assertThat(call(portB, token, "auth-status", Map.of()).status()).isEqualTo(401);
  }

  @Test
  void row16_ofManyExchangesOnTwoNodesOneSucceedsAndItsTokenDies() throws Exception {
    TestClient.Code code = client.authorize(browser, full, false);
    String form =
        TestBrowser.encode(
            Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code.code(),
                "code_verifier",
                code.verifier(),
                "client_id",
                code.clientId()));
    List<Callable<RawHttp.Response>> exchanges = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      int port = i % 2 == 0 ? portA : portB;
      exchanges.add(
          () ->
              post(
                  port,
                  "/oauth/token",
                  "Content-Type: application/x-www-form-urlencoded\r\n",
                  form));
    }
    List<String> good = new ArrayList<>();
    for (Future<RawHttp.Response> each : threads.invokeAll(exchanges)) {
      if (each.get().status() == 200) {
        good.add(
            String.valueOf(
                Json.readObject(each.get().body().getBytes(StandardCharsets.UTF_8))
                    .get("access_token")));
      } else {
        assertThat(each.get().status()).isEqualTo(400);
      }
    }
    assertThat(good).hasSize(1);
    assertThat(call(portB, good.get(0), "auth-status", Map.of()).status()).isEqualTo(401);
  }

  @Test
  void row69_hundredCallsOnTwoNodesRefreshTheLoginOnce() throws Exception {
    List<String> tokens = tokens(10);
    sandbox.expireAccessTokens();
    sandbox.clearRequests();
    List<Callable<RawHttp.Response>> calls = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String token = tokens.get(i % 10);
      int port = i % 2 == 0 ? portA : portB;
      calls.add(() -> call(port, token, "get-case", Map.of("case_id", 1001)));
    }
    for (Future<RawHttp.Response> each : threads.invokeAll(calls)) {
      assertThat(isFine(each.get())).as(each.get().body()).isTrue();
    }
    assertThat(sandbox.requests("POST", "/tokens")).hasSize(1);
  }

  @Test
  void row68_twoNodesShareTheLimitOfMyCaseAndOneTakesOver() throws Exception {
    List<String> tokens = tokens(8);
    long end = System.nanoTime() + 85_000_000_000L;
    for (int i = 0; i < 24; i++) {
      String token = tokens.get(i % tokens.size());
      int port = i % 2 == 0 ? portA : portB;
      threads.execute(() -> load(port, token, end));
    }
    // The second node holds off until the first has noticed it; both are at their share then.
    Thread.sleep(13_000);
    keepsToTheLimit("while the second node starts");
    asked.clear();
    Thread.sleep(10_000);
    keepsToTheLimit("two nodes");
    assertThat(asked).hasSizeGreaterThan(10 * 15);

    nodeA.kill();
    Thread.sleep(40_000);

    asked.clear();
    Thread.sleep(8_000);
    keepsToTheLimit("one node");
    // Half of the limit would be 12 a second.
    assertThat(asked).hasSizeGreaterThan(8 * 17);
    threads.shutdownNow();
  }

  /** Asks MyCase as often as the server lets it; a limit of the grant ends in a short wait. */
  private void load(int port, String token, long end) {
    while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
      try {
        if (call(port, token, "get-case", Map.of("case_id", 1001)).status() == 429) {
          Thread.sleep(500);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        // The node of this thread was killed.
        return;
      }
    }
  }

  /**
   * The limit is about when requests leave. On their way one may be slower than another, so that a
   * few more of them come in a second; over five seconds that does not add up.
   */
  private void keepsToTheLimit(String when) {
    assertThat(most(1)).as("requests in a second, " + when).isLessThanOrEqualTo(25 + 7);
    assertThat(most(5)).as("requests in five seconds, " + when).isLessThanOrEqualTo(5 * 25 + 7);
  }

  /** Returns the most requests that came in so many seconds. */
  private int most(int seconds) {
    List<Long> all = new ArrayList<>(asked);
    all.sort(null);
    int most = 0;
    int first = 0;
    for (int last = 0; last < all.size(); last++) {
      while (all.get(last) - all.get(first) >= seconds * 1_000_000_000L) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }
}
