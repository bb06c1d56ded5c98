package io.github.mycase4j.client;

import static io.github.mycase4j.client.ClientFixture.failure;
import static io.github.mycase4j.client.fake.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.CallTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitedCallsTest {
  private final ClientFixture client =
      new ClientFixture(MyCaseClient.builder().requestsPerMinute(2));

  private void useUp() {
    client.getCase();
    client.clock.advance(Duration.ofSeconds(30));
    client.getCase();
    client.clock.advance(Duration.ofSeconds(18));
    client.progress.clear();
  }

  @Test
  void waitUntilAMinuteAfterTheEarliest() {
    useUp();

    client.getCase();

    assertThat(client.clock.elapsed()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void tellTheCallerAtTheStartAndEveryFiveSeconds() {
    useUp();

    client.getCase();

    assertThat(client.progress)
        .containsExactly(
            new Progress("cases", 0, null, Duration.ofSeconds(12)),
            new Progress("cases", 0, null, Duration.ofSeconds(7)),
            new Progress("cases", 0, null, Duration.ofSeconds(2)));
  }

  @Test
  void countRepetitions() {
    client.wire.then(json(503, "")).then(json(503, "")).then(json(200, "{\"id\":1}"));

    client.getCase();

    assertThat(client.clock.elapsed()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void shareTheLimitAmongViews() {
    client.mycase.readOnly().api().get("/cases/1", List.of(), Sample.class);
    client
        .mycase
        .withOptions(client.mycase.options())
        .api()
        .get("/cases/1", List.of(), Sample.class);

    client.getCase();

    assertThat(client.clock.elapsed()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void sayAtOnceThatTheTimeDoesNotAllowTheWait() {
    useUp();

    CallTimeoutException failure =
        failure(
            CallTimeoutException.class,
            () -> client.within(Duration.ofSeconds(10)).get("/cases/1", List.of(), Sample.class));

    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(12));
    assertThat(client.sleeper.sleeps()).isEmpty();
  }

  @Test
  void stopAtOnceWhenCancelledAndLeaveTheirPlace() {
    useUp();
    client.sleeper.during(client.cancellation::cancel);

    failure(CallCancelledException.class, client::getCase);
    client.sleeper.during(() -> {});
    MyCaseClient other = client.mycase.withOptions(CallOptions.defaults());
    other.api().get("/cases/1", List.of(), Sample.class);

    assertThat(client.clock.elapsed()).isEqualTo(Duration.ofMinutes(1));
    assertThat(client.wire.requests()).hasSize(3);
  }

  @Test
  void stopAtOnceWhenInterruptedAndKeepTheFlag() {
    useUp();
    client.sleeper.during(Thread.currentThread()::interrupt);

    failure(CallCancelledException.class, client::getCase);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(client.wire.requests()).hasSize(2);
  }

  @Test
  void keepToTwentyFiveASecondOnceMyCaseFindsThemTooMany() {
    ClientFixture generous = new ClientFixture(MyCaseClient.builder().requestsPerMinute(100_000));
    for (int i = 0; i < 40; i++) {
      generous.getCase();
    }
    assertThat(generous.clock.elapsed()).isZero();

    generous.wire.then(json(429, "")).then(json(200, "{\"id\":1}"));
    generous.getCase();
    generous.clock.advance(Duration.ofSeconds(1));
    Duration before = generous.clock.elapsed();
    for (int i = 0; i < 26; i++) {
      generous.getCase();
    }

    assertThat(generous.clock.elapsed().minus(before)).isEqualTo(Duration.ofSeconds(1));
  }
}
