package io.github.mycase4j.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZoneVariableTest {
  private static Optional<String> problem(String system, String value) {
    return TimeZoneVariable.problem(Map.of("TZ", value), name -> system);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "America/New_York",
        ":America/New_York",
        "posix/Europe/Berlin",
        "UTC",
        "EST5EDT",
        "PST",
        "GMT+5",
        "GMT-05:30",
        "localtime"
      })
  void takesWhatJavaKnows(String zone) {
    assertThat(problem("Linux", zone)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"America/NewYork", "new york", "US/Estern", "/etc/localtime", "UTC+99:99"})
  void namesWhatJavaTakesForGreenwich(String zone) {
    assertThat(problem("Linux", zone).orElseThrow())
        .contains("TZ", "\"" + zone + "\"", "Greenwich", "America/New_York");
  }

  @Test
  void saysNothingWhereJavaDoesNotReadIt() {
    assertThat(problem("Windows 11", "nowhere")).isEmpty();
    assertThat(TimeZoneVariable.problem(Map.of(), name -> "Linux")).isEmpty();
  }

  @Test
  void isAProblemOfTheConfiguration() {
    assertThat(
            Configuration.of(Map.of("HOME", "/home/ann", "TZ", "nowhere"), name -> "Linux")
                .problems())
        .singleElement()
        .asString()
        .startsWith("TZ is not a time zone");
  }
}
