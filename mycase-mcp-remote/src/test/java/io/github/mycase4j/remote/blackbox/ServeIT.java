package io.github.mycase4j.remote.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server for a firm, whose MyCase the test can look into, on the program as it is shipped. */
class ServeIT {
  private @TempDir Path folder;
  private final Map<String, String> variables = new HashMap<>();
  private Sandbox mycase;
  private RunningServer server;
  private long admin;
  private TestBrowser browser;
  private TestClient client;

  @BeforeEach
  void start() throws Exception {
    String listen = "127.0.0.1:" + FreePort.next();
    mycase =
        Sandbox.builder()
            .redirectUris(List.of(URI.create("http://" + listen + "/oauth/mycase/callback")))
            .start();
    admin = mycase.signedIn();
    variables.putAll(
        Map.of(
            "HOME", folder.toString(),
            "PUBLIC_URL", "http://" + listen,
            "LISTEN", listen,
            "MYCASE_CLIENT_ID", mycase.clientId(),
            "MYCASE_CLIENT_SECRET", mycase.clientSecret(),
            "MYCASE_API_BASE", mycase.apiBase().toString(),
            "MYCASE_AUTH_URL", mycase.authorizationUrl().toString(),
            "MYCASE_TOKEN_URL", mycase.tokenUrl().toString(),
            "ENCRYPTION_KEY", "ab".repeat(32)));
    variables.putAll(
        Map.of(
            "MYCASE_ADMINS", Long.toString(admin),
            "MYCASE_HOME", folder.resolve("home").toString(),
            "STOP_DELAY_SECONDS", "0"));
    server = RunningServer.launch(variables, "serve").awaitReady();
    browser = new TestBrowser();
    client = new TestClient(server.url());
  }

  @AfterEach
  void stop() {
    server.close();
    mycase.close();
  }

  private void restart() throws Exception {
    server.close();
    server = RunningServer.launch(variables, "serve").awaitReady();
  }

  private int requests() {
    return mycase.requests().size();
  }

