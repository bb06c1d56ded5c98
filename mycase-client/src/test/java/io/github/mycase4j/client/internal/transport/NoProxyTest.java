package io.github.mycase4j.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoProxyTest {
  @ParameterizedTest
  @CsvSource({
    "api.example.com, api.example.com",
    "example.com, api.example.com",
    ".example.com, api.example.com",
    "*.example.com, api.example.com",
    "EXAMPLE.com, Api.Example.COM.",
    "*, anything.example.org",
    "'other.example.org , example.com', api.example.com",
    "'a.example.org example.com', api.example.com",
    "example.com:443, api.example.com",
    "10.1.2.3, 10.1.2.3",
    "10.0.0.0/8, 10.200.1.1",
    "10.0.0.0/8:443, 10.200.1.1",
    "fd00::/8, [fd00::1]",
    "[fd00::1], fd00:0:0::1",
  })
  void namesThisHost(String value, String host) {
    assertThat(new NoProxy(value).matches(host, 443)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, notexample.com",
    "example.com:8443, api.example.com",
    "api.example.com, example.com",
    "10.0.0.0/8, 11.0.0.1",
    "10.0.0.0/40, 10.0.0.1",
    "10.0.0.0/8, fd00::1",
    "10.0.0.0/8, ten.example.com",
    "300.1.1.1, 10.0.0.1",
    "'', api.example.com",
    "., api.example.com",
  })
  void doesNotNameThisHost(String value, String host) {
    assertThat(new NoProxy(value).matches(host, 443)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST", "a.localhost", "127.0.0.1", "127.9.9.9", "[::1]"})
  void alwaysHoldsLoopback(String host) {
    assertThat(new NoProxy(null).matches(host, 8080)).isTrue();
  }

  @Test
  void holdsNothingElseByItself() {
    assertThat(new NoProxy(null).matches("api.example.com", 443)).isFalse();
    assertThat(new NoProxy(null).matches("127.example.com", 443)).isFalse();
  }
}
