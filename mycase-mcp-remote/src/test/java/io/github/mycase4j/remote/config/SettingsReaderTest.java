package io.github.mycase4j.remote.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.audit.ParamPolicy;
import io.github.mycase4j.client.auth.SecretAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
  private static final String KEY = "ab".repeat(32);

  @TempDir Path folder;

  private final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void setTheLeast() {
    variables.put("PUBLIC_URL", "https://mcp.example.com");
    variables.put("MYCASE_CLIENT_ID", "client");
    variables.put("MYCASE_CLIENT_SECRET", "secret-value");
    variables.put("ENCRYPTION_KEY", KEY);
    variables.put("MYCASE_ADMINS", "1000, Ann@Example.com");
    variables.put("HOME", folder.toString());
  }

  private Settings read() throws ConfigurationErrors {
    return new SettingsReader(variables, System::getProperty).read();
  }

  private List<String> problems() {
    ConfigurationErrors errors = catchThrowableOfType(ConfigurationErrors.class, this::read);
    return errors == null
        ? List.of()
        : errors.problems().stream().map(ConfigurationErrors.Problem::line).toList();
  }

  @Test
  void theLeastIsEnough() throws ConfigurationErrors {
    Settings settings = read();

    assertThat(settings.publicUrl().mcp()).isEqualTo("https://mcp.example.com/mcp");
    assertThat(settings.network().listen()).hasToString("localhost/127.0.0.1:8080");
    assertThat(settings.admins()).containsExactly("1000", "ann@example.com");
    assertThat(settings.database().url())
        .isEqualTo("jdbc:sqlite:" + folder.resolve(".mycase4j-remote/remote.db"));
    assertThat(settings.oauth().accessTokenLife()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.oauth().codeLife()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.oauth().refreshTokenLife()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.mycase().requestsPerMinute()).isEqualTo(1500);
    assertThat(settings.tools().auditParams()).isEqualTo(ParamPolicy.FULL);
    assertThat(settings.tools().mirrorBytes()).isEqualTo(Runtime.getRuntime().maxMemory() / 2);
  }

  @Test
  void allProblemsAreToldAtOnceAndNoValue() {
    variables.clear();
    variables.put("HOME", folder.toString());
    variables.put("PUBLIC_URL", "http://mcp.example.com/sekret");
    variables.put("CODE_SECONDS", "sekret");
    variables.put("ENCRYPTION_KEY", "sekret");

    List<String> problems = problems();

    assertThat(problems)
        .extracting(line -> line.substring(0, line.indexOf(':')))
        .contains(
            "PUBLIC_URL",
            "MYCASE_CLIENT_ID",
            "MYCASE_CLIENT_SECRET",
            "ENCRYPTION_KEY",
            "MYCASE_ADMINS",
            "CODE_SECONDS");
    assertThat(String.join("\n", problems)).doesNotContain("sekret");
  }

  @ParameterizedTest
  @CsvSource({
    "ACCESS_TOKEN_SECONDS, 4",
    "ACCESS_TOKEN_SECONDS, 86401",
    "CODE_SECONDS, 1",
    "REFRESH_GRACE_SECONDS, 301",
    "STOP_DELAY_SECONDS, -1",
    "REFRESH_TOKEN_DAYS, 0",
    "TOKEN_MAX_DAYS, 366",
    "OAUTH_ISS, perhaps",
    "REGISTRATION, closed",
    "LISTEN, mcp.example.com:80",
    "LISTEN, 127.0.0.1:0",
    "LISTEN, 127.0.0.1",
    "METRICS_LISTEN, 127.0.0.1:99999",
    "TRUSTED_PROXIES, 10.0.0.0/33",
    "TRUSTED_PROXIES, proxy.example.com",
    "ALLOWED_ORIGINS, https://app.example.com/",
    "ALLOWED_ORIGINS, app.example.com",
    "DATABASE_URL, jdbc:h2:mem:x",
    "NODE_ID, Node_1",
    "MYCASE_ADMINS, ann",
    "MYCASE_ADMINS, ','",
    "MYCASE_MIRROR, disk",
    "MYCASE_AUDIT_PARAMS, some",
    "MYCASE_READ_ONLY, maybe",
    "MYCASE_API_BASE, http://mycase.example.com",
    "MYCASE_HOME, relative/folder",
    "MYCASE_READ_ONYL, 1",
    "ENCRYPTION_KEY_PREVIOUS, 12ab"
  })
  void aWrongValueStopsTheStartWithItsVariable(String name, String value) {
    variables.put(name, value);

    assertThat(problems()).singleElement().asString().startsWith(name + ": ");
  }

  @Test
  void postgresqlNeedsAName() {
    variables.put("DATABASE_URL", "jdbc:postgresql://localhost/mycase");

    assertThat(problems()).singleElement().asString().startsWith("NODE_ID: ");
  }

  @Test
  void httpIsForLoopbackAddressesOnly() {
    variables.put("PUBLIC_URL", "http://127.0.0.1:8080");
    variables.put("LISTEN", "0.0.0.0:8080");

    assertThat(problems()).singleElement().asString().startsWith("LISTEN: ");
  }

  @Test
  void noWritesAtAllIsReadOnly() throws ConfigurationErrors {
    variables.put("MYCASE_MAX_WRITES", "0");

    assertThat(read().tools().readOnly()).isTrue();
  }

  @Nested
  class ASecret {
    @Test
    void mayStandInAFileWhoseLastLineEndIsCut() throws Exception {
      Path file = Files.writeString(folder.resolve("secret"), "from-file\n");
      variables.remove("MYCASE_CLIENT_SECRET");
      variables.put("MYCASE_CLIENT_SECRET_FILE", file.toString());

      assertThat(read().mycase().clientSecret().reveal(SecretAccess.get())).isEqualTo("from-file");
    }

    @Test
    void isNotGivenTwice() throws IOException {
      Path file = Files.writeString(folder.resolve("secret"), "from-file");
      variables.put("MYCASE_CLIENT_SECRET_FILE", file.toString());

      assertThat(problems()).singleElement().asString().startsWith("MYCASE_CLIENT_SECRET: ");
    }

    @Test
    void inAFileThatIsNotThereIsAProblem() {
      variables.remove("ENCRYPTION_KEY");
      variables.put("ENCRYPTION_KEY_FILE", folder.resolve("none").toString());

      assertThat(problems())
          .singleElement()
          .asString()
          .startsWith("ENCRYPTION_KEY: ")
          .doesNotContain(folder.toString());
    }

    @Test
    void isInNoText() throws ConfigurationErrors {
      variables.put("DATABASE_PASSWORD", "database-password");
      Settings settings = read();

      assertThat(settings + " " + settings.mycase() + settings.database() + settings.keys())
          .doesNotContain("secret-value", KEY, "database-password");
    }
  }

  @Nested
  class ThePublicUrl {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://mcp.example.com/path",
          "https://mcp.example.com/",
          "https://mcp.example.com?x=1",
          "https://user@mcp.example.com",
          "http://mcp.example.com",
          "ftp://mcp.example.com",
          "mcp.example.com",
          "https://",
          "https://mcp.example.com#x"
        })
    void isAnOriginOverHttps(String wrong) {
      variables.put("PUBLIC_URL", wrong);

      assertThat(problems()).singleElement().asString().startsWith("PUBLIC_URL: ");
    }

    @Test
    void isComparedWithoutCaseAndDefaultPort() {
      PublicUrl url = PublicUrl.parse("https://MCP.Example.com:443");

      assertThat(url).isNotNull();
      assertThat(url.origin()).isEqualTo("https://mcp.example.com");
      assertThat(url.isHost("mcp.EXAMPLE.com")).isTrue();
      assertThat(url.isHost("mcp.example.com:443")).isTrue();
      assertThat(url.isHost("mcp.example.com:8443")).isFalse();
      assertThat(url.isResource("https://MCP.example.com/mcp/")).isTrue();
      assertThat(url.isResource("https://mcp.example.com/MCP")).isFalse();
      assertThat(url.isResource("https://mcp.example.com")).isTrue();
      assertThat(url.isResource("http://mcp.example.com/mcp")).isFalse();
    }
  }

  @Test
  void networksOfProxiesContainTheirAddresses() {
    TrustedProxies proxies = TrustedProxies.parse("10.0.0.0/8, ::1, 192.0.2.7");

    assertThat(proxies).isNotNull();
    assertThat(proxies.contains("10.255.0.1")).isTrue();
    assertThat(proxies.contains("11.0.0.1")).isFalse();
    assertThat(proxies.contains("192.0.2.7")).isTrue();
    assertThat(proxies.contains("192.0.2.8")).isFalse();
    assertThat(proxies.contains("::1")).isTrue();
    assertThat(proxies.contains("mcp.example.com")).isFalse();
  }
}
