package io.github.mycase4j.remote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StopTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        new TestServer(new Route("/call", Route.Kind.MCP, List.of(), Route.SMALL_BODY, this::call));
  }

  private WebResponse call(WebRequest request) {
    request.onDisconnect(
        () -> {
          cancelled.set(true);
          release.countDown();
        });
    begun.countDown();
    await(release);
    return WebResponse.json(200, "called");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(15, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<Void> stop(Duration delay, Duration grace, Runnable cancel) {
    return CompletableFuture.runAsync(() -> server.server.stop(delay, grace, cancel));
  }

  @AfterEach
  void stop() throws Exception {
    release.countDown();
    server.close();
  }

  @Test
  void isNotReadyAndKeepsNoConnectionOnceItIsToStop() throws Exception {
    RawClient client = server.connect();
    assertThat(client.get("/readyz").read().status()).isEqualTo(200);
    server.stop.begin();

    RawClient.Response response = client.get("/readyz").read();
    assertThat(response.status()).isEqualTo(503);
    assertThat(response.body()).isEqualTo("{\"status\":\"not ready\",\"problems\":[\"stopping\"]}");
    assertThat(response.values("Connection")).containsExactly("close");
    assertThat(client.isClosed()).isTrue();
    RawClient.Response unknown = server.connect().get("/unknown").read();
    assertThat(unknown.values("Connection")).containsExactly("close");
  }

  @Test
  void completesRunningCallsAndTakesNoNewConnection() throws Exception {
    RawClient client = server.connect().post("/call", "{}");
    RawClient idle = server.connect();
    assertThat(idle.get("/healthz").read().status()).isEqualTo(200);
    await(begun);
    CompletableFuture<Void> stopped = stop(Duration.ZERO, LONG, () -> cancelled.set(true));

    assertThat(idle.isClosed()).isTrue();
    assertThatThrownBy(() -> server.connect()).isInstanceOf(ConnectException.class);
    assertThat(stopped).isNotDone();
    release.countDown();
    RawClient.Response response = client.read();
    assertThat(response.body()).isEqualTo("\"called\"");
    assertThat(response.values("Connection")).containsExactly("close");
    stopped.get(15, TimeUnit.SECONDS);
    assertThat(cancelled).isFalse();
  }

  @Test
  void cancelsCallsThatTakeTooLongAndSendsTheirResponses() throws Exception {
    RawClient client = server.connect().post("/call", "{}");
    await(begun);
    AtomicBoolean others = new AtomicBoolean();
    stop(Duration.ZERO, Duration.ofMillis(50), () -> others.set(true)).get(15, TimeUnit.SECONDS);

    assertThat(cancelled).isTrue();
    assertThat(others).isTrue();
    assertThat(client.read().body()).isEqualTo("\"called\"");
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void takesConnectionsDuringTheDelay() throws Exception {
    CompletableFuture<Void> stopped = stop(Duration.ofSeconds(2), LONG, () -> {});

    RawClient.Response response;
    do {
      response = server.connect().get("/readyz").read();
    } while (response.status() == 200);
    assertThat(response.status()).isEqualTo(503);
    assertThat(server.connect().get("/healthz").read().status()).isEqualTo(200);
    stopped.get(15, TimeUnit.SECONDS);
  }
}
