package io.github.mycase4j.remote.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentUrlTest {

  @Test
  void tellsWhereTheDocumentIs() throws Exception {
    DocumentUrl url = DocumentUrl.parse("https://client.example/oauth/client.json", false);

    assertThat(url.host()).isEqualTo("client.example");
    assertThat(url.port()).isEqualTo(443);
    assertThat(url.path()).isEqualTo("/oauth/client.json");
    assertThat(url.authority()).isEqualTo("client.example");
    assertThat(url.isTls()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://client.example",
        "https://client.example/",
        "http://client.example/x",
        "ftp://client.example/x",
        "https:///x",
        "https:/client.example/x",
        "https:client.example/x",
        "https://client.example/x#",
        "https://client.example/x#part",
        "https://client.example/x?",
        "https://client.example/x?y=z",
        "https://user@client.example/x",
        "https://@client.example/x",
        "https://user:word@client.example/x",
        "https://client.example/./x",
        "https://client.example/a/../x",
        "https://client.example/x/..",
        "https://client.example/%2e/x",
        "https://client.example/a/%2E%2e/x",
        "https://client.example/a/.%2e/x",
        "https://client.example:8443/x",
        "https://client.example:443/x",
        "https://client.example:/x",
        "https://client.example:99999/x",
        "https://client.example\\x",
        "https://client.example/\\x",
        "https://client.example/x y",
        "https://client.example/x\r\nHost: y",
        "https://client.example/\u00e4",
        "https://clie\u0430nt.example/x",
        "https://client.example/%zz"
      })
  void row29TakesPlainHttpsAddressesOnly(String text) {
    assertThatThrownBy(() -> DocumentUrl.parse(text, false)).isInstanceOf(DocumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://2130706433/x",
        "https://0x7f000001/x",
        "https://0x7f.0.0.1/x",
        "https://127.1/x",
        "https://0300.0250.0.1/x",
        "https://017700000001/x",
        "https://0177.0.0.1/x",
        "https://127.0.0.1./x",
        "https://client.example.7/x",
        "https://[::1/x"
      })
  void row29KnowsNoOddFormsOfAddresses(String text) {
    assertThatThrownBy(() -> DocumentUrl.parse(text, false)).isInstanceOf(DocumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8123/x",
        "http://localhost/x",
        "http://[::1]:1/x",
        "https://client.example:8443/x"
      })
  void takesHttpAndPortsForTests(String text) throws Exception {
    assertThat(DocumentUrl.parse(text, true).text()).isEqualTo(text);
    assertThatThrownBy(() -> DocumentUrl.parse(text, false)).isInstanceOf(DocumentException.class);
  }

  @Test
  void doesNotTakeEverythingForTests() {
    assertThatThrownBy(() -> DocumentUrl.parse("http://127.0.0.1:0/x", true))
        .isInstanceOf(DocumentException.class);
    assertThatThrownBy(() -> DocumentUrl.parse("http://127.0.0.1:99999/x", true))
        .isInstanceOf(DocumentException.class);
    assertThatThrownBy(() -> DocumentUrl.parse("http://127.0.0.1:8123/../x", true))
        .isInstanceOf(DocumentException.class);
  }

  @Test
  void writesTheHostAsHttpDoes() throws Exception {
    DocumentUrl six = DocumentUrl.parse("http://[::1]:8123/x", true);

    assertThat(six.host()).isEqualTo("::1");
    assertThat(six.authority()).isEqualTo("[::1]:8123");
  }

  @Test
  void comparesOrigins() throws Exception {
    DocumentUrl url = DocumentUrl.parse("https://client.example/x", true);

    assertThat(url.hasOriginOf(DocumentUrl.parse("https://CLIENT.example/y", true))).isTrue();
    assertThat(url.hasOriginOf(DocumentUrl.parse("https://other.example/x", true))).isFalse();
    assertThat(url.hasOriginOf(DocumentUrl.parse("http://client.example/x", true))).isFalse();
    assertThat(url.hasOriginOf(DocumentUrl.parse("https://client.example:1/x", true))).isFalse();
  }
}
