package io.github.mycase4j.remote.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.config.TrustedProxies;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 62: forwarded headers that forge the address. */
final class ClientAddressTest {
  private static final String PROXY = "10.1.2.3";

  private final TestRouter test = new TestRouter();
  private final ClientAddress addresses =
      new ClientAddress(
          Objects.requireNonNull(TrustedProxies.parse("10.0.0.0/8, 2001:db8:ffff::/48")), test.log);

  private String of(String peer, String... forwarded) {
    try {
      return addresses.of(InetAddress.getByName(peer), List.of(forwarded));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void takesThePeerWithoutTheHeader() {
    assertThat(of("192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(of(PROXY)).isEqualTo(PROXY);
    assertThat(test.logged()).isEmpty();
  }

  @Test
  void ignoresTheHeaderOfAnotherPeerAndWarnsOnce() {
    assertThat(of("192.0.2.7", "203.0.113.9")).isEqualTo("192.0.2.7");
    assertThat(of("192.0.2.8", "203.0.113.9")).isEqualTo("192.0.2.8");
    assertThat(test.logged().lines())
        .singleElement()
        .asString()
        .contains("TRUSTED_PROXIES")
        .doesNotContain("203.0.113.9", "192.0.2");
  }

  @Test
  void takesTheLastHopThatIsNoProxy() {
    assertThat(of(PROXY, "203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(of(PROXY, "198.51.100.1, 203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(of(PROXY, "198.51.100.1,203.0.113.9 , 10.9.9.9")).isEqualTo("203.0.113.9");
    assertThat(test.logged()).isEmpty();
  }

  @Test
  void joinsAllHeaders() {
    assertThat(of(PROXY, "198.51.100.1", "203.0.113.9", "10.9.9.9")).isEqualTo("203.0.113.9");
  }

  @Test
  void takesTheFirstHopWhereAllAreProxies() {
    assertThat(of(PROXY, "10.7.7.7, 10.8.8.8")).isEqualTo("10.7.7.7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown",
        "",
        " ",
        "_hidden",
        "203.0.113.999",
        "203.0.113",
        "evil.example",
        "203.0.113.9:x",
        "[2001:db8::1",
        "1.2.3.4\u0000",
        "::ffff:203.0.113.9:80:::"
      })
  void stopsAtAMalformedHop(String hop) {
    assertThat(of(PROXY, "203.0.113.9, " + hop)).isEqualTo(PROXY);
    assertThat(of(PROXY, "203.0.113.9, " + hop + ", 10.9.9.9")).isEqualTo("10.9.9.9");
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9:4711, 203.0.113.9",
    "[2001:db8::1]:4711, 2001:db8::1",
    "[2001:db8::1], 2001:db8::1",
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "::ffff:203.0.113.9, 203.0.113.9",
    "2001:db8:0:1::, 2001:db8:0:1::",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "::1, ::1",
    "::, ::"
  })
  void writesAddressesInOneForm(String hop, String address) {
    assertThat(of(PROXY, hop)).isEqualTo(address);
  }

  @Test
  void takesAPeerWithoutItsZone() {
    assertThat(of("fe80::1")).isEqualTo("fe80::1");
    assertThat(of("2001:db8:ffff::5", "2001:db8::9")).isEqualTo("2001:db8::9");
  }
}
