package io.github.mycase4j.client;

import static io.github.mycase4j.client.ClientFixture.failure;
import static io.github.mycase4j.client.fake.ScriptedWire.answer;
import static io.github.mycase4j.client.fake.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.ConnectionException;
import io.github.mycase4j.client.error.MalformedResponseException;
import io.github.mycase4j.client.error.OutcomeUnknownException;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A write is sent again only where MyCase surely has not carried it out. */
class WriteFailsTest {
  private final ClientFixture client = new ClientFixture();

  @Test
  void sendsItAgainWhenThereWasNoConnection() {
    client
        .wire
        .thenFail(new HttpTransport.NotSentException(new ConnectException()))
        .then(json(201, "{\"id\":9}"));

    assertThat(client.createCase().id()).isEqualTo(9);
    assertThat(client.wire.requests()).hasSize(2);
  }

  @Test
  void sendsItAgainWhenMyCaseAskedForAWait() {
    client.wire.then(answer(429, Map.of("Retry-After", "1"), "")).then(json(201, "{\"id\":9}"));

    assertThat(client.createCase().id()).isEqualTo(9);
  }

  @Test
  void saysThatNothingWasSentWhenThereIsNeverAConnection() {
    client.wire.thenFail(new HttpTransport.NotSentException(new ConnectException()));

    assertThatThrownBy(client::createCase)
        .isInstanceOf(ConnectionException.class)
        .hasMessage(
            "MyCase cannot be reached at mycase.example.com (ConnectException); nothing was"
                + " sent.");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 501, 502, 503, 504, 302})
  void leavesItAtAnUnknownOutcomeWhenMyCaseFails(int status) {
    client.wire.then(json(status, "<html>"));

    OutcomeUnknownException failure = failure(OutcomeUnknownException.class, client::createCase);

    assertThat(failure)
        .hasMessageContaining("look in MyCase before trying again")
        .hasMessageEndingWith("If it exists, GET /cases has it.");
    assertThat(failure.request().orElseThrow().status()).isEqualTo(status);
    assertThat(client.wire.requests()).hasSize(1);
  }

  @Test
  void leavesItAtAnUnknownOutcomeWhenTheConnectionBreaks() {
    client.wire.thenFail(new IOException("reset"));

    assertThatThrownBy(client::createCase)
        .isInstanceOf(OutcomeUnknownException.class)
        .hasMessage(
            "POST /cases was sent, but the connection broke. MyCase may have carried it out; look"
                + " there before trying again. If it exists, GET /cases has it.");
    assertThat(client.wire.requests()).hasSize(1);
  }

  @Test
  void leavesItAtAnUnknownOutcomeWhenNoAnswerComes() {
    client.wire.thenFail(new HttpTimeoutException("slow"));

    failure(OutcomeUnknownException.class, client::createCase);

    assertThat(client.wire.requests()).hasSize(1);
  }

  @Test
  void leavesItAtAnUnknownOutcomeWhenInterruptedUnderWay() {
    client.wire.then(
        request -> {
          throw new InterruptedException();
        });

    failure(OutcomeUnknownException.class, client::createCase);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(client.wire.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{\"id\":", "[]"})
  void leavesItAtAnUnknownOutcomeWhenTheResponseIsUnreadable(String body) {
    client.wire.then(json(201, body));

    OutcomeUnknownException failure = failure(OutcomeUnknownException.class, client::createCase);

    assertThat(failure)
        .hasMessageStartingWith("MyCase accepted POST /cases, but its response")
        .hasMessageEndingWith("If it exists, GET /cases has it.");
    assertThat(failure).hasCauseInstanceOf(MalformedResponseException.class);
    assertThat(client.wire.requests()).hasSize(1);
  }

  @Test
  void needsNoAnswerWhereNoneIsDue() {
    client.wire.then(json(202, "")).then(json(204, "")).then(json(204, ""));

    client.api.post("/calls", Map.of("message", "x"));
    client.api.put("/cases/1", Map.of("name", "x"));
    client.api.delete("/cases/1");

    assertThat(client.wire.requests())
        .extracting(HttpTransport.Request::method)
        .containsExactly("POST", "PUT", "DELETE");
  }

  @Test
  void sendsNothingOnAnInterruptedThread() {
    Thread.currentThread().interrupt();

    failure(CallCancelledException.class, client::createCase);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(client.wire.requests()).isEmpty();
  }

  @Test
  void sendsNothingAfterACancellation() {
    client.cancellation.cancel();

    failure(CallCancelledException.class, client::createCase);

    assertThat(client.wire.requests()).isEmpty();
  }
}
