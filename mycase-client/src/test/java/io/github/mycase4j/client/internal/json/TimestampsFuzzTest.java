package io.github.mycase4j.client.internal.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.fake.Fuzz;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimestampsFuzzTest {
  @Test
  void aTextIsATimeOrIsRefused() {
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    new Fuzz(Fuzz.corpus("values.txt"), "0", "9", "-", "+", ":", "T", "Z", "UTC", " ", ".", "\\x00")
        .run(
            (input, random) -> {
              String text = new String(input, ISO_8859_1);
              try {
                OffsetDateTime time = Timestamps.time(text);
                assertThat(Timestamps.time(Timestamps.written(time)).toInstant())
                    .isEqualTo(time.toInstant());
                assertThat(Timestamps.date(text)).isEqualTo(time.toLocalDate());
                taken.incrementAndGet();
              } catch (DateTimeException e) {
                refused.incrementAndGet();
              }
            });
    assertThat(taken).hasPositiveValue();
    assertThat(refused).hasPositiveValue();
  }
}
