package io.github.mycase4j.remote.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUrisTest {
  private static final String REGISTERED = "https://client.example/oauth/cb";

  @Nested
  class AtRegistration {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://client.example/cb",
          "https://client.example",
          "https://client.example:8443/cb?tenant=7",
          "https://my_client.example/cb",
          "https://192.0.2.7/cb",
          "https://[2001:db8::7]:8443/cb",
          "https://localhost/cb",
          "http://localhost/cb",
          "http://LOCALHOST:3000/cb",
          "http://127.0.0.1/cb",
          "http://127.0.0.1:33418/",
          "http://127.8.9.10:1/cb",
          "http://[::1]:8080/cb",
          "cursor://anysphere.cursor-mcp/oauth/callback",
          "vscode://vscode.github-authentication/did-authenticate",
          "com.example.app:/oauth2redirect",
          "com.example.app:///cb",
          "zed:/cb?x=1"
        })
    void takesHttpsAndLoopbackAndPrivateUseSchemes(String uri) {
      assertThat(RedirectUris.isAllowed(uri)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "javascript:alert(1)",
          "JavaScript:alert(1)",
          "javascript://client.example/%0aalert(1)",
          "data:text/html,hi",
          "data:/text/html",
          "file:///etc/passwd",
          "blob:https://client.example/7",
          "about:blank",
          "vbscript:/msgbox",
          "view-source:https://client.example/",
          "view-source:/x",
          "ws://client.example/",
          "wss://client.example/",
          "ftp://client.example/",
          "mailto:dana@client.example",
          "chrome://settings",
          "chrome-extension://abc/cb",
          "ms-settings://network",
          "MS-Word:/x",
          "intent://client.example/#Intent;end",
          "intent://client.example/"
        })
    void row22RefusesSchemesThatRunOrOpenThings(String uri) {
      assertThat(RedirectUris.isAllowed(uri)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://client.example/cb",
          "http://localhost.evil.example/",
          "http://127.0.0.1.nip.io/",
          "http://128.0.0.1/cb",
          "http://10.0.0.1/cb",
          "http://127.0.0.256/cb",
          "http://127.1/cb",
          "http://127.0.0.01/cb",
          "http://0177.0.0.1/cb",
          "http://2130706433/cb",
          "http://0.0.0.0/cb",
          "http://[::]/cb",
          "http://[::ffff:127.0.0.1]/cb",
          "http://[::1%25lo]/cb",
          "http://localhost@client.example/cb",
          "HTTP://client.example/cb"
        })
    void row23RefusesCleartextExceptOnLoopback(String uri) {
      assertThat(RedirectUris.isAllowed(uri)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "/cb",
          "//client.example/cb",
          "client.example/cb",
          "https:",
          "https://",
          "https:///cb",
          "https:/client.example/cb",
          "https:client.example/cb",
          "https://client.example/cb#",
          "https://client.example/cb#part",
          "com.example.app:/cb#part",
          "https://user@client.example/cb",
          "https://user:word@client.example/cb",
          "https://@client.example/cb",
          "cursor://user@host/cb",
          "https://*.client.example/cb",
          "https://client.example/*",
          "https://client.example\\cb",
          "https:\\\\client.example/cb",
          "https://client.example/cb\u0000",
          "https://client.example/cb\r\nX: y",
          "https://client.example/c b",
          " https://client.example/cb",
          "https://client.example/%zz",
          "https://client.ex\u00e4mple/cb",
          "https://client.example/\u010a",
          "https://client.example:99999/cb",
          "https://client.example:x/cb",
          "https://client.example:-1/cb",
          "https://client.example:/cb",
          "https://client%2eexample/cb",
          "http://127.0.0.1:99999/cb",
          "http://127.0.0.1:x/cb",
          "cursor://host:x/cb",
          "com.example.app:cb",
          "urn:ietf:wg:oauth:2.0:oob"
        })
    void row20RefusesWhatIsNoPlainAbsoluteAddress(String uri) {
      assertThat(RedirectUris.isAllowed(uri)).isFalse();
    }

    @Test
    void takesUpTo512Characters() {
      String longest = "https://client.example/" + "a".repeat(489);

      assertThat(longest).hasSize(512);
      assertThat(RedirectUris.isAllowed(longest)).isTrue();
      assertThat(RedirectUris.isAllowed(longest + "a")).isFalse();
    }
  }

  @Nested
  class AtAuthorization {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://client.example/oauth/cb/",
          "https://client.example/oauth/cbx",
          "https://client.example/oauth/cb/../cb",
          "https://client.example/oauth/c",
          "https://client.example/oauth",
          "https://client.example/oauth/CB",
          "https://client.example/oauth/%63b",
          "https://client.example/oauth/%2e%2e/cb",
          "https://client.example/x/../oauth/cb",
          "https://CLIENT.example/oauth/cb",
          "HTTPS://client.example/oauth/cb",
          "https://user@client.example/oauth/cb",
          "https://client.example/oauth/cb#",
          "https://client.example/oauth/cb#x",
          "https://client.example:443/oauth/cb",
          "https://client.example:8443/oauth/cb",
          "https://sub.client.example/oauth/cb",
          "https://client.example.evil.example/oauth/cb",
          "https://client.example./oauth/cb",
          "https://client.example\\@evil.example/oauth/cb",
          "https://client.example/oauth\\cb",
          "https://client.example/oauth/cb?",
          "https://client.example/oauth/cb?next=https://evil.example",
          "https://client.example/oauth/cb&x=y",
          "https://client.example/oauth//cb",
          "https://evil.example/oauth/cb",
          "https://evil.example/https://client.example/oauth/cb",
          "http://client.example/oauth/cb",
          "//client.example/oauth/cb",
          "/oauth/cb",
          " https://client.example/oauth/cb",
          "https://client.example/oauth/cb ",
          "javascript:alert(1)"
        })
    void row21RefusesEveryOtherText(String given) {
      assertThat(RedirectUris.matches(List.of(REGISTERED), given)).isFalse();
    }

    @Test
    void takesTheSameText() {
      assertThat(RedirectUris.matches(List.of("com.example:/x", REGISTERED), REGISTERED)).isTrue();
      assertThat(RedirectUris.matches(List.of("com.example:/x"), "com.example:/x")).isTrue();
      assertThat(RedirectUris.matches(List.of("cursor://h:1/x"), "cursor://h:2/x")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
      "http://127.0.0.1/cb, http://127.0.0.1:5123/cb",
      "http://127.0.0.1/cb, http://127.0.0.1/cb",
      "http://127.0.0.1:80/cb, http://127.0.0.1/cb",
      "http://127.0.0.1:3000/cb, http://127.0.0.1:65535/cb",
      "http://localhost/cb, http://localhost:5123/cb",
      "http://[::1]:1/cb, http://[::1]:5123/cb",
      "http://[::1]/cb, http://[::1]:5123/cb",
      "http://127.0.0.1/cb?a=b, http://127.0.0.1:5123/cb?a=b"
    })
    void row24IgnoresThePortOfALoopbackAddress(String registered, String given) {
      assertThat(RedirectUris.matches(List.of(registered), given)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
      "http://127.0.0.1/cb, http://127.0.0.1:5123/cb2",
      "http://127.0.0.1/cb, http://localhost:5123/cb",
      "http://127.0.0.1/cb, http://[::1]:5123/cb",
      "http://127.0.0.1/cb, http://127.0.0.2:5123/cb",
      "http://127.0.0.1/cb, http://127.0.0.1:99999/cb",
      "http://127.0.0.1/cb, http://127.0.0.1:x/cb",
      "http://127.0.0.1/cb, http://127.0.0.1:/cb",
      "http://127.0.0.1/cb, http://127.0.0.1:5123:1/cb",
      "http://127.0.0.1/cb, http://127.0.0.1:5123@evil.example/cb",
      "http://127.0.0.1/cb, http://127.0.0.1:5123/cb?x=y",
      "http://127.0.0.1/cb, https://127.0.0.1:5123/cb",
      "http://localhost/cb, https://localhost/cb",
      "https://localhost/cb, https://localhost:5123/cb"
    })
    void row24IgnoresNothingElse(String registered, String given) {
      assertThat(RedirectUris.matches(List.of(registered), given)).isFalse();
    }

    @Test
    void neverMatchesOneThatWasKeptInSpiteOfTheRules() {
      assertThat(RedirectUris.matches(List.of("javascript:/x"), "javascript:/x")).isFalse();
    }
  }
}
