package io.github.mycase4j.client.internal.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.fake.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class JdkHttpTransportTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  private final JdkHttpTransport wire = new JdkHttpTransport(Duration.ofSeconds(20), 1000);

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private void answering(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).willReturn(answer));
  }

  private HttpTransport.Request get() {
    return new HttpTransport.Request(
        "GET",
        URI.create("http://127.0.0.1:" + server.port() + "/v1/cases?a=b%2Fc"),
        Map.of("Authorization", "Bearer x"),
        null);
  }

  private HttpTransport.Response send(HttpTransport.Request request, Duration timeout)
      throws IOException, InterruptedException {
    return wire.send(request, timeout, new Cancellation());
  }

  @Nested
  class WhenTheServerAnswers {
    @Test
    void givesStatusHeadersAndBody() throws Exception {
      answering(aResponse().withStatus(201).withHeader("X-Request-Id", "r1").withBody("hello"));

      HttpTransport.Response answer = send(get(), LONG);

      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.header("x-request-ID")).hasValue("r1");
      assertThat(answer.body()).isEqualTo("hello".getBytes(UTF_8));
      server.verify(
          getRequestedFor(urlEqualTo("/v1/cases?a=b%2Fc"))
              .withHeader("Authorization", equalTo("Bearer x")));
    }

    @Test
    void tellsStatusAndHeadersBeforeTheBody() throws Exception {
      answering(aResponse().withStatus(201).withHeader("Link", "<x>").withBody("hello"));
      List<HttpTransport.Response> begun = new ArrayList<>();

      send(new HttpTransport.Request("GET", get().uri(), Map.of(), null, begun::add, null), LONG);

      assertThat(begun).singleElement().extracting(HttpTransport.Response::status).isEqualTo(201);
      assertThat(begun.get(0).headers("link")).containsExactly("<x>");
      assertThat(begun.get(0).body()).isEmpty();
    }

    @Test
    void sendsJson() throws Exception {
      answering(aResponse().withStatus(204));

      HttpTransport.Response answer =
          send(
              new HttpTransport.Request("POST", get().uri(), Map.of(), "{\"a\":1}".getBytes(UTF_8)),
              LONG);

      assertThat(answer.body()).isEmpty();
      server.verify(
          postRequestedFor(anyUrl())
              .withHeader("Content-Type", equalTo("application/json"))
              .withRequestBody(equalToJson("{\"a\":1}")));
    }

    @Test
    void followsNoRedirect() throws Exception {
      answering(aResponse().withStatus(302).withHeader("Location", "/elsewhere"));

      assertThat(send(get(), LONG).status()).isEqualTo(302);
      assertThat(server.getAllServeEvents()).hasSize(1);
    }

    @Test
    void takesAResponseOfTheLargestSize() throws Exception {
      answering(aResponse().withBody("x".repeat(1000)));

      assertThat(send(get(), LONG).body()).hasSize(1000);
    }

    @Test
    void breaksOffALargerOne() {
      answering(aResponse().withBody("x".repeat(1001)));

      assertThatThrownBy(() -> send(get(), LONG))
          .isInstanceOf(HttpTransport.TooLargeException.class);
    }
  }

  @Nested
  class WhenTheServerFails {
    @ParameterizedTest
    @EnumSource(Fault.class)
    void tellsThatTheRequestMayHaveArrived(Fault fault) {
      answering(aResponse().withFault(fault));

      assertThatThrownBy(() -> send(get(), LONG))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(HttpTransport.NotSentException.class);
    }

    @Test
    void tellsThatNothingWasSentWhenNobodyListens() {
      server.stop();

      assertThatThrownBy(
              () ->
                  send(
                      new HttpTransport.Request(
                          "GET", URI.create("http://127.0.0.1:1/"), Map.of(), null),
                      LONG))
          .isInstanceOf(HttpTransport.NotSentException.class);
    }

    @Test
    void tellsThatNothingWasSentToAnUnknownHost() {
      assertThatThrownBy(
              () ->
                  send(
                      new HttpTransport.Request(
                          "GET", URI.create("http://mycase.invalid/"), Map.of(), null),
                      LONG))
          .isInstanceOf(HttpTransport.NotSentException.class);
    }

    @Test
    void doesNotSayThatNothingWasSentWhenTheServerIsGoneAfterwards() throws Exception {
      try (RawServer raw = new RawServer()) {
        raw.then(
            c -> {
              c.receive();
              raw.stopListening();
              c.reset();
            });

        assertThatThrownBy(
                () -> send(new HttpTransport.Request("GET", raw.apiBase(), Map.of(), null), LONG))
            .isInstanceOf(IOException.class)
            .isNotInstanceOf(HttpTransport.NotSentException.class);
      }
    }

    @Test
    void doesNotWaitLongerForTheHeaders() {
      answering(aResponse().withFixedDelay(60_000));

      assertThatThrownBy(() -> send(get(), Duration.ofMillis(300)))
          .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void doesNotWaitLongerForTheBody() {
      answering(aResponse().withBody("x".repeat(500)).withChunkedDribbleDelay(20, 60_000));

      assertThatThrownBy(() -> send(get(), Duration.ofMillis(1500)))
          .isInstanceOf(HttpTimeoutException.class);
    }
  }

  /** A server that takes a request and never answers. */
  @Nested
  class WhileTheResponseIsAwaited {
    private final ServerSocket silent = listening();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final Thread listener = new Thread(this::listen);

    private static ServerSocket listening() {
      try {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    private void listen() {
      try (Socket socket = silent.accept()) {
        assertThat(socket.getInputStream().read()).isPositive();
        arrived.countDown();
        while (socket.getInputStream().read() >= 0) {
          // until the client hangs up
        }
      } catch (IOException e) {
        arrived.countDown();
      }
    }

    private HttpTransport.Request request() {
      return new HttpTransport.Request(
          "GET", URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/"), Map.of(), null);
    }

    @BeforeEach
    void start() {
      listener.start();
    }

    @AfterEach
    void stop() throws Exception {
      listener.join(60_000);
      silent.close();
    }

    private Thread calling(Cancellation cancellation, CompletableFuture<Throwable> end)
        throws InterruptedException {
      Thread caller =
          new Thread(
              () -> end.complete(catchThrowable(() -> wire.send(request(), LONG, cancellation))));
      caller.start();
      assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();
      return caller;
    }

    @Test
    void aCancellationEndsItAtOnce() throws Exception {
      Cancellation cancellation = new Cancellation();
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      calling(cancellation, end);

      cancellation.cancel();

      assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }

    @Test
    void anInterruptEndsItAtOnce() throws Exception {
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      Thread caller = calling(new Cancellation(), end);

      caller.interrupt();

      assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }
  }
}
