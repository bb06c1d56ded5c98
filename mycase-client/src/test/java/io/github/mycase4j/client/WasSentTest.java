package io.github.mycase4j.client;

import static io.github.mycase4j.client.ClientFixture.failure;
import static io.github.mycase4j.client.fake.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.CallTimeoutException;
import io.github.mycase4j.client.error.ConnectionException;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.error.ReadOnlyException;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether a failure says truly that something left for MyCase. */
class WasSentTest {
  private final ClientFixture client = new ClientFixture();

  private static IOException notSent() {
    return new HttpTransport.NotSentException(new IOException("refused"));
  }

  @Test
  void isFalseWhereNoConnectionCameAbout() {
    for (int i = 0; i < 5; i++) {
      client.wire.thenFail(notSent());
    }

    ConnectionException failure = failure(ConnectionException.class, client::createCase);

    assertThat(failure.wasSent()).isFalse();
    assertThat(failure.request().orElseThrow().attempts()).isEqualTo(5);
  }

  @Test
  void isTrueWhereAnEarlierAttemptLeft() {
    client.wire.then(json(503, "{}"));
    for (int i = 0; i < 4; i++) {
      client.wire.thenFail(notSent());
    }

    assertThat(failure(ConnectionException.class, client::getCase).wasSent()).isTrue();
  }

  @Test
  void isTrueWhereTheCallerLeftBetweenTwoAttempts() {
    Cancellation cancellation = new Cancellation();
    client.wire.then(
        request -> {
          cancellation.cancel();
          return json(503, "{}");
        });
    MyCaseClient view =
        client.mycase.withOptions(client.mycase.options().withCancellation(cancellation));

    CallCancelledException failure =
        failure(
            CallCancelledException.class,
            () -> view.api().get("/cases/1", List.of(), Sample.class));

    assertThat(failure.wasSent()).isTrue();
    assertThat(failure.isRetryable()).isFalse();
  }

  @Test
  void isTrueWhereTheTimeEndedDuringAnAttempt() {
    client.wire.then(
        request -> {
          client.clock.advance(Duration.ofMinutes(3));
          return json(503, "{}");
        });
    client.wire.then(json(503, "{}"));

    assertThat(client.mycase.options().requestTimeout()).isLessThan(Duration.ofMinutes(3));
    assertThat(failure(MyCaseException.class, client::getCase))
        .satisfies(failure -> assertThat(failure.wasSent()).isTrue())
        .satisfies(failure -> assertThat(failure.isRetryable()).isTrue());
  }

  @Test
  void isFalseWhereTheTimeEndedBeforeTheFirstAttempt() {
    MyCaseClient view = client.mycase.within(Duration.ofMillis(5));
    client.clock.advance(Duration.ofSeconds(1));

    assertThat(
            failure(
                    CallTimeoutException.class,
                    () -> view.api().post("/cases", Map.of(), Sample.class))
                .wasSent())
        .isFalse();
  }

  @Test
  void isTrueOfALoginThatMyCaseRejected() {
    client.wire.then(json(401, "{}"));

    LoginRequiredException failure = failure(LoginRequiredException.class, client::getCase);

    assertThat(failure.wasSent()).isTrue();
  }

  @Test
  void isFalseInAReadOnlyView() {
    ReadOnlyException failure =
        failure(
            ReadOnlyException.class,
            () -> client.mycase.readOnly().api().post("/cases", Map.of(), Sample.class));

    assertThat(failure.wasSent()).isFalse();
    assertThat(client.wire.requests()).isEmpty();
  }
}