  private TestClient.Reply get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create(server.url() + path)));
  }

  @Test
  void row57_nothingHappensWithoutARecord() throws Exception {
    String access = client.connect(browser, admin, true).access();
    Path log = folder.resolve("home").resolve("audit.log");
    try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
      file.truncate(file.size() - 1);
    }
    int before = requests();

    assertThat(get("/readyz").response().body())
        .isEqualTo("{\"status\":\"not ready\",\"problems\":[\"audit\"]}");
    assertThat(get("/readyz").status()).isEqualTo(503);
    assertThat(get("/healthz").status()).isEqualTo(200);
    for (String tool : List.of("list-cases", "get-case", "create-task", "list-staff")) {
      assertUnanswered(client.call(access, tool, arguments(tool)));
    }
    assertUnanswered(client.call(access, "auth-status", Map.of()));
    assertThat(
            client
                .legacy(access, "resources/read", Map.of("uri", "mycase://cases/1001"))
                .json()
                .get("error"))
        .isNotNull();
    assertThat(requests()).isEqualTo(before);
    TestBrowser.Page login = new TestBrowser().login(server.url() + "/login", admin, "");
    assertThat(login.status()).isEqualTo(503);
    assertThat(login.error()).isEqualTo("audit");
    Map<String, String> token =
        new HashMap<>(browser.get(server.url() + "/tokens").fields("form#create"));
    token.putAll(Map.of("name", "Laptop", "days", "30"));
    TestBrowser.Page created = browser.post(server.url() + "/tokens/create", token);
    assertThat(created.status()).isEqualTo(503);
    assertThat(created.error()).isEqualTo("audit");

    RunningServer repair = RunningServer.launch(variables, "audit", "repair");
    assertThat(repair.exit()).as(String.join("\n", repair.errors())).isZero();
    assertThat(get("/readyz").status()).isEqualTo(200);
    assertThat(client.call(access, "list-cases", Map.of()).get("isError")).isEqualTo(false);
    assertThat(RunningServer.launch(variables, "audit", "verify").exit()).isEqualTo(2);
  }

  @Test
  void row57_aRevocationTakesEffectWithoutARecord() throws Exception {
    String access = client.connect(browser, admin, true).access();
    Files.write(folder.resolve("home").resolve("audit.log"), new byte[0]);

    RunningServer revoke = RunningServer.launch(variables, "revoke", "--all");

    assertThat(revoke.exit()).isEqualTo(1);
    assertThat(revoke.output()).containsExactly("revoked 1");
    assertThat(String.join("", revoke.errors())).contains("audit log");
    assertThat(client.legacy(access, "ping", Map.of()).status()).isEqualTo(401);
    assertThat(browser.get(server.url() + "/tokens").location()).isNotEmpty();
  }

  private static Map<String, Object> arguments(String tool) {
    return switch (tool) {
      case "get-case" -> Map.of("case_id", 1001);
      case "create-task" -> Map.of("name", "Call the court", "due_date", "2026-12-01");
      default -> Map.of();
    };
  }

  private void assertUnanswered(Map<?, ?> result) {
    assertThat(result.get("isError")).as(result.toString()).isEqualTo(true);
    assertThat(result.get("structuredContent")).isNull();
    // Row 74: where the log is, is nobody's business.
    assertThat(result.toString()).contains("audit log").doesNotContain(folder.toString());
  }

  @Test
  void row47_row56_whatTheSettingsSayNowHolds() throws Exception {
    TestClient.Tokens writing = client.connect(browser, admin, true);
    assertThat(browser.get(server.url() + "/admin").name()).isEqualTo("admin");
    variables.put("MYCASE_READ_ONLY", "1");
    variables.put("MYCASE_ADMINS", "99999");
    restart();

    assertThat(browser.get(server.url() + "/admin").error()).isEqualTo("not_admin");
    Map<?, ?> listed = client.legacy(writing.access(), "tools/list", Map.of()).result();
    assertThat(listed.toString()).contains("list-cases").doesNotContain("create-");
    assertThat(
            client.call(writing.access(), "create-task", arguments("create-task")).get("isError"))
        .isEqualTo(true);
    assertThat(get("/.well-known/oauth-protected-resource").json().get("scopes_supported"))
        .isEqualTo(List.of("mycase:read"));
    assertThat(get("/mcp").header("WWW-Authenticate")).endsWith("scope=\"mycase:read\"");
    assertThat(TestClient.tokens(client.refresh(writing.refresh())).scope())
        .isEqualTo("mycase:read");
    TestBrowser.Page consent =
        browser.follow(
            browser.get(client.authorizeUrl(TestClient.verifier(), Map.of())),
            TestClient.REDIRECT_URI);
    assertThat(consent.name()).isEqualTo("consent");
    assertThat(consent.html().select("#write, #writes")).isEmpty();
  }

  @Test
  void row04_row09_tokensEndAndNoSecretIsWritten() throws Exception {
    String metrics = "127.0.0.1:" + FreePort.next();
    variables.put("METRICS_LISTEN", metrics);
    variables.put("ACCESS_TOKEN_SECONDS", "5");
    restart();
    TestClient.Code code = client.authorize(browser, admin, true);
    TestClient.Tokens tokens = TestClient.tokens(client.exchange(code));
    long issued = System.nanoTime();
    assertThat(client.legacy(tokens.access(), "ping", Map.of()).status()).isEqualTo(200);
    client.call(tokens.access(), "list-cases", Map.of());
    TestBrowser.Page page = browser.get(server.url() + "/tokens");
    Map<String, String> form = new HashMap<>(page.fields("form#create"));
    form.putAll(Map.of("name", "Laptop", "days", "30"));
    TestBrowser.Page created = browser.post(server.url() + "/tokens/create", form);
    String token = created.html().select("output#token").text();
    assertThat(token).startsWith("mc4j_pat_");
    client.call(token, "list-staff", Map.of());

    List<String> secrets = new ArrayList<>();
    secrets.addAll(List.of(code.code(), tokens.access(), tokens.refresh(), token));
    secrets.add(form.get("csrf"));
    secrets.add(browser.cookies().getCookieStore().getCookies().get(0).getValue());
    secrets.add(mycase.clientSecret());
    String told =
        String.join("\n", server.errors())
            + Files.readString(folder.resolve("home").resolve("audit.log"))
            + client
                .send(HttpRequest.newBuilder(URI.create("http://" + metrics + "/metrics")))
                .response()
                .body();
    for (String secret : secrets) {
      assertThat(told).doesNotContain(secret);
    }
    // Row 7: nor in the database; the value of a form is no secret of a user.
    String database = database();
    secrets.remove(form.get("csrf"));
    for (String secret : secrets) {
      assertThat(database).doesNotContain(secret);
    }

    await(() -> System.nanoTime() - issued > 5_200_000_000L);
    TestClient.Reply expired = client.legacy(tokens.access(), "ping", Map.of());
    assertThat(expired.status()).isEqualTo(401);
    assertThat(expired.text("error")).isEqualTo("invalid_token");
  }

  private String database() throws IOException {
    StringBuilder text = new StringBuilder();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder.resolve("home"), "remote.db*")) {
      for (Path file : files) {
        text.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return text.toString();
  }

  private static void await(Supplier<Boolean> condition) throws InterruptedException {
    while (!condition.get()) {
      Thread.sleep(50);
    }
  }

  @Test
  void row02_aTokenOfMyCaseIsNone() throws Exception {
    String token = mycase.environment().get("MYCASE_ACCESS_TOKEN");
    assertThat(token).isNotBlank();
    int before = requests();

    assertThat(client.legacy(token, "list-cases", Map.of()).status()).isEqualTo(401);
    assertThat(requests()).isEqualTo(before);
  }
}
