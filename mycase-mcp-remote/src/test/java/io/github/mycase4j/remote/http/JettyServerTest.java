package io.github.mycase4j.remote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.remote.web.Endpoint;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class JettyServerTest {
  private static final int MCP_BODY = 4 * 1024 * 1024;

  private final CountDownLatch streamed = new CountDownLatch(1);
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        new TestServer(
            Route.page("/", request -> WebResponse.html(200, "<main>home")),
            mcp("/echo", JettyServerTest::echo),
            mcp("/far", request -> WebResponse.seeOther("/?state=" + "x".repeat(48_000))),
            mcp("/broken", request -> WebResponse.stream(200, "text/plain", out -> broken())),
            mcp("/stream", request -> WebResponse.stream(200, "text/event-stream", this::pieces)),
            mcp(
                "/refused",
                new Endpoint() {
                  @Override
                  public WebResponse begin(WebRequest request) {
                    return WebResponse.error(401, "unauthorized", "There is no token.");
                  }

                  @Override
                  public WebResponse handle(WebRequest request) {
                    throw new IllegalStateException("never");
                  }
                }));
  }

  private static Route mcp(String path, Endpoint endpoint) {
    return new Route(path, Route.Kind.MCP, List.of(), MCP_BODY, endpoint);
  }

  private static WebResponse echo(WebRequest request) {
    String text =
        request.method()
            + " "
            + request.query().get("q")
            + " "
            + request.headers("X-Twice")
            + " "
            + request.body().length
            + " "
            + Thread.currentThread().getName().startsWith("mycase-http-");
    return WebResponse.text(200, "text/plain; charset=utf-8", text);
  }

  private static void broken() {
    throw new IllegalStateException("a secret place");
  }

  private void pieces(WebResponse.Output out) throws IOException {
    out.send("first");
    await(streamed);
    out.send("sécond");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void servesRequestAfterRequestOnOneConnection() throws Exception {
    RawClient client = server.connect();
    for (int i = 0; i < 3; i++) {
      RawClient.Response response = client.get("/").read();
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.body()).isEqualTo("<main>home");
      assertThat(response.values("Strict-Transport-Security")).hasSize(1);
      assertThat(response.values("Server")).isEmpty();
      assertThat(response.values("X-Powered-By")).isEmpty();
    }
  }

  @Test
  void givesEndpointsQueryHeadersAndBodyOnAThreadOfTheApplication() throws Exception {
    RawClient client = server.connect();
    String request =
        String.join(
            "\r\n",
            "POST /echo?q=a%20b HTTP/1.1",
            "Host: mcp.example.com",
            "X-Twice: 1",
            "x-twice: 2",
            "Transfer-Encoding: chunked",
            "\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");

    assertThat(client.send(request).read().body()).isEqualTo("POST a b [1, 2] 5 true");
  }

  @Test
  void takesABodyThatArrivesInPieces() throws Exception {
    RawClient client = server.connect();
    client.send("POST /echo HTTP/1.1\r\nHost: mcp.example.com\r\nContent-Length: 6\r\n\r\nabc");
    client.send("def");

    assertThat(client.read().body()).isEqualTo("POST null [] 6 true");
  }

  @Test
  void sendsPiecesOfAStreamAtOnce() throws Exception {
    RawClient client = server.connect().post("/stream", "{}");
    assertThat(client.readHead().values("Content-Type")).containsExactly("text/event-stream");
    assertThat(client.chunk()).isEqualTo("first");
    streamed.countDown();
    assertThat(client.chunk()).isEqualTo("sécond");
    assertThat(client.chunk()).isEmpty();
    assertThat(client.get("/").read().status()).isEqualTo(200);
  }

  @Test
  void redirectsToALongAddress() throws Exception {
    RawClient.Response response = server.connect().get("/far").read();

    assertThat(response.status()).isEqualTo(303);
    assertThat(response.values("Location").get(0)).hasSize(48_008);
    assertThat(response.values("Location").get(0)).startsWith("/?state=x");
  }

  @Test
  void cutsTheConnectionOfAStreamThatFailsAndLogsWhy() throws Exception {
    RawClient client = server.connect().get("/broken");

    assertThat(client.readHead().status()).isEqualTo(200);
    assertThatThrownBy(client::chunk).isInstanceOf(IOException.class);
    assertThat(server.test.logged())
        .contains("GET /broken failed: java.lang.IllegalStateException: a secret place");
  }

  @Test
  void answersHeadWithTheLengthOfGet() throws Exception {
    RawClient client = server.connect();
    client.send("HEAD / HTTP/1.1\r\nHost: mcp.example.com\r\n\r\n");

    RawClient.Response response = client.readHead();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.values("Content-Length")).containsExactly("10");
    assertThat(client.get("/").read().body()).isEqualTo("<main>home");
  }

  @Test
  void answersOptionsWithoutABody() throws Exception {
    RawClient client = server.connect();
    client.send("OPTIONS / HTTP/1.1\r\nHost: mcp.example.com\r\n\r\n");

    assertThat(client.readHead().values("Allow")).containsExactly("GET, HEAD");
    assertThat(client.get("/").read().status()).isEqualTo(200);
  }

  @Test
  void reportsThePortThatIsTaken() {
    assertThatThrownBy(
            () ->
                new JettyServer(
                        "METRICS_LISTEN",
                        server.server.address(),
                        server.test.network,
                        server.test.router,
                        server.stop,
                        server.test.log,
                        ServerLimits.METRICS,
                        System::nanoTime)
                    .start())
        .isInstanceOfSatisfying(
            ListenException.class, e -> assertThat(e.variable()).isEqualTo("METRICS_LISTEN"))
        .hasMessageNotContaining("java");
  }

  @Test
  void logsRequestsWithoutTheirQuery() throws Exception {
    server.connect().get("/echo?q=secret").read();
    server.connect().get("/unknown").read();

    server.watchUntil(() -> server.test.logged().contains("/unknown"));
    server.watchUntil(() -> server.test.logged().contains("/echo"));
    assertThat(server.test.logged().lines())
        .anyMatch(line -> line.matches("2026-11-30T10:00:15Z GET /echo 200 \\d+ms"))
        .anyMatch(line -> line.matches("2026-11-30T10:00:15Z GET /unknown 404 \\d+ms"))
        .noneMatch(line -> line.contains("secret"));
  }

  /** Row 65: big bodies. */
  @Nested
  class WhenABodyIsTooLarge {
    @Test
    void respondsBeforeItIsSentAndReadsOn() throws Exception {
      RawClient client = server.connect();
      client.post("/echo", "x".repeat(MCP_BODY + 1));

      RawClient.Response response = client.read();
      assertThat(response.status()).isEqualTo(413);
      assertThat(response.body()).contains("too_large");
    }

    @Test
    void respondsToChunksWithoutALength() throws Exception {
      RawClient client = server.connect();
      String chunk = Integer.toHexString(MCP_BODY + 1) + "\r\n" + "x".repeat(MCP_BODY + 1) + "\r\n";
      client.send(
          "POST /echo HTTP/1.1\r\nHost: mcp.example.com\r\nTransfer-Encoding: chunked\r\n\r\n"
              + chunk
              + "0\r\n\r\n");

      assertThat(client.read().status()).isEqualTo(413);
      assertThat(client.get("/").read().status()).isEqualTo(200);
    }

    @Test
    void takesTheLargestBody() throws Exception {
      RawClient client = server.connect().post("/echo", "x".repeat(MCP_BODY));

      assertThat(client.read().body()).isEqualTo("POST null [] " + MCP_BODY + " true");
    }
  }

  @Test
  void keepsTheConnectionOfARequestThatIsRefusedBeforeItsBody() throws Exception {
    RawClient client = server.connect();
    for (int i = 0; i < 2; i++) {
      assertThat(client.post("/refused", "x".repeat(100_000)).read().status()).isEqualTo(401);
    }
  }

  @Test
  void asksForABodyOnlyWhenItWantsOne() throws Exception {
    String head =
        " HTTP/1.1\r\nHost: mcp.example.com\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n";
    RawClient taken = server.connect().send("POST /echo" + head);
    assertThat(taken.readHead().status()).isEqualTo(100);
    assertThat(taken.send("abc").read().body()).isEqualTo("POST null [] 3 true");

    RawClient refused = server.connect().send("POST /refused" + head);
    assertThat(refused.read().status()).isEqualTo(401);
    assertThat(refused.isClosed()).isTrue();
  }

  @Test
  void bindsNothingButItsAddress() {
    assertThat(server.server.address().getAddress()).isEqualTo(InetAddress.getLoopbackAddress());
    assertThat(server.server.address().getPort()).isPositive();
  }
}
