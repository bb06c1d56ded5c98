package io.github.mycase4j.client;

import static io.github.mycase4j.client.fake.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A read may be sent a second time while the first sending is unanswered, within the limit. */
class HedgedReadTest {
  private static HttpTransport.Hedge hedge(HttpTransport.Request request) {
    return Objects.requireNonNull(request.hedge());
  }

  /** Answers after the wire has asked for a second sending so many times. */
  private static void answerAfter(ClientFixture client, int askings, boolean... permitted) {
    client.wire.then(
        request -> {
          for (int i = 0; i < askings; i++) {
            permitted[i] = hedge(request).permit().getAsBoolean();
          }
          return json(200, "{\"id\":1}");
        });
  }

  @Test
  void isCountedAsARequest() {
    ClientFixture client = new ClientFixture();
    boolean[] permitted = new boolean[1];
    answerAfter(client, 1, permitted);

    client.getCase();

    assertThat(permitted).containsExactly(true);
    assertThat(client.mycase.requestsSent()).isEqualTo(2);
  }

  @Test
  void keepsToTheLimitOfRequestsAMinute() {
    ClientFixture client = new ClientFixture(MyCaseClient.builder().requestsPerMinute(2));
    boolean[] permitted = new boolean[2];
    answerAfter(client, 2, permitted);

    client.getCase();

    assertThat(permitted).containsExactly(true, false);
    assertThat(client.mycase.requestsSent()).isEqualTo(2);
  }

  @Test
  void isUsedUpInTheLimitLikeAnyOther() {
    ClientFixture client = new ClientFixture(MyCaseClient.builder().requestsPerMinute(2));
    answerAfter(client, 1, new boolean[1]);
    client.getCase();

    client.getCase();

    assertThat(client.clock.elapsed()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void isNeverOfAWrite() {
    ClientFixture client = new ClientFixture();

    client.createCase();

    assertThat(client.wire.request(0).hedge()).isNull();
  }

  @Test
  void waitsLongerForALargePage() {
    ClientFixture client = new ClientFixture();
    client.wire.then(json(200, "[]"));

    assertThat(client.cases().stream()).isEmpty();

    assertThat(hedge(client.wire.request(0)).after()).isEqualTo(Duration.ofSeconds(15));
  }
}
