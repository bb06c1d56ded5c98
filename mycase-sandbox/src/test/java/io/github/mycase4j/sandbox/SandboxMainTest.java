package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxMainTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void saysWhereItIsAndWhatToSet() throws Exception {
    try (Sandbox sandbox = SandboxMain.start(out, "--redirect-port", "6789")) {
      assertThat(bytes.toString(StandardCharsets.UTF_8))
          .contains(
              "MYCASE_API_BASE=" + sandbox.apiBase(),
              "MYCASE_AUTH_URL=" + sandbox.authorizationUrl(),
              "MYCASE_TOKEN_URL=" + sandbox.tokenUrl(),
              "MYCASE_REDIRECT_PORT=6789");
      assertThat(sandbox.redirectUri()).hasToString("http://127.0.0.1:6789/callback");
      assertThat(sandbox.apiBase().getHost()).isEqualTo("127.0.0.1");
      assertThat(new Caller(sandbox).get("/firm").json().get("name").asText())
          .isEqualTo("Raman & Whitaker LLP");
    }
  }

  @Test
  void takesTheRedirectUrisOfSeveralServers() {
    String[] args = {
      "--redirect-uri", "http://127.0.0.1:8081/oauth/mycase/callback",
      "--redirect-uri", "https://mcp.example.com/oauth/mycase/callback"
    };
    try (Sandbox sandbox = SandboxMain.start(out, args)) {
      assertThat(sandbox.redirectUri()).hasToString(args[1]);
      assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("MYCASE_REDIRECT_PORT=8081");
      sandbox.useRedirectUri(URI.create(args[3]));
      assertThat(sandbox.environment()).doesNotContainKey("MYCASE_REDIRECT_PORT");
    }
  }

  @Test
  void givesAProgramTheVariablesOfALogin() throws Exception {
    ByteArrayOutputStream commands = new ByteArrayOutputStream();
    PrintStream stdout = new PrintStream(commands, true, StandardCharsets.UTF_8);
    try (Sandbox sandbox = SandboxMain.start(stdout, out, "--logged-in", "--port", "0")) {
      Map<String, String> set = new HashMap<>();
      for (String line : commands.toString(StandardCharsets.UTF_8).lines().toList()) {
        Matcher matcher = Pattern.compile("export (\\w+)='([^']*)'").matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        set.put(matcher.group(1), matcher.group(2));
      }

      assertThat(set)
          .containsEntry("MYCASE_API_BASE", sandbox.apiBase().toString())
          .containsEntry("MYCASE_TOKEN_URL", sandbox.tokenUrl().toString())
          .containsEntry("MYCASE_CLIENT_ID", sandbox.clientId())
          .containsEntry("MYCASE_CLIENT_SECRET", sandbox.clientSecret());
      Caller caller = new Caller(sandbox);
      caller.token = set.get("MYCASE_ACCESS_TOKEN");
      assertThat(caller.get("/me").status()).isEqualTo(200);
      assertThat(bytes.toString(StandardCharsets.UTF_8))
          .doesNotContain(set.get("MYCASE_ACCESS_TOKEN"), set.get("MYCASE_REFRESH_TOKEN"));
      assertThat(refresh(sandbox, set.get("MYCASE_REFRESH_TOKEN"))).isEqualTo(200);
    }
  }

  private static int refresh(Sandbox sandbox, String token) throws Exception {
    String body =
        "{'client_id':'sandbox-client','client_secret':'sandbox-secret',"
            + "'grant_type':'refresh_token','refresh_token':'%s'}".formatted(token);
    return new Caller(sandbox).send("POST", sandbox.tokenUrl().toString(), body).status();
  }

  @Test
  void speaksPowershellToo() {
    ByteArrayOutputStream commands = new ByteArrayOutputStream();
    PrintStream stdout = new PrintStream(commands, true, StandardCharsets.UTF_8);
    String[] args = {"--logged-in", "--shell", "powershell"};
    try (Sandbox sandbox = SandboxMain.start(stdout, out, args)) {
      assertThat(commands.toString(StandardCharsets.UTF_8))
          .contains("$env:MYCASE_API_BASE = '" + sandbox.apiBase() + "'");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--ports 1",
        "--port",
        "--port x",
        "--port 70000",
        "--shell",
        "--shell fish",
        "--redirect-uri",
        "--redirect-uri /callback",
        "--redirect-uri http://127.0.0.1:8080/^",
        "--logged"
      })
  void namesTheArgumentThatIsWrong(String line) {
    assertThatThrownBy(() -> SandboxMain.start(out, line.split(" ", -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(line.split(" ", -1)[0]);
    assertThat(SandboxMain.run(out, line.split(" ", -1))).isEqualTo(64);
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .startsWith("mycase4j: ")
        .contains(line.split(" ", -1)[0], "usage: ");
  }
}
