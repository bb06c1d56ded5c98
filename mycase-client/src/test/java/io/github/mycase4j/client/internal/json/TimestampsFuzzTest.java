package io.github.mycase4j.client.internal.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.testsupport.Fuzz;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class TimestampsFuzzTest {
  @Test
  void aTextIsATimeOrIsRejected() {
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

  /** What the formatter makes of a text; null where it refuses it. */
  private static @Nullable OffsetDateTime formatted(String text) {
    try {
      return Timestamps.formatted(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  @Test
  void theUsualFormIsReadAsTheFormatterReadsIt() {
    AtomicInteger usual = new AtomicInteger();
    new Fuzz(
            List.of(
                "2026-03-01T10:00:00Z".getBytes(ISO_8859_1),
                "2024-02-29T23:59:59.123456789-08:00".getBytes(ISO_8859_1),
                "0001-01-01T00:00:00.5+18:00".getBytes(ISO_8859_1)),
            "0",
            "9",
            "60",
            "-00:00",
            "+",
            "-",
            ".",
            "Z")
        .run(
            (input, random) -> {
              String text = new String(input, ISO_8859_1);
              OffsetDateTime expected = formatted(text);
              boolean otherYear = expected != null && expected.getYear() < 1;
              if (text.length() == 10 || otherYear) {
                return;
              }
              OffsetDateTime read;
              try {
                read = Timestamps.time(text);
              } catch (DateTimeException e) {
                read = null;
              }
              assertThat(read).as(text).isEqualTo(expected);
              if (read != null) {
                assertThat(read.getOffset()).isEqualTo(expected.getOffset());
                usual.incrementAndGet();
              }
            });
    assertThat(usual).hasPositiveValue();
  }
}
