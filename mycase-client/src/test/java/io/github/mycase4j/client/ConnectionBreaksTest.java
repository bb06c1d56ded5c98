package io.github.mycase4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mycase4j.client.error.ConnectionException;
import io.github.mycase4j.client.error.OutcomeUnknownException;
import io.github.mycase4j.client.fake.RawServer;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionBreaksTest extends RawServerTestBase {
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
    @MethodSource("io.github.mycase4j.client.ConnectionBreaksTest#ends")
    void aReadIsSentAgainAndEverySendingIsCounted(RawServer.Script end) {
      goWellOnce();
      server.then(end).thenAnswer(200, "{\"id\":2}");

      assertThat(getCase(mycase).id()).isEqualTo(2);
      assertThat(mycase.requestsSent()).isEqualTo(3);
      assertThat(server.begun()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("io.github.mycase4j.client.ConnectionBreaksTest#ends")
    void aReadFailsWhenTheConnectionKeepsBreaking(RawServer.Script end) {
      goWellOnce();
      server.then(end);

      assertThatThrownBy(() -> getCase(mycase))
          .isInstanceOf(ConnectionException.class)
          .hasMessage("The connection broke during GET /cases/1.");
      assertThat(mycase.requestsSent()).isEqualTo(6);
      assertThat(server.begun()).isEqualTo(6);
    }

    @ParameterizedTest
    @MethodSource("io.github.mycase4j.client.ConnectionBreaksTest#ends")
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
          MyCaseClient client = client(hasty.apiBase());

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
          .thenAnswer(200, "{\"id\":9}");
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
      MyCaseClient nobody = client(URI.create("http://127.0.0.1:1/v1"));

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
      MyCaseClient secure = client(URI.create("https://127.0.0.1:" + server.port() + "/v1"));

      assertThatThrownBy(() -> createCase(secure))
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("SSLHandshakeException")
          .hasMessageEndingWith("nothing was sent.");
    }
  }
}
