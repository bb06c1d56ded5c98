package io.github.mycase4j.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiBaseTest {
  private final ApiBase base = ApiBase.of("apiBase", URI.create("https://mycase.example.com/v1/"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mycase.example.com/v1",
        "HTTPS://mycase.example.com",
        "http://127.0.0.1:8080/v1",
        "http://localhost:8080",
        "http://[::1]:8080/v1",
      })
  void takesWhatIsSafe(String address) {
    assertThatCode(() -> ApiBase.of("apiBase", URI.create(address))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://mycase.example.com/v1",
        "http://127.0.0.1.example.com/v1",
        "http://localhost.example.com",
        "ftp://localhost/v1",
        "mycase.example.com/v1",
        "https:///v1",
        "https://user:secret@mycase.example.com/v1",
        "https://mycase.example.com/v1?secret=1",
        "https://mycase.example.com/v1#secret",
      })
  void rejectsWhatIsNot(String address) {
    assertThatThrownBy(() -> ApiBase.of("apiBase", URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("apiBase must be an https address")
        .hasMessageNotContaining("secret");
  }

  @Test
  void doesNotDoubleTheSlash() {
    assertThat(base.resolve("/cases", List.of()))
        .hasToString("https://mycase.example.com/v1/cases");
  }

  @Test
  void rejectsAPathWithoutASlash() {
    assertThatThrownBy(() -> base.resolve("cases", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesPathsBelowItself() {
    assertThat(base.pathOf(URI.create("https://mycase.example.com/v1/cases/7?x=1")))
        .isEqualTo("/cases/7");
    assertThat(base.pathOf(URI.create("https://mycase.example.com/v2/cases")))
        .isEqualTo("/v2/cases");
    assertThat(base.pathOf(URI.create("https://mycase.example.com?x"))).isEqualTo("/");
  }

  @Test
  void namesQueryParametersWithoutTheirValues() {
    assertThat(
            ApiBase.queryNames(
                URI.create("https://x/?filter%5Bemail%5D=secret&flag&a%b=1".replace("%b", "%25b"))))
        .containsExactly("filter[email]", "flag", "a%b");
  }
}
