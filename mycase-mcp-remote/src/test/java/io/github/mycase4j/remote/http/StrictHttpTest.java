package io.github.mycase4j.remote.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 64: request smuggling and odd HTTP. */
final class StrictHttpTest {
  private static final String HOST = "Host: mcp.example.com\r\n";

  private final AtomicInteger handled = new AtomicInteger();
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        new TestServer(
            new Route(
                "/mcp",
                Route.Kind.MCP,
                List.of(),
                Route.SMALL_BODY,
                request -> {
                  handled.incrementAndGet();
                  return WebResponse.json(200, List.of());
                }));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private RawClient.Response assertRefused(String request, int status) throws Exception {
    RawClient client = server.connect().send(request);
    RawClient.Response response = client.read();

    assertThat(response.status()).as(request).isEqualTo(status);
    assertThat(response.values("Connection")).containsExactly("close");
    assertThat(response.values("Server")).isEmpty();
    assertThat(response.values("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(response.values("Referrer-Policy")).containsExactly("same-origin");
    assertThat(response.values("Strict-Transport-Security")).hasSize(1);
    assertThat(response.body()).doesNotContain("jetty", "Jetty", "org.", "Exception");
    assertThat(client.isClosed()).isTrue();
    assertThat(handled).hasValue(0);
    return response;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Both lengths.
        "POST /mcp HTTP/1.1\r\n"
            + HOST
            + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /mcp HTTP/1.1\r\n"
            + HOST
            + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        // Two lengths.
        "POST /mcp HTTP/1.1\r\n" + HOST + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x",
        "POST /mcp HTTP/1.1\r\n" + HOST + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
        "POST /mcp HTTP/1.1\r\n" + HOST + "Content-Length: 2, 3\r\n\r\n{}x",
        "POST /mcp HTTP/1.1\r\n" + HOST + "Content-Length: +2\r\n\r\n{}",
        "POST /mcp HTTP/1.1\r\n" + HOST + "Content-Length: -2\r\n\r\n{}",
        "POST /mcp HTTP/1.1\r\n" + HOST + "Content-Length: 0x2\r\n\r\n{}",
        // Bad chunks.
        "POST /mcp HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n",
        "POST /mcp HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}}\r\n0\r\n\r\n",
        "POST /mcp HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
        "POST /mcp HTTP/1.1\r\n"
            + HOST
            + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}\r\n0\r\n\r\n",
        "POST /mcp HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n",
        // Odd codings.
        "POST /mcp HTTP/1.1\r\n" + HOST + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "POST /mcp HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        // Folded lines, spaces before colons, bare line feeds.
        "GET /mcp HTTP/1.1\r\n" + HOST + "X-Folded: a\r\n b\r\n\r\n",
        "GET /mcp HTTP/1.1\r\n" + HOST + "Content-Length : 2\r\n\r\n{}",
        "GET /mcp HTTP/1.1\nHost: mcp.example.com\n\n",
        "GET /mcp HTTP/1.1\r\n" + HOST + "X-Line: a\nX-Feed: b\r\n\r\n",
        "GET /mcp HTTP/1.1\r\n" + HOST + "No colon\r\n\r\n",
        "GET /mcp HTTP/1.1\r\n" + HOST + "X-Null: a\u0000b\r\n\r\n",
        // Hosts.
        "GET http://evil.example/mcp HTTP/1.1\r\n" + HOST + "\r\n",
        "GET http://mcp.example.com:81/mcp HTTP/1.1\r\n" + HOST + "\r\n",
        "GET /mcp HTTP/1.1\r\n\r\n",
        "GET /mcp HTTP/1.1\r\n" + HOST + HOST + "\r\n",
        "GET /mcp HTTP/1.1\r\nHost: mcp.example.com, evil.example\r\n\r\n",
        // Addresses that proxies may read differently.
        "GET /tokens/%2e%2e/mcp HTTP/1.1\r\n" + HOST + "\r\n",
        "GET /x%2Fmcp HTTP/1.1\r\n" + HOST + "\r\n",
        "GET /%00 HTTP/1.1\r\n" + HOST + "\r\n",
        "GET mcp HTTP/1.1\r\n" + HOST + "\r\n",
        // Not HTTP.
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n"
      })
  void refusesAndCloses(String request) throws Exception {
    assertRefused(request, 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tokens/../mcp", "/mcp;x=1", "/mcp/.", "/MCP", "/%6dcp"})
  void comparesPathsAsTheyAreSent(String path) throws Exception {
    assertThat(server.connect().get(path).read().status()).isEqualTo(404);
    assertThat(handled).hasValue(0);
  }

  @Test
  void refusesAnotherVersion() throws Exception {
    assertRefused("GET /mcp HTTP/9.9\r\n" + HOST + "\r\n", 505);
  }

  @Test
  void refusesHeadersThatAreTooLarge() throws Exception {
    assertRefused(
        "GET /mcp HTTP/1.1\r\n" + HOST + "X-Large: " + "x".repeat(16 * 1024) + "\r\n\r\n", 431);
    assertRefused("GET /mcp HTTP/1.1\r\n" + HOST + "X-Many: x\r\n".repeat(2_000) + "\r\n", 431);
  }

  @Test
  void refusesAnAddressThatIsTooLong() throws Exception {
    assertRefused("GET /" + "x".repeat(17 * 1024) + " HTTP/1.1\r\n" + HOST + "\r\n", 414);
  }

  @Test
  void takesHeadersThatFit() throws Exception {
    RawClient client =
        server
            .connect()
            .send("GET /mcp HTTP/1.1\r\n" + HOST + "X-Large: " + "x".repeat(15_000) + "\r\n\r\n");

    assertThat(client.read().status()).isEqualTo(200);
  }

  @Test
  void takesAnAbsoluteAddressOfItsOwnHost() throws Exception {
    RawClient client =
        server.connect().send("GET http://mcp.example.com/mcp HTTP/1.1\r\n" + HOST + "\r\n");

    assertThat(client.read().status()).isEqualTo(200);
  }

  @Test
  void neverTakesBytesBehindABodyForItsRest() throws Exception {
    RawClient client =
        server
            .connect()
            .send(
                "POST /mcp HTTP/1.1\r\n"
                    + HOST
                    + "Content-Length: 2\r\n\r\n{}"
                    + "GET /unknown HTTP/1.1\r\n"
                    + HOST
                    + "\r\n");

    assertThat(client.read().status()).isEqualTo(200);
    assertThat(client.read().status()).isEqualTo(404);
  }
}
