package io.github.mycase4j.client.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.fake.RawServer;
import io.github.mycase4j.testsupport.MutableClock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Kept connections that swallow what is sent, as after sleep or a change of network. */
@Timeout(60)
class SilentConnectionTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofMillis(50);

  private final RawServer server = new RawServer();
  private final MutableClock ticker = new MutableClock();
  private final MutableClock date = new MutableClock();
  private final AtomicInteger asked = new AtomicInteger();
  private final JdkHttpTransport wire =
      new JdkHttpTransport(
          new ClientPool(
              executor -> HttpClient.newBuilder().executor(executor).build(), ticker, date),
          1000);

  @AfterEach
  void close() {
    server.close();
  }

  /** Answers one request and swallows what comes then. */
  private static void answerOnce(RawServer.Connection connection) throws IOException {
    connection.receive();
    connection.answer(200, "{\"from\":1}");
    while (connection.receive() != null) {
      // swallowed
    }
  }

  private String get() throws IOException, InterruptedException {
    return get(
        LONG,
        () -> {
          asked.incrementAndGet();
          return true;
        });
  }

  private String get(Duration timeout, BooleanSupplier permit)
      throws IOException, InterruptedException {
    HttpTransport.Request request =
        new HttpTransport.Request(
            "GET",
            server.apiBase(),
            Map.of(),
            null,
            head -> {},
            new HttpTransport.Hedge(SOON, permit));
    return new String(wire.send(request, timeout, new Cancellation()).body(), UTF_8);
  }

  private int post(Duration timeout) throws IOException, InterruptedException {
    HttpTransport.Request request =
        new HttpTransport.Request("POST", server.apiBase(), Map.of(), "{}".getBytes(UTF_8));
    return wire.send(request, timeout, new Cancellation()).status();
  }

  @Nested
  class AfterIdleness {
    @Test
    void aReadGoesOutOnANewConnection() throws Exception {
      server.then(SilentConnectionTest::answerOnce).thenAnswer(200, "{\"from\":2}");
      get();
      ticker.advance(Duration.ofSeconds(10));

      assertThat(get()).isEqualTo("{\"from\":2}");
      assertThat(asked).hasValue(0);
      assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aReadGoesOutOnANewConnectionAfterSleepThatTheTickerDoesNotKnow() throws Exception {
      server.then(SilentConnectionTest::answerOnce).thenAnswer(200, "{\"from\":2}");
      get();
      date.advance(Duration.ofHours(8));

      assertThat(get()).isEqualTo("{\"from\":2}");
      assertThat(asked).hasValue(0);
    }

    @Test
    void aWriteGoesOutOnANewConnectionMuchSooner() throws Exception {
      server.then(SilentConnectionTest::answerOnce).thenAnswer(201, "{}");
      get();
      ticker.advance(Duration.ofSeconds(1));

      assertThat(post(LONG)).isEqualTo(201);
      assertThat(server.requests()).containsExactly("GET /v1", "POST /v1");
    }

    @Test
    void aShortOneCostsNoNewConnection() throws Exception {
      server.thenAnswer(200, "{}");
      get();
      ticker.advance(Duration.ofSeconds(9));
      get();
      ticker.advance(Duration.ofMillis(900));
      post(LONG);

      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Nested
  class WhenAReusedConnectionKeepsSilent {
    @Test
    void aReadIsSentOnceMoreOnANewOne() throws Exception {
      server.then(SilentConnectionTest::answerOnce).thenAnswer(200, "{\"from\":2}");
      get();

      assertThat(get()).isEqualTo("{\"from\":2}");
      assertThat(asked).hasValue(1);
      assertThat(server.requests()).hasSize(3);
      assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void noLaterRequestMeetsIt() throws Exception {
      server.then(SilentConnectionTest::answerOnce).thenAnswer(200, "{\"from\":2}");
      get();
      get();

      assertThat(post(LONG)).isEqualTo(200);
      assertThat(get()).isEqualTo("{\"from\":2}");
      assertThat(asked).hasValue(1);
      assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aSlowResponseOnItIsTakenAllTheSame() throws Exception {
      CountDownLatch sentAgain = new CountDownLatch(1);
      server
          .then(
              c -> {
                c.receive();
                c.answer(200, "{}");
                c.receive();
                await(sentAgain);
                c.answer(200, "{\"from\":1}");
              })
          .then(
              c -> {
                c.receive();
                sentAgain.countDown();
                c.receive();
              });
      get();

      assertThat(get()).isEqualTo("{\"from\":1}");
      assertThat(asked).hasValue(1);
    }

    @Test
    void aReadWaitsOnAsLongAsItMayNotBeSentAgain() throws Exception {
      CountDownLatch refused = new CountDownLatch(1);
      server.then(
          c -> {
            c.receive();
            c.answer(200, "{}");
            c.receive();
            await(refused);
            c.answer(200, "{\"from\":1}");
          });
      get();

      assertThat(
              get(
                  LONG,
                  () -> {
                    refused.countDown();
                    return false;
                  }))
          .isEqualTo("{\"from\":1}");
      assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aWriteIsNotSentAgainAndTheNextOneMeetsAnother() throws Exception {
      server.then(SilentConnectionTest::answerOnce).thenAnswer(201, "{}");
      get();

      assertThatThrownBy(() -> post(Duration.ofMillis(300)))
          .isInstanceOf(HttpTimeoutException.class);
      assertThat(server.requests()).containsExactly("GET /v1", "POST /v1");
      assertThat(post(LONG)).isEqualTo(201);
    }
  }

  @Test
  void aNewConnectionIsNotSuspected() throws Exception {
    server.then(
        c -> {
          c.receive();
          c.receive();
        });

    assertThatThrownBy(
            () ->
                get(
                    Duration.ofMillis(400),
                    () -> {
                      asked.incrementAndGet();
                      return true;
                    }))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(asked).hasValue(0);
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
