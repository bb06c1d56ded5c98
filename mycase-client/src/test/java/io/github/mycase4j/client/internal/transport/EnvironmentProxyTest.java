package io.github.mycase4j.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.network.NetworkVariables;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxyTest {
  private static final URI API = URI.create("https://api.example.com/v1");

  @ParameterizedTest
  @CsvSource({
    "http://proxy.example.com:8080, proxy.example.com, 8080",
    "HTTP://proxy.example.com:8080/, proxy.example.com, 8080",
    "proxy.example.com:3128, proxy.example.com, 3128",
    "http://proxy.example.com, proxy.example.com, 80",
    "' http://10.0.0.1:8080 ', 10.0.0.1, 8080",
    "http://[fd00::1]:8080, fd00::1, 8080",
    "http://ann:secret@proxy.example.com:8080, proxy.example.com, 8080",
  })
  void readsTheUsualForms(String value, String host, int port) {
    EnvironmentProxy proxy = EnvironmentProxy.of(Map.of("HTTPS_PROXY", value));

    assertThat(proxy.problem()).isEmpty();
    assertThat(proxy.isFor(API)).isTrue();
    assertThat(proxy.host()).isEqualTo(host);
    assertThat(proxy.port()).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource({
    "ann:secret, ann:secret",
    "ann:se%40cr%3At, ann:se@cr:t",
    "ann:se@cret, ann:se@cret",
    "corp%5Cann:100%25, corp\\ann:100%",
    "ann, ann:",
    "ann:%C3%BC+, ann:ü+",
  })
  void decodesUserAndPassword(String given, String login) {
    EnvironmentProxy proxy =
        EnvironmentProxy.of(Map.of("HTTPS_PROXY", "http://" + given + "@proxy.example.com:8080"));

    assertThat(proxy.authorization())
        .isEqualTo(
            "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    assertThat(proxy.name() + proxy).doesNotContain("ann").doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://ann:secret@proxy.example.com:1080",
        "https://ann:secret@proxy.example.com:8080",
        "http://ann:secret@proxy.example.com:99999",
        "http://ann:secret%zz@proxy.example.com:8080",
        "http://ann:secret@proxy.example.com:8080/path",
        "${HTTPS_PROXY}",
        "http://",
      })
  void rejectsWhatItCannotUseByName(String value) {
    Map<String, String> environment = Map.of("HTTPS_PROXY", value);

    assertThat(NetworkVariables.problems(environment))
        .singleElement()
        .asString()
        .startsWith("HTTPS_PROXY must be the address of an HTTP proxy")
        .doesNotContain("secret");
    assertThat(EnvironmentProxy.of(environment).isUsable()).isFalse();
    assertThat(EnvironmentProxy.of(environment).isFor(API)).isTrue();
  }

  @Test
  void takesTheFirstNameThatIsSet() {
    Map<String, String> all = new java.util.HashMap<>();
    all.put("HTTP_PROXY", "http://d.example.com");
    assertThat(EnvironmentProxy.of(all).host()).isEqualTo("d.example.com");
    all.put("http_proxy", "http://c.example.com");
    assertThat(EnvironmentProxy.of(all).host()).isEqualTo("c.example.com");
    all.put("HTTPS_PROXY", "http://b.example.com");
    assertThat(EnvironmentProxy.of(all).host()).isEqualTo("b.example.com");
    all.put("https_proxy", " ");
    assertThat(EnvironmentProxy.of(all).host()).isEqualTo("b.example.com");
    all.put("https_proxy", "http://a.example.com");
    assertThat(EnvironmentProxy.of(all).host()).isEqualTo("a.example.com");
  }

  @Test
  void isNotForWhatIsExcepted() {
    Map<String, String> environment =
        Map.of("HTTPS_PROXY", "http://proxy.example.com:8080", "no_proxy", "api.example.com");

    assertThat(EnvironmentProxy.of(environment).isFor(API)).isFalse();
    assertThat(EnvironmentProxy.of(environment).isFor(URI.create("https://auth.example.com/")))
        .isTrue();
    assertThat(EnvironmentProxy.of(environment).isFor(URI.create("https://127.0.0.1:8443/")))
        .isFalse();
  }
}
