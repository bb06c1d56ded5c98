package io.github.mycase4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.ConnectionException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.error.OutcomeUnknownException;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.error.TimeBudgetExceededException;
import io.github.mycase4j.client.error.UnreadableAnswerException;
import io.github.mycase4j.client.fake.MutableClock;
import io.github.mycase4j.client.fake.RawServer;
import io.github.mycase4j.client.fake.RecordingSleeper;
import io.github.mycase4j.client.internal.http.Api;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole client against connections that break, hang or bring something else. */
@Timeout(120)
class FaultsOverTheWireTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  private final RawServer server = new RawServer();
  private final MutableClock clock = new MutableClock();
  private final RecordingSleeper sleeper = new RecordingSleeper(clock);
  private final MyCase mycase = client(server.apiBase());

  private MyCase client(URI apiBase) {
    InMemoryTokenStore store = new InMemoryTokenStore();
    store.save(ClientFixture.login("token-1", "refresh-1"));
    return MyCase.builder()
        .apiBase(apiBase)
        .tokenStore(store)
        .clock(clock)
        .ticker(clock)
        .sleeper(sleeper)
        .requestsPerMinute(100_000)
        .build();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static Sample getCase(MyCase mycase) {
    return mycase.api().get("/cases/1", List.of(), Sample.class);
  }

  private static Listing<Sample> cases(MyCase mycase) {
    return mycase.api().list("cases", "/cases", List.of(), 0, Sample.class, Sample::id);
  }

  private static Sample createCase(MyCase mycase) {
    return mycase.api().post("/cases", Map.of("name", "A v. B"), Sample.class);
  }

  private static Api within(MyCase mycase, Duration budget) {
    return mycase.with(mycase.options().withTimeBudget(budget)).api();
  }

  private static void mayExist(Throwable failure) {
    assertThat(failure)
        .isInstanceOf(OutcomeUnknownException.class)
        .hasMessageContaining("MyCase may have carried it out; look there before trying again.")
        .hasMessageEndingWith("If it exists, GET /cases has it.");
  }

  private static final RawServer.Script RESET_IN_THE_REQUEST =
      c -> {
        c.receive(10);
        c.reset();
      };
  private static final RawServer.Script CLOSED_AFTER_THE_REQUEST = RawServer.Connection::receive;

  /** How a connection ends that a request is on. */
  static Stream<Named<RawServer.Script>> ends() {
    return Stream.of(
        Named.of("reset in the request", RESET_IN_THE_REQUEST),
        Named.of("closed after the request", CLOSED_AFTER_THE_REQUEST),
        Named.of(
            "reset after the request",
            c -> {
              c.receive();
              c.reset();
            }),
        after("reset in the status line", "HTTP/1.1 20", true),
        after("closed in the headers", "HTTP/1.1 200 OK\r\nContent-Len", false),
        after("reset in the body", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":", true),
        after(
            "closed in the body",
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":1}",
            false),
        after(
            "closed between chunks",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"id\":1}\r\n",
            false),
        after("not HTTP", "220 mail.example.com ready\r\n", false));
  }

  private static Named<RawServer.Script> after(String name, String beginning, boolean hard) {
    return Named.of(
        name,
        c -> {
          c.receive();
          c.write(beginning);
          if (hard) {
            c.reset();
          }
        });
  }

  @Nested
  class WhenAConnectionEnds {
    /** Makes an exchange that goes well, on a connection that nobody uses again. */
    private void goWellOnce() {
      server.then(
          c -> {
            c.receive();
            c.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 8\r\n\r\n{\"id\":1}");
          });
      getCase(mycase);
    }

    @ParameterizedTest
    @MethodSource("io.github.mycase4j.client.FaultsOverTheWireTest#ends")
    void aReadIsSentAgainAndEverySendingIsCounted(RawServer.Script end) {
      goWellOnce();
      server.then(end).thenAnswer(200, "{\"id\":2}");

      assertThat(getCase(mycase).id()).isEqualTo(2);
      assertThat(mycase.requestsSent()).isEqualTo(3);
      assertThat(server.begun()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("io.github.mycase4j.client.FaultsOverTheWireTest#ends")
    void aReadFailsWhenThatGoesOn(RawServer.Script end) {
      goWellOnce();
      server.then(end);

      assertThatThrownBy(() -> getCase(mycase))
          .isInstanceOf(ConnectionException.class)
          .hasMessage("The connection broke during GET /cases/1.");
      assertThat(mycase.requestsSent()).isEqualTo(6);
      assertThat(server.begun()).isEqualTo(6);
    }

    @ParameterizedTest
    @MethodSource("io.github.mycase4j.client.FaultsOverTheWireTest#ends")
    void aWriteIsNotSentAgainAndMayExist(RawServer.Script end) {
      server.then(end).thenAnswer(201, "{\"id\":9}");

      mayExist(catchThrowable(() -> createCase(mycase)));
      assertThat(mycase.requestsSent()).isEqualTo(1);
      assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLargeWriteIsNotSentAgainEither(boolean whole) {
      server
          .then(whole ? CLOSED_AFTER_THE_REQUEST : RESET_IN_THE_REQUEST)
          .thenAnswer(201, "{\"id\":9}");

      mayExist(
          catchThrowable(
              () ->
                  mycase
                      .api()
                      .post("/cases", Map.of("name", "x".repeat(4_000_000)), Sample.class)));
      assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aReadIsSentAgainWhenTheServerHangsUpAtOnce() {
      server.then(RawServer.Connection::reset).thenAnswer(200, "{\"id\":2}");

      assertThat(getCase(mycase).id()).isEqualTo(2);
    }

    @Test
    void aWriteHappensAtMostOnceWhenTheServerHangsUpAtOnce() {
      for (int i = 0; i < 20; i++) {
        try (RawServer hasty = new RawServer()) {
          hasty.then(RawServer.Connection::reset).thenAnswer(201, "{\"id\":9}");
          MyCase client = client(hasty.apiBase());

          Throwable failure = catchThrowable(() -> createCase(client));

          // The client may or may not have been connected by then.
          if (failure == null) {
            assertThat(hasty.requests()).containsExactly("POST /v1/cases");
          } else {
            mayExist(failure);
            assertThat(hasty.requests()).isEmpty();
          }
        }
      }
    }
  }

  @Nested
  class WhenAKeptConnectionEndsUnderARequest {
    private void answerOneAndEndTheNext(boolean hard) {
      server
          .then(
              c -> {
                c.receive();
                c.answer(200, "{\"id\":1}");
                c.receive();
                if (hard) {
                  c.reset();
                }
              })
          .thenAnswer(201, "{\"id\":9}");
      getCase(mycase);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWriteIsSentOnce(boolean hard) {
      answerOneAndEndTheNext(hard);

      mayExist(catchThrowable(() -> createCase(mycase)));
      assertThat(server.requests()).containsExactly("GET /v1/cases/1", "POST /v1/cases");
      assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDeletionIsSentOnce(boolean hard) {
      answerOneAndEndTheNext(hard);

      assertThatThrownBy(() -> mycase.api().delete("/cases/1"))
          .isInstanceOf(OutcomeUnknownException.class)
          .hasMessageEndingWith("look there before trying again.");
      assertThat(server.requests()).containsExactly("GET /v1/cases/1", "DELETE /v1/cases/1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReadIsSentAgainAndBothAreCounted(boolean hard) {
      answerOneAndEndTheNext(hard);

      assertThat(getCase(mycase).id()).isEqualTo(9);
      assertThat(server.requests()).hasSize(3);
      assertThat(mycase.requestsSent()).isEqualTo(3);
      assertThat(sleeper.sleeps()).hasSize(1);
    }
  }

  @Nested
  class WhenNobodyListens {
    @Test
    void aWriteSaysThatNothingWasSent() {
      MyCase nobody = client(URI.create("http://127.0.0.1:1/v1"));

      assertThatThrownBy(() -> createCase(nobody))
          .isInstanceOf(ConnectionException.class)
          .hasMessageEndingWith("nothing was sent.");
      assertThat(sleeper.sleeps()).hasSize(4);
    }

    @Test
    void aWriteIsSentOnceSomebodyDoes() {
      int port = server.port();
      server.stopListening();
      RawServer[] later = new RawServer[1];
      sleeper.during(
          () -> {
            if (later[0] == null) {
              later[0] = new RawServer(port).thenAnswer(201, "{\"id\":9}");
            }
          });

      assertThat(createCase(mycase).id()).isEqualTo(9);
      assertThat(later[0].requests()).containsExactly("POST /v1/cases");
      later[0].close();
    }

    @Test
    void aWriteSaysThatNothingWasSentWhenThereIsNoTls() {
      server.then(c -> c.receive(5));
      MyCase secure = client(URI.create("https://127.0.0.1:" + server.port() + "/v1"));

      assertThatThrownBy(() -> createCase(secure))
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("SSLHandshakeException")
          .hasMessageEndingWith("nothing was sent.");
    }
  }

  @Nested
  class WhenAnAnswerIsSlow {
    private static final String NO_HEADERS = "";
    private static final String SOME_HEADERS = "HTTP/1.1 200 OK\\r\\nContent-Le";
    private static final String NO_BODY = "HTTP/1.1 200 OK\\r\\nContent-Length: 8\\r\\n\\r\\n";
    private static final String SOME_BODY =
        "HTTP/1.1 200 OK\\r\\nContent-Length: 8\\r\\n\\r\\n{\"id\"";

    private void bring(String beginning) {
      server.then(
          c -> {
            c.receive();
            c.write(beginning.replace("\\r\\n", "\r\n"));
            c.hold();
          });
    }

    @ParameterizedTest
    @ValueSource(strings = {NO_HEADERS, SOME_HEADERS, NO_BODY, SOME_BODY})
    void aReadEndsWithItsTime(String beginning) {
      bring(beginning);

      assertThatThrownBy(() -> within(mycase, SHORT).get("/cases/1", List.of(), Sample.class))
          .isInstanceOf(TimeBudgetExceededException.class)
          .hasMessage("The time allowed for GET /cases/1 is over.");
    }

    @ParameterizedTest
    @ValueSource(strings = {NO_HEADERS, SOME_HEADERS, NO_BODY, SOME_BODY})
    void aWriteEndsWithItsTimeAndMayExist(String beginning) {
      bring(beginning);

      mayExist(
          catchThrowable(
              () -> within(mycase, SHORT).post("/cases", Map.of("name", "x"), Sample.class)));
      assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void aCallThatIsStoppedEndsAtOnce(boolean write, boolean interrupt) throws Exception {
      CountDownLatch arrived = new CountDownLatch(1);
      server.then(
          c -> {
            c.receive();
            c.write("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n{");
            arrived.countDown();
            c.hold();
          });
      Cancellation cancellation = new Cancellation();
      MyCase stoppable = mycase.with(mycase.options().withCancellation(cancellation));
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () ->
                  end.complete(
                      catchThrowable(
                          () -> (write ? createCase(stoppable) : getCase(stoppable)).id())));
      caller.start();
      assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();

      if (interrupt) {
        caller.interrupt();
      } else {
        cancellation.cancel();
      }

      Throwable failure = end.get(30, TimeUnit.SECONDS);
      if (write) {
        mayExist(failure);
      } else {
        assertThat(failure).isInstanceOf(CallCancelledException.class);
      }
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Nested
  class WhenAnAnswerIsNotTheList {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "[",
          "[{\"id\":1},{\"id\":2}",
          "[{\"id\":1},",
          "[{\"id\":1}]]",
          "<html><body>Maintenance</body></html>",
          "null",
          "{}",
          "{\"cases\":[]}",
          "{\"data\":[],\"meta\":{}}",
          "\"[]\"",
          "7",
          "[7]",
          "[[]]",
          "[\"\"]",
          "[{}]",
        })
    void itIsAnErrorAndNeverAnEmptyList(String body) {
      server.thenAnswer(200, body);

      assertThatThrownBy(() -> cases(mycase).stream().toList())
          .isInstanceOf(UnreadableAnswerException.class)
          .hasMessageContaining("MyCase's answer to GET /cases")
          .hasMessageNotContaining("Maintenance");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void itIsAnErrorOfTheServerThatStaysOutOfOrder(int status) {
      server.thenAnswer(status, "<html><body>Jane Example</body></html>");

      assertThatThrownBy(() -> cases(mycase).stream().toList())
          .isInstanceOf(ServerException.class)
          .hasMessageStartingWith("MyCase failed with status " + status + " on GET /cases, 5 times")
          .hasMessageNotContaining("Jane");
      assertThat(mycase.requestsSent()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 410, 422})
    void anExpiredLinkIsAnErrorAndNotTheEndOfTheList(int status) {
      server.then(
          c -> {
            c.receive();
            c.write(
                "HTTP/1.1 200 OK\r\nLink: <"
                    + server.apiBase()
                    + "/cases?page_token=old>; rel=\"next\"\r\nContent-Length: 10\r\n\r\n[{\"id\":1}]");
            c.receive();
            c.answer(status, "{\"errors\":[{\"description\":\"This page_token has expired\"}]}");
          });

      assertThatThrownBy(() -> cases(mycase).stream().toList()).isInstanceOf(MyCaseException.class);
      assertThat(server.requests())
          .containsExactly("GET /v1/cases", "GET /v1/cases?page_token=old");
    }

    @Test
    void aLinkToAnotherPlaceIsNotVisited() {
      try (RawServer elsewhere = new RawServer()) {
        server.then(
            c -> {
              c.receive();
              c.write(
                  "HTTP/1.1 200 OK\r\nLink: <"
                      + elsewhere.apiBase()
                      + "/cases>; rel=\"next\"\r\nContent-Length: 10\r\n\r\n[{\"id\":1}]");
            });

        assertThatThrownBy(() -> cases(mycase).stream().toList())
            .isInstanceOf(UnreadableAnswerException.class)
            .hasMessageContaining("another host");
        assertThat(elsewhere.connections()).isZero();
      }
    }
  }
}
