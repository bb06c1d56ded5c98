package io.github.mycase4j.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|PT0S",
        " 7 |PT7S",
        "007|PT7S",
        "86400|PT24H",
        "Mon, 02 Mar 2026 10:00:12 GMT|PT12S",
        "Mon, 2 Mar 2026 10:00:12 GMT|PT12S",
        "Mon, 02 Mar 2026 09:00:00 GMT|PT0S",
      })
  void readsSecondsAndDates(String header, Duration wait) {
    assertThat(RetryAfter.parse(header, NOW)).isEqualTo(wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "86401",
        "999999999",
        "9999999999",
        "99999999999999999999999999",
        "Fri, 31 Dec 9999 23:59:59 GMT",
      })
  void takesAnAbsurdWaitForADay(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isEqualTo(Duration.ofDays(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "-5",
        "1.5",
        "1e3",
        "٣",
        "2026-03-02T10:00:12Z",
        "Tue, 02 Mar 2026 10:00:12 GMT"
      })
  void readsNothingElse(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isNull();
  }

  @Test
  void knowsNothingWithoutAHeader() {
    assertThat(RetryAfter.parse(null, NOW)).isNull();
  }
}
