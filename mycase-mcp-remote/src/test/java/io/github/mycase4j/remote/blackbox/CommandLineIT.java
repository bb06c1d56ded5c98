package io.github.mycase4j.remote.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program from the command line, as it is shipped. */
class CommandLineIT {
  @TempDir Path folder;

  @Test
  void keyPrintsAKeyAndNothingElse() throws Exception {
    RunningServer key = RunningServer.launch(Map.of(), "key");

    assertThat(key.exit()).isZero();
    assertThat(key.output()).singleElement().asString().matches("[0-9a-f]{64}");
    assertThat(key.errors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "start",
        "serve now",
        "--sandbox --port",
        "--sandbox --port x",
        "--sandbox --host 1",
        "revoke",
        "revoke --all --user 1",
        "revoke --user ann",
        "key more",
        "audit",
        "audit check"
      })
  void aCommandLineThatIsNotUnderstoodIsExit64(String line) throws Exception {
    RunningServer program =
        RunningServer.launch(
            Map.of("HOME", folder.toString()),
            line.isEmpty() ? new String[0] : line.split(" ", -1));

    assertThat(program.exit()).isEqualTo(64);
    assertThat(program.output()).isEmpty();
    assertThat(String.join("\n", program.errors())).contains("usage: ");
  }

  @Test
  void helpAndVersionAreOnStandardOutput() throws Exception {
    RunningServer help = RunningServer.launch(Map.of(), "--help");
    RunningServer version = RunningServer.launch(Map.of(), "--version");

    assertThat(help.exit()).isZero();
    assertThat(String.join("\n", help.output())).contains("serve", "--sandbox", "revoke");
    assertThat(version.exit()).isZero();
    assertThat(version.output()).singleElement().asString().startsWith("mycase4j ");
  }

  @Test
  void aServerThatCannotStartTellsAllProblemsAndNoValue() throws Exception {
    RunningServer server =
        RunningServer.launch(
            Map.of(
                "HOME", folder.toString(),
                "PUBLIC_URL", "http://mcp.example.com",
                "ENCRYPTION_KEY", "sekret",
                "CODE_SECONDS", "sekret"),
            "serve");

    assertThat(server.exit()).isEqualTo(1);
    assertThat(server.output()).isEmpty();
    assertThat(server.errors().get(0)).isEqualTo("mycase-mcp-remote: cannot start");
    assertThat(server.errors().stream().skip(1))
        .allMatch(line -> line.startsWith("  ") && line.contains(": "))
        .extracting(line -> line.strip().split(":", -1)[0])
        .contains("PUBLIC_URL", "MYCASE_CLIENT_ID", "ENCRYPTION_KEY", "CODE_SECONDS");
    assertThat(String.join("\n", server.errors())).doesNotContain("sekret");
  }

  @Test
  void theSandboxCleansUpAndEndsAsTheSignalSays() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    RunningServer server =
        RunningServer.launch(
                Map.of("STOP_DELAY_SECONDS", "0"),
                List.of("-Djava.io.tmpdir=" + temporary),
                "--sandbox",
                "--port",
                "0")
            .awaitReady();
    Pattern line =
        Pattern.compile(
            "mycase-mcp-remote: ready at (http://127\\.0\\.0\\.1:(\\d+))/mcp, listening on"
                + " 127\\.0\\.0\\.1:(\\d+) \\(sandbox\\)");
    String ready =
        server.errors().stream().filter(each -> each.contains("ready at")).findFirst().orElse("");
    Matcher matcher = line.matcher(ready);
    assertThat(matcher.matches()).as(ready).isTrue();
    assertThat(matcher.group(2)).isEqualTo(matcher.group(3));
    assertThat(new TestBrowser().get(server.url() + "/healthz").response().body())
        .isEqualTo("{\"status\":\"ok\"}");

    assertThat(server.stop()).isEqualTo(143);

