package io.github.mycase4j.client;

import static io.github.mycase4j.client.ClientFixture.failure;
import static io.github.mycase4j.client.fake.ScriptedWire.answer;
import static io.github.mycase4j.client.fake.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.CallTimeoutException;
import io.github.mycase4j.client.error.ConnectionException;
import io.github.mycase4j.client.error.RateLimitedException;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A read is sent again after a pause, its own or the one that MyCase asks for. */
class RetryTest {
  private final ClientFixture client = new ClientFixture();

  private static HttpTransport.Response busy(String retryAfter) {
    return answer(429, Map.of("Retry-After", retryAfter), "");
  }

  @Nested
  class WhenAReadFails {
    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void sendsItAgain(int status) {
      client.wire.then(json(status, "<html>")).then(json(200, "{\"id\":1}"));

      assertThat(client.getCase().id()).isEqualTo(1);
      assertThat(client.wire.requests()).hasSize(2);
    }

    @Test
    void sendsItAgainAfterABrokenConnection() {
      client.wire.thenFail(new IOException("reset")).then(json(200, "{\"id\":1}"));

      assertThat(client.getCase().id()).isEqualTo(1);
    }

    @Test
    void sendsItAgainAfterATimeout() {
      client.wire.thenFail(new HttpTimeoutException("slow")).then(json(200, "{\"id\":1}"));

      assertThat(client.getCase().id()).isEqualTo(1);
    }

    @Test
    void sendsItAgainWhenThereWasNoConnection() {
      client
          .wire
          .thenFail(new HttpTransport.NotSentException(new ConnectException()))
          .then(json(200, "{\"id\":1}"));

      assertThat(client.getCase().id()).isEqualTo(1);
    }

    @Test
    void doublesThePauses() {
      client.wire.then(json(503, ""));

      ServerException failure = failure(ServerException.class, client::getCase);

      assertThat(client.sleeper.sleeps())
          .containsExactly(
              Duration.ofMillis(500),
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              Duration.ofSeconds(4));
      assertThat(failure.request().orElseThrow().attempts()).isEqualTo(5);
      assertThat(failure.status()).isEqualTo(503);
    }

    @Test
    void takesOffUpToHalfOfAPauseByChance() {
      ClientFixture other = new ClientFixture(MyCaseClient.builder());
      MyCaseClient spread =
          MyCaseClient.builder()
              .baseUri(URI.create(ClientFixture.BASE))
              .tokenStore(other.store)
              .clock(other.clock)
              .ticker(other.clock)
              .sleeper(other.sleeper)
              .random(() -> Long.MAX_VALUE)
              .wire(other.wire)
              .build();
      other.wire.then(json(503, "")).then(json(200, "{\"id\":1}"));

      spread.api().get("/cases/1", List.of(), Sample.class);

      assertThat(other.sleeper.total()).isBetween(Duration.ofMillis(250), Duration.ofMillis(499));
    }

