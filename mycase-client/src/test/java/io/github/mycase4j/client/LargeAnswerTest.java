package io.github.mycase4j.client;

import static io.github.mycase4j.client.fake.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.CallTimeoutException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A page takes a while to read, and the caller may be gone meanwhile. */
class LargeAnswerTest {
  private static final String PAGE =
      IntStream.rangeClosed(1, 1000)
          .mapToObj(id -> "{\"id\":" + id + "}")
          .collect(Collectors.joining(",", "[", "]"));

  private final ClientFixture client = new ClientFixture();

  @Test
  void isReadToItsEnd() {
    client.wire.then(json(200, PAGE));

    assertThat(client.cases().firstPage().items()).hasSize(1000);
  }

  @Test
  void isReadNoFurtherOnceTheCallIsCancelled() {
    client.wire.then(
        request -> {
          client.cancellation.cancel();
          return json(200, PAGE);
        });

    assertThatThrownBy(() -> client.cases().firstPage()).isInstanceOf(CallCancelledException.class);
  }

  @Test
  void isReadNoFurtherOnceTheTimeIsOver() {
    client.wire.then(
        request -> {
          client.clock.advance(Duration.ofMinutes(3));
          return json(200, PAGE);
        });

    assertThatThrownBy(() -> client.cases().firstPage())
        .isInstanceOf(CallTimeoutException.class)
        .hasMessage("The time allowed for GET /cases is over.");
  }
}
