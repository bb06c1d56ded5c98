package io.github.mycase4j.client.internal.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedBodyTest {
  private static final int BOUND = 100_000;

  private boolean cancelled;

  private CompletableFuture<byte[]> read(long stated, String... parts) {
    BoundedBody body = new BoundedBody(BOUND, stated);
    body.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long count) {
            assertThat(count).isPositive();
          }

          @Override
          public void cancel() {
            cancelled = true;
          }
        });
    for (String part : parts) {
      body.onNext(List.of(ByteBuffer.wrap(part.getBytes(US_ASCII))));
    }
    body.onComplete();
    return body.getBody().toCompletableFuture();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 10, 11, BoundedBody.USUAL_BYTES, BOUND, Long.MAX_VALUE})
  void givesAllBytesWhateverLengthIsStated(long stated) {
    assertThat(read(stated, "hello", "", "world").join())
        .asString(US_ASCII)
        .isEqualTo("helloworld");
  }

  @Test
  void growsUpToTheBound() {
    String half = "x".repeat(BOUND / 2);

    assertThat(read(10, half, half).join()).hasSize(BOUND);
    assertThat(cancelled).isFalse();
  }

  @Test
  void breaksOffBehindTheBound() {
    String half = "x".repeat(BOUND / 2);

    assertThat(read(10, half, half, "x")).isCompletedExceptionally();
    assertThat(cancelled).isTrue();
  }
}