    @Test
    void saysWhatHappenedWhenTheConnectionStaysBroken() {
      client.wire.thenFail(new IOException("secret detail"));

      ConnectionException failure = failure(ConnectionException.class, client::getCase);

      assertThat(failure).hasMessage("The connection broke during GET /cases/1.");
      assertThat(failure.request().orElseThrow().attempts()).isEqualTo(5);
      assertThat(failure.request().orElseThrow().status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {501, 505})
    void doesNotRepeatWhatStaysWrong(int status) {
      client.wire.then(json(status, ""));

      failure(ServerException.class, client::getCase);

      assertThat(client.wire.requests()).hasSize(1);
    }

    @Test
    void stopsWhenAPauseWouldExceedTheTimeAllowed() {
      client.wire.then(json(503, ""));

      assertThatThrownBy(
              () -> client.within(Duration.ofSeconds(2)).get("/cases/1", List.of(), Sample.class))
          .isInstanceOf(ServerException.class);
      assertThat(client.clock.elapsed()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void givesEachAttemptNoMoreThanTheTimeLeft() {
      client.wire.then(json(503, "")).then(json(200, "{\"id\":1}"));

      client.within(Duration.ofSeconds(10)).get("/cases/1", List.of(), Sample.class);

      assertThat(client.wire.timeouts())
          .containsExactly(Duration.ofSeconds(10), Duration.ofMillis(9500));
    }

    @Test
    void takesAnyLengthOfTimeForAllowed() {
      client.wire.then(json(503, "")).then(json(200, "{\"id\":1}"));

      client.within(Duration.ofSeconds(Long.MAX_VALUE)).get("/cases/1", List.of(), Sample.class);

      assertThat(client.wire.requests()).hasSize(2);
    }

    @Test
    void givesASlowAnswerAMinuteAtLeast() {
      client.getCase();

      assertThat(client.wire.timeouts().get(0)).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void saysThatTheTimeIsOverWhenTheLastAttemptTookAllOfIt() {
      client.wire.then(
          request -> {
            client.clock.advance(Duration.ofSeconds(10));
            throw new HttpTimeoutException("slow");
          });

      assertThatThrownBy(
              () -> client.within(Duration.ofSeconds(10)).get("/cases/1", List.of(), Sample.class))
          .isInstanceOf(CallTimeoutException.class)
          .hasMessageContaining("GET /cases/1");
    }
  }

  @Nested
  class WhenMyCaseAsksForAWait {
    @Test
    void waitsForTheSeconds() {
      client.wire.then(busy("7")).then(json(200, "{\"id\":1}"));

      client.getCase();

      assertThat(client.sleeper.total()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void waitsUntilTheDate() {
      client.wire.then(busy("Mon, 02 Mar 2026 10:00:12 GMT")).then(json(200, "{\"id\":1}"));

      client.getCase();

      assertThat(client.clock.instant()).isEqualTo(Instant.parse("2026-03-02T10:00:12Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "0", "-5", "Mon, 02 Mar 2026 09:00:00 GMT"})
    void pausesOnItsOwnWhenTheAdviceIsOfNoUse(String retryAfter) {
      client.wire.then(busy(retryAfter)).then(json(200, "{\"id\":1}"));

      client.getCase();

      assertThat(client.sleeper.total()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void doesNotWaitLongerThanHalfAMinute() {
      client.wire.then(busy("31"));

      RateLimitedException failure = failure(RateLimitedException.class, client::getCase);

      assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(31));
      assertThat(failure.status()).isEqualTo(429);
      assertThat(client.sleeper.sleeps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"86400", "999999999", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void doesNotSitOutAnAbsurdWait(String retryAfter) {
      client.wire.then(busy(retryAfter));

      RateLimitedException failure = failure(RateLimitedException.class, client::getCase);

      assertThat(failure.retryAfter()).isEqualTo(Duration.ofDays(1));
      assertThat(client.sleeper.sleeps()).isEmpty();
      assertThat(client.wire.requests()).hasSize(1);
    }

    @Test
    void doesNotWaitLongerThanTheTimeAllowed() {
      client.wire.then(busy("20"));

      assertThatThrownBy(
              () -> client.within(Duration.ofSeconds(15)).get("/cases/1", List.of(), Sample.class))
          .isInstanceOf(RateLimitedException.class);
      assertThat(client.sleeper.sleeps()).isEmpty();
    }

    @Test
    void tellsTheCallerHowLongItWaits() {
      client.wire.then(busy("12")).then(json(200, "{\"id\":1}"));

      client.getCase();

      assertThat(client.progress)
          .extracting(Progress::resource, Progress::rateLimitDelay)
          .containsExactly(
              tuple("cases", Duration.ofSeconds(12)),
              tuple("cases", Duration.ofSeconds(7)),
              tuple("cases", Duration.ofSeconds(2)));
    }

    @Test
    void stopsAtOnceWhenCancelled() {
      client.wire.then(busy("20"));
      client.sleeper.during(client.cancellation::cancel);

      failure(CallCancelledException.class, client::getCase);

      assertThat(client.sleeper.sleeps()).hasSize(1);
      assertThat(client.wire.requests()).hasSize(1);
    }

    @Test
    void stopsAtOnceWhenInterruptedAndKeepsTheFlag() {
      client.wire.then(busy("20"));
      client.sleeper.during(Thread.currentThread()::interrupt);

      failure(CallCancelledException.class, client::getCase);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(client.wire.requests()).hasSize(1);
    }
  }
}
