package io.github.mycase4j.remote.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTargetTest {
  @ParameterizedTest
  @CsvSource({
    "https://claude.ai/api/mcp/auth_callback,claude.ai,false",
    "https://Client.Example:8443/cb?x=1,client.example,false",
    "https://my_app.example:8443/cb,my_app.example,false",
    "http://127.0.0.1:5123/cb,127.0.0.1,true",
    "http://127.8.9.10/cb,127.8.9.10,true",
    "http://LOCALHOST:1/cb,localhost,true",
    "http://[::1]:5123/cb,[::1],true",
    "https://localhost/cb,localhost,true",
    "https://localhost.evil.example/,localhost.evil.example,false",
    "https://127.0.0.1.nip.example/,127.0.0.1.nip.example,false",
    "cursor://claude.ai/cb,cursor:,false",
    "com.example.app:/oauth,com.example.app:,false",
    "cursor://localhost/cb,cursor:,false"
  })
  void showsTheHostOfAWebAddressAndTheSchemeOfAnyOther(String uri, String host, boolean loopback) {
    assertThat(RedirectTarget.of(uri)).isEqualTo(new RedirectTarget(host, loopback));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/callback", "https://a b.example/"})
  void refusesWhatNoClientMayHave(String uri) {
    assertThatThrownBy(() -> RedirectTarget.of(uri)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsASchemeInAnyCase() {
    assertThat(RedirectTarget.of("CURSOR:/cb").host()).isEqualTo("cursor:");
  }
}