    assertThat(server.output()).isEmpty();
    try (var left = Files.list(temporary)) {
      assertThat(left.filter(path -> path.getFileName().toString().startsWith("mycase"))).isEmpty();
    }
  }

  @Test
  void row81_aSecondServerOnTheSameFolderDoesNotStart() throws Exception {
    Map<String, String> environment = new HashMap<>(serveVariables());
    try (RunningServer first = RunningServer.launch(environment, "serve").awaitReady()) {
      environment.put("LISTEN", "127.0.0.1:" + FreePort.next());
      RunningServer second = RunningServer.launch(environment, "serve");

      assertThat(second.exit()).isEqualTo(1);
      assertThat(second.errors()).anyMatch(line -> line.startsWith("  MYCASE_HOME: "));
      RunningServer revoke = RunningServer.launch(environment, "revoke", "--all");
      assertThat(revoke.exit()).as(String.join("\n", revoke.errors())).isZero();
      assertThat(revoke.output()).containsExactly("revoked 0");
      RunningServer verify = RunningServer.launch(environment, "audit", "verify");
      assertThat(verify.exit()).as(String.join("\n", verify.output())).isZero();
      RunningServer check = RunningServer.launch(environment, "check");
      assertThat(check.exit()).as(String.join("\n", check.output())).isZero();
      assertThat(check.output()).isNotEmpty().allMatch(line -> line.startsWith("ok "));
      assertThat(first.pid()).isPositive();
    }
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    Map<String, String> environment = serveVariables();
    try (var taken = FreePort.take(environment.get("LISTEN"))) {
      RunningServer server = RunningServer.launch(environment, "serve");

      assertThat(server.exit()).isEqualTo(1);
      assertThat(taken.isClosed()).isFalse();
      assertThat(server.errors()).anyMatch(line -> line.startsWith("  LISTEN: "));
    }
  }

  @Test
  void allTakenPortsAreNamedAndNoValueIs() throws Exception {
    Map<String, String> environment = new HashMap<>(serveVariables());
    environment.put("METRICS_LISTEN", environment.get("LISTEN"));
    environment.put("MYCASE_HOME", folder.resolve("secret-folder").toString());
    try (var taken = FreePort.take(environment.get("LISTEN"))) {
      RunningServer server = RunningServer.launch(environment, "serve");

      assertThat(server.exit()).isEqualTo(1);
      assertThat(taken.isClosed()).isFalse();
      assertThat(server.errors())
          .anyMatch(line -> line.startsWith("  LISTEN: "))
          .anyMatch(line -> line.startsWith("  METRICS_LISTEN: "))
          .noneMatch(line -> line.contains("secret-folder"))
          .noneMatch(line -> line.contains(environment.get("LISTEN")));
    }
  }

  @Test
  void aSecretFileThatIsNotThereIsToldWithoutItsPath() throws Exception {
    Map<String, String> environment = new HashMap<>(serveVariables());
    environment.remove("ENCRYPTION_KEY");
    environment.put("ENCRYPTION_KEY_FILE", folder.resolve("secret-file").toString());
    environment.put("MYCASE_TOOLS", folder.resolve("secret.jar").toString());
    RunningServer server = RunningServer.launch(environment, "serve");

    assertThat(server.exit()).isEqualTo(1);
    assertThat(server.errors())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("  ENCRYPTION_KEY: "))
        .noneMatch(line -> line.contains("secret-file"));
    environment.put("ENCRYPTION_KEY_FILE", "");
    environment.put("ENCRYPTION_KEY", "ab".repeat(32));
    RunningServer other = RunningServer.launch(environment, "serve");
    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.errors())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("  MYCASE_TOOLS: "))
        .noneMatch(line -> line.contains("secret.jar"));
  }

  @Test
  void theSandboxLeavesTheSettingsOfAFirmAloneAndListensWhereItIsTold() throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("LISTEN", "localhost:0");
    environment.put("STOP_DELAY_SECONDS", "0");
    environment.put("MYCASE_EXPERIMENTAL_TOOLS", "1");
    environment.put("ALLOWED_ORIGINS", "wrong");
    environment.put("TOKEN_MAX_DAYS", "wrong");
    environment.put("ENCRYPTION_KEY_FILE", "/nowhere");
    environment.put("MYCASE_ADMINS", "wrong");
    environment.put("DATABASE_URL", "wrong");
    try (RunningServer server = RunningServer.launch(environment, "--sandbox").awaitReady()) {
      assertThat(server.url()).matches("http://localhost:\\d+");
      assertThat(new TestBrowser().get(server.url() + "/").name()).isEqualTo("home");
      TestClient client = new TestClient(server.url());
      long admin = new TestBrowser().staff(server.url()).get(0);
      String access = client.connect(new TestBrowser(), admin, true).access();
      assertThat((List<?>) client.legacy(access, "tools/list", Map.of()).result().get("tools"))
          .hasSize(18);
    }
  }

  private Map<String, String> serveVariables() throws Exception {
    String listen = "127.0.0.1:" + FreePort.next();
    return Map.of(
        "HOME",
        folder.toString(),
        "PUBLIC_URL",
        "http://" + listen,
        "LISTEN",
        listen,
        "MYCASE_CLIENT_ID",
        "client",
        "MYCASE_CLIENT_SECRET",
        "secret",
        "ENCRYPTION_KEY",
        "ab".repeat(32),
        "MYCASE_ADMINS",
        "1000",
        "STOP_DELAY_SECONDS",
        "0");
  }
}
