package io.github.mycase4j.client;

import static io.github.mycase4j.client.ClientFixture.failure;
import static io.github.mycase4j.client.fake.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.fake.RecordingLogger;
import io.github.mycase4j.client.observe.LoggingRequestObserver;
import io.github.mycase4j.client.observe.MicrometerRequestObserver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReadyMadeObserversTest {
  @Test
  void countARequestAndItsRetries() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    ClientFixture client =
        new ClientFixture(
            MyCaseClient.builder().addObserver(new MicrometerRequestObserver(registry)));
    client.wire.then(json(503, "{}"));
    client.wire.then(
        request -> {
          client.clock.advance(Duration.ofMillis(300));
          return json(200, "{\"id\":1}");
        });

    client.getCase();

    assertThat(
            registry
                .get(MicrometerRequestObserver.REQUESTS)
                .tags("operation", "GET /cases/{id}", "status", "200", "exception", "none")
                .timer()
                .count())
        .isEqualTo(1);
    assertThat(
            registry
                .get(MicrometerRequestObserver.ATTEMPTS)
                .tag("status", "200")
                .timer()
                .totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(300);
    assertThat(
            registry.get(MicrometerRequestObserver.ATTEMPTS).tag("status", "503").timer().count())
        .isEqualTo(1);
    assertThat(registry.get(MicrometerRequestObserver.RESPONSE_SIZE).summary().totalAmount())
        .isEqualTo(8);
  }

  @Test
  void logWithoutContent() {
    RecordingLogger logger = new RecordingLogger(Level.INFO);
    ClientFixture client =
        new ClientFixture(MyCaseClient.builder().addObserver(LoggingRequestObserver.of(logger)));
    client.wire.then(json(200, "{\"id\":1,\"name\":\"Smith v. Smith\"}"));
    client.wire.then(json(404, "{\"error\":\"Smith v. Smith is gone\"}"));

    client.getCase();
    failure(NotFoundException.class, client::getCase);

    assertThat(logger.lines())
        .containsExactly(
            "INFO GET /cases/{id}: 200 after 0 ms",
            "WARNING GET /cases/{id}: NotFoundException, 404 after 0 ms");
  }
}
