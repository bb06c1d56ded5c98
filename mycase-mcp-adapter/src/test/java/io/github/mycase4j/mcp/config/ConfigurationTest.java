package io.github.mycase4j.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.auth.SecretAccess;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest extends ConfigurationTestBase {
  @Nested
  class WithoutAnyVariable {
    private final Configuration configuration = with();

    @Test
    void hasTheDefaults() {
      assertThat(configuration.redirectUri()).hasToString("http://127.0.0.1:5678/callback");
      assertThat(configuration.requestsPerMinute()).isEqualTo(30);
      assertThat(configuration.readOnly()).isFalse();
      assertThat(configuration.experimentalTools()).isFalse();
      assertThat(configuration.apiBase())
          .hasToString("https://external-integrations.mycase.com/v1");
      assertThat(configuration.authorizationUrl())
          .hasToString("https://auth.mycase.com/login_sessions/new");
      assertThat(configuration.tokenUrl()).hasToString("https://auth.mycase.com/tokens");
      assertThat(configuration.home()).isEqualTo(path("/home/ann/.oktopeak-mycase"));
    }

    @Test
    void hasNoClientAndNoProblem() {
      assertThat(configuration.hasClient()).isFalse();
      assertThat(configuration.clientId()).isNull();
      assertThat(configuration.encryptionKey()).isNull();
      assertThat(configuration.problems()).isEmpty();
    }

    @Test
    void takesAnEmptyVariableAsNone() {
      Configuration empty =
          with(
              "MYCASE_CLIENT_ID",
              "",
              "MYCASE_CLIENT_SECRET",
              "  ",
              "MYCASE_REDIRECT_PORT",
              "",
              "MYCASE_READ_ONLY",
              "",
              "MYCASE_HOME",
              "",
              "MYCASE_API_BASE",
              "");
      assertThat(empty).isEqualTo(configuration);
    }
  }

  @Nested
  class Secrets {
    private final Configuration configuration =
        with(
            "MYCASE_CLIENT_ID",
            " id-1 ",
            "MYCASE_CLIENT_SECRET",
            "hush-1",
            "ENCRYPTION_KEY",
            "ab".repeat(32),
            "ENCRYPTION_KEY_PREVIOUS",
            "cd".repeat(32));

    @Test
    void areTaken() {
      assertThat(configuration.hasClient()).isTrue();
      assertThat(configuration.clientId()).isEqualTo("id-1");
      assertThat(configuration.clientSecret().reveal(SecretAccess.get())).isEqualTo("hush-1");
      assertThat(configuration.encryptionKey().reveal(SecretAccess.get()))
          .isEqualTo("ab".repeat(32));
      assertThat(configuration.previousEncryptionKey()).isNotNull();
    }

    @Test
    void neverShow() {
      assertThat(configuration.toString())
          .doesNotContain("hush-1", "abab", "cdcd", "id-1")
          .startsWith("Configuration[home=");
    }

    @Test
    void needBothIdAndSecret() {
      assertThat(with("MYCASE_CLIENT_ID", "x").hasClient()).isFalse();
      assertThat(with("MYCASE_CLIENT_SECRET", "x").hasClient()).isFalse();
    }
  }

  @Nested
  class Numbers {
    @Test
    void areTaken() {
      Configuration configuration =
          with("MYCASE_REDIRECT_PORT", " 7000 ", "MYCASE_RATE_LIMIT_PER_MINUTE", "120");
      assertThat(configuration.redirectUri()).hasToString("http://127.0.0.1:7000/callback");
      assertThat(configuration.requestsPerMinute()).isEqualTo(120);
      assertThat(configuration.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65536", "many", "5678.0", "99999999999"})
    void thatAreWrongAreNamedAndTheDefaultIsTaken(String value) {
      Configuration configuration = with("MYCASE_REDIRECT_PORT", value);
      assertThat(configuration.redirectPort()).isEqualTo(5678);
      assertThat(configuration.problems())
          .containsExactly(
              "MYCASE_REDIRECT_PORT must be a whole number from 1 to 65535, not \""
                  + value
                  + "\"; 5678 is used.");
    }

    @Test
    void ofRequestsAreAtLeastOne() {
      Configuration configuration = with("MYCASE_RATE_LIMIT_PER_MINUTE", "0");
      assertThat(configuration.requestsPerMinute()).isEqualTo(30);
      assertThat(configuration.problems())
          .hasSize(1)
          .first()
          .asString()
          .startsWith("MYCASE_RATE_LIMIT_PER_MINUTE");
    }
  }

  @Nested
  class Switches {
    @ParameterizedTest
    @CsvSource({"1,true", "true,true", "TRUE,true", "0,false", "false,false"})
    void areOnOrOff(String value, boolean on) {
      Configuration configuration =
          with("MYCASE_READ_ONLY", value, "MYCASE_EXPERIMENTAL_TOOLS", value);
      assertThat(configuration.readOnly()).isEqualTo(on);
      assertThat(configuration.experimentalTools()).isEqualTo(on);
      assertThat(configuration.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "on", "2", "read-only"})
    void thatNobodyUnderstandsAreNamedAndTakenOnTheSafeSide(String value) {
      Configuration configuration =
          with("MYCASE_READ_ONLY", value, "MYCASE_EXPERIMENTAL_TOOLS", value);
      assertThat(configuration.readOnly()).isTrue();
      assertThat(configuration.experimentalTools()).isFalse();
      assertThat(configuration.problems())
          .hasSize(2)
          .anyMatch(problem -> problem.startsWith("MYCASE_READ_ONLY must be 1 or 0"))
          .anyMatch(problem -> problem.startsWith("MYCASE_EXPERIMENTAL_TOOLS must be 1 or 0"));
    }
  }

  @Nested
  class ConfirmWrites {
    @Test
    void isOffUnlessToldOtherwise() {
      assertThat(with("HOME", "/home/ann").confirmWrites()).isFalse();
      assertThat(with("MYCASE_CONFIRM_WRITES", "0").confirmWrites()).isFalse();
      assertThat(with("MYCASE_CONFIRM_WRITES", "1").confirmWrites()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "on", "2", "never"})
    void asksWhereTheValueIsNotUnderstood(String value) {
      Configuration configuration = with("MYCASE_CONFIRM_WRITES", value);
      assertThat(configuration.confirmWrites()).isTrue();
      assertThat(configuration.problems())
          .containsExactly(
              "MYCASE_CONFIRM_WRITES must be 1 or 0, not \"" + value + "\"; 1 is used.");
    }

    @Test
    void asksWhereAClientLeftAPlaceholderOrTheNameIsMisspelled() {
      assertThat(with("MYCASE_CONFIRM_WRITES", "${X}").confirmWrites()).isTrue();
      assertThat(with("MYCASE_CONFIRM_WRITE", "1").confirmWrites()).isTrue();
      assertThat(with("MYCASE_CONFIRM_WRITE", "0").confirmWrites()).isFalse();
    }
  }

  @Nested
  class MaxWrites {
    @Test
    void areAHundredUnlessToldOtherwise() {
      assertThat(with("HOME", "/home/ann").maxWrites()).isEqualTo(100);
      assertThat(with("MYCASE_MAX_WRITES", "7").maxWrites()).isEqualTo(7);
      assertThat(with("MYCASE_MAX_WRITES", "7").readOnly()).isFalse();
    }

    @Test
    void ofNothingAreAsReadOnly() {
      assertThat(with("MYCASE_MAX_WRITES", "0").readOnly()).isTrue();
      assertThat(with("MYCASE_MAX_WRITES", "0").problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "-1", "O"})
    void thatNobodyUnderstandsAreNone(String value) {
      Configuration configuration = with("MYCASE_MAX_WRITES", value);
      assertThat(configuration.readOnly()).isTrue();
      assertThat(configuration.problems())
          .singleElement()
          .asString()
          .startsWith("MYCASE_MAX_WRITES must be a whole number")
          .endsWith("0 is used.");
    }
  }

  @Nested
  class Addresses {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://mycase.example.com/v1",
          "http://127.0.0.1:8080/v1",
          "http://127.9.9.9/v1",
          "http://localhost:1/v1",
          "http://[::1]:8080/v1",
          "HTTPS://MYCASE.EXAMPLE.COM/v1"
        })
    void areTaken(String address) {
      Configuration configuration = with("MYCASE_API_BASE", address);
      assertThat(configuration.apiBase()).hasToString(address);
      assertThat(configuration.problems()).isEmpty();
    }

    @Test
    void loseTheirLastSlash() {
      assertThat(with("MYCASE_API_BASE", "https://mycase.example.com/v1/").apiBase())
          .hasToString("https://mycase.example.com/v1");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://mycase.example.com/v1",
          "http://127.0.0.1.example.com/v1",
          "http://10.0.0.1/v1",
          "ftp://127.0.0.1/v1",
          "file:///etc/passwd",
          "mycase.example.com",
          "https://",
          "https:///v1",
          "https://user@mycase.example.com/v1",
          "https://mycase.example.com/v1#x",
          "https://mycase.example.com/v1?x=1",
          "https://my case.example.com",
          "not an address"
        })
    void thatMustNotBeUsedAreNamedAndNothingIsSentThere(String address) {
      for (String variable :
          new String[] {"MYCASE_API_BASE", "MYCASE_TOKEN_URL", "MYCASE_AUTH_URL"}) {
        Configuration configuration = with(variable, address);
        assertThat(configuration.problems())
            .as(variable)
            .hasSize(1)
            .first()
            .asString()
            .startsWith(variable + " must be an https address");
      }
      assertThat(with("MYCASE_API_BASE", address).apiBase()).isNull();
      assertThat(with("MYCASE_TOKEN_URL", address).tokenUrl()).isNull();
      assertThat(with("MYCASE_AUTH_URL", address).authorizationUrl()).isNull();
    }
  }

  @Test
  void aPlaceholderThatTheClientLeftIsNoValue() {
    Configuration configuration =
        Configuration.of(
            Map.of("MYCASE_CLIENT_ID", "${MYCASE_CLIENT_ID}", "MYCASE_CLIENT_SECRET", "${x"),
            name -> "/home/someone");
    assertThat(configuration.clientId()).isNull();
    assertThat(configuration.clientSecret()).isNotNull();
    assertThat(configuration.problems())
        .singleElement()
        .asString()
        .startsWith("MYCASE_CLIENT_ID is still a placeholder");
  }

  @Nested
  class WithAProxyAndCertificates {
    @Test
    void keepsThemForTheClient() {
      Configuration configuration =
          with("HTTPS_PROXY", "http://ann:proxy-word@proxy.example.com:8080", "OTHER", "x");

      assertThat(configuration.network()).containsOnlyKeys("HTTPS_PROXY");
      assertThat(configuration.problems()).isEmpty();
      assertThat(configuration.toString()).doesNotContain("proxy-word");
    }

    @Test
    void namesWhatCannotBeUsed() {
      Configuration configuration =
          with(
              "HTTPS_PROXY",
              "socks5://ann:proxy-word@proxy.example.com:1080",
              "SSL_CERT_FILE",
              "/no/such/file.pem");

      assertThat(configuration.problems()).hasSize(2);
      assertThat(configuration.problems().get(0)).startsWith("HTTPS_PROXY must be");
      assertThat(configuration.problems().get(1)).startsWith("SSL_CERT_FILE must name");
      assertThat(configuration.problems().toString()).doesNotContain("proxy-word");
    }
  }
}
