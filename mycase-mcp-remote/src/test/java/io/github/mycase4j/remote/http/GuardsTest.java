package io.github.mycase4j.remote.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What protects the server from its clients, and calls from clients that are gone. */
final class GuardsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch gone = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger cancelled = new AtomicInteger();
  private TestServer server;

  private void start(ServerLimits limits) throws Exception {
    server =
        new TestServer(
            limits,
            route("/call", this::call),
            route("/deaf", this::deaf),
            route("/echo", request -> WebResponse.json(200, request.body().length)),
            route(
                "/stream",
                request -> {
                  begun.countDown();
                  return WebResponse.stream(200, "text/event-stream", this::beat);
                }));
  }

  private static Route route(String path, io.github.mycase4j.remote.web.Endpoint endpoint) {
    return new Route(path, Route.Kind.MCP, List.of(), Route.SMALL_BODY, endpoint);
  }

  private WebResponse call(WebRequest request) {
    request.onDisconnect(
        () -> {
          cancelled.incrementAndGet();
          gone.countDown();
          release.countDown();
        });
    begun.countDown();
    await(release);
    return WebResponse.json(200, "called");
  }

  private WebResponse deaf(WebRequest request) {
    begun.countDown();
    await(release);
    return WebResponse.json(200, "called");
  }

  /** Writes until the client is gone. */
  private void beat(WebResponse.Output out) throws IOException {
    try {
      while (true) {
        out.send(": beat\n\n".repeat(1_000));
      }
    } catch (IOException e) {
      gone.countDown();
      throw e;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(15, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() throws Exception {
    release.countDown();
    server.close();
  }

  private int status(String path) {
    try (RawClient client = server.connect()) {
      return client.get(path).read().status();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Nested
  class WhenTheClientDisconnects {
    @Test
    void tellsTheCallThoughNothingIsWritten() throws Exception {
      start(ServerLimits.CLIENTS);
      RawClient client = server.connect().post("/call", "{}");
      await(begun);
      client.close();

      server.watchUntil(() -> cancelled.get() > 0);
      assertThat(cancelled).hasValue(1);
    }

    @Test
    void tellsTheCallOfAReset() throws Exception {
      start(ServerLimits.CLIENTS);
      RawClient client = server.connect().post("/call", "{}");
      await(begun);
      client.reset();

      server.watchUntil(() -> cancelled.get() > 0);
    }

    @Test
    void tellsTheCallThoughANextRequestWasSent() throws Exception {
      start(ServerLimits.CLIENTS);
      RawClient client = server.connect().post("/call", "{}");
      await(begun);
      client.get("/healthz");
      client.close();

      server.watchUntil(() -> cancelled.get() > 0);
    }

    @Test
    void stillRespondsToAClientThatClosedItsHalfOnly() throws Exception {
      start(ServerLimits.CLIENTS);
      RawClient client = server.connect().post("/call", "{}");
      await(begun);
      client.closeHalf();

      server.watchUntil(() -> cancelled.get() > 0);
      assertThat(client.read().status()).isEqualTo(200);
    }

    @Test
    void failsTheWritingOfAStream() throws Exception {
      start(ServerLimits.CLIENTS);
      RawClient client = server.connect().post("/stream", "{}");
      client.readHead();
      client.close();

      await(gone);
    }

    @Test
    void failsTheWritingOfAStreamThatNobodyReads() throws Exception {
      start(limits(100, Duration.ofMillis(200)));
      server.connect().post("/stream", "{}").readHead();

      await(gone);
    }

    @Test
    void tellsNothingOnceTheResponseIsComplete() throws Exception {
      start(ServerLimits.CLIENTS);
      RawClient client = server.connect().post("/call", "{}");
      await(begun);
      release.countDown();
      assertThat(client.read().status()).isEqualTo(200);
      client.close();
      // The next request would see a later action.
      assertThat(server.connect().post("/echo", "{}").read().status()).isEqualTo(200);

      assertThat(cancelled).hasValue(0);
    }
  }

  @Test
  void losesNothingOfARequestThatIsSentDuringACall() throws Exception {
    start(ServerLimits.CLIENTS);
    RawClient client = server.connect().post("/call", "{}");
    await(begun);
    String next = "x".repeat(10_000);
    client.post("/echo", next).get("/healthz");
    // The connection is looked at every second: the bytes have been read ahead by then.
    server.server.watch();
    server.server.watch();
    release.countDown();

    assertThat(client.read().body()).isEqualTo("\"called\"");
    assertThat(client.read().body()).isEqualTo("10000");
    assertThat(client.read().body()).isEqualTo("{\"status\":\"ok\"}");
  }

  /** Row 65: slow bodies. */
  @Nested
  class WhenARequestIsSlow {
    @Test
    void closesTheConnectionOfASlowHead() throws Exception {
      start(ServerLimits.CLIENTS);
      RawClient client = server.connect();
      client.send("GET /echo HTTP/1.1\r\nHost: mcp.ex");

      assertDribbleEnds(client);
    }

    @Test
    void closesTheConnectionOfASlowBody() throws Exception {
      start(ServerLimits.CLIENTS);
      RawClient client = server.connect();
      client.send("POST /echo HTTP/1.1\r\nHost: mcp.example.com\r\nContent-Length: 9999\r\n\r\n");

      assertDribbleEnds(client);
    }

    @Test
    void closesTheConnectionOfASlowBodyThatIsRefused() throws Exception {
      start(ServerLimits.CLIENTS);
      RawClient client = server.connect();
      client.send("POST /x HTTP/1.1\r\nHost: mcp.example.com\r\nContent-Length: 9999\r\n\r\n");
      assertThat(client.read().status()).isEqualTo(404);

      assertDribbleEnds(client);
    }

    /** Sends byte after byte, one a second, until the server does not take them. */
    private void assertDribbleEnds(RawClient client) {
      AtomicInteger seconds = new AtomicInteger();
      server.watchUntil(
          () -> {
            try {
              server.test.clock.advance(Duration.ofSeconds(1));
              seconds.incrementAndGet();
              client.send("x");
              return false;
            } catch (IOException e) {
              return true;
            }
          });
      assertThat(seconds.get()).isGreaterThan(30);
    }

    @Test
    void servesHealthChecksWhileManyConnectionsAreSlow() throws Exception {
      start(ServerLimits.CLIENTS);
      for (int i = 0; i < 200; i++) {
        String head = "POST /echo HTTP/1.1\r\nHost: mcp.example.com\r\nContent-Length: 9\r\n";
        server.connect().send(i % 2 == 0 ? head : head + "\r\nx");
      }
      long start = System.nanoTime();

      assertThat(server.connect().get("/healthz").read().status()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void closesAnIdleConnection() throws Exception {
      start(limits(100, Duration.ofMillis(200)));
      RawClient silent = server.connect();
      RawClient used = server.connect();
      assertThat(used.get("/healthz").read().status()).isEqualTo(200);

      assertThat(silent.isClosed()).isTrue();
      assertThat(used.isClosed()).isTrue();
    }

    @Test
    void doesNotTakeALongCallForAnIdleConnection() throws Exception {
      start(limits(100, Duration.ofMillis(100)));
      RawClient client = server.connect().post("/deaf", "{}");
      await(begun);
      // This connection is closed for being idle, long after the other one could have been.
      assertThat(server.connect().isClosed()).isTrue();
      assertThat(server.connect().isClosed()).isTrue();
      release.countDown();

      assertThat(client.read().status()).isEqualTo(200);
    }
  }

  private static ServerLimits limits(int connections, Duration idle) {
    return new ServerLimits(connections, idle, MINUTE, 16 * 1024, 8);
  }

  @Nested
  class WhenThereAreTooManyConnections {
    @Test
    void tellsTheNextOneAndServesTheOthers() throws Exception {
      start(limits(3, MINUTE));
      List<RawClient> clients = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        clients.add(server.connect());
        assertThat(clients.get(i).get("/healthz").read().status()).isEqualTo(200);
      }
      RawClient surplus = server.connect().get("/healthz");

      RawClient.Response response = surplus.read();
      assertThat(response.status()).isEqualTo(503);
      assertThat(response.values("Retry-After")).containsExactly("5");
      assertThat(response.values("Connection")).containsExactly("close");
      assertThat(response.values("X-Content-Type-Options")).containsExactly("nosniff");
      assertThat(surplus.isClosed()).isTrue();
      for (RawClient client : clients) {
        assertThat(client.get("/healthz").read().status()).isEqualTo(200);
      }
    }

    @Test
    void servesTheNextOneWhenOneIsClosed() throws Exception {
      start(limits(1, MINUTE));
      RawClient first = server.connect();
      first.send("GET /healthz HTTP/1.1\r\nHost: mcp.example.com\r\nConnection: close\r\n\r\n");
      assertThat(first.read().status()).isEqualTo(200);
      assertThat(first.isClosed()).isTrue();
      first.close();

      server.watchUntil(() -> status("/healthz") == 200);
    }
  }

  @Test
  void servesHealthChecksWhileAllThreadsAreBusy() throws Exception {
    start(new ServerLimits(100, MINUTE, MINUTE, 16 * 1024, 2));
    for (int i = 0; i < 5; i++) {
      server.connect().post("/deaf", "{}");
    }
    await(begun);

    assertThat(server.connect().get("/healthz").read().status()).isEqualTo(200);
  }
}
