package io.github.mycase4j.remote.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WebRequestTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
    "2001:db8::1, 2001:db8:0:0::/64",
    "::1, 0:0:0:0::/64",
    "::ffff:192.0.2.7, ::ffff:192.0.2.7",
    "not:an:address, not:an:address"
  })
  void countsAnIpv6AddressWithItsNetwork(String address, String network) {
    WebRequest request =
        new WebRequest("GET", "/", null, List.of(), address, new byte[0], action -> {});

    assertThat(request.network()).isEqualTo(network);
    assertThat(request.address()).isEqualTo(address);
  }
}
