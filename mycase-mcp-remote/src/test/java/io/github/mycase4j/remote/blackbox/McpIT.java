package io.github.mycase4j.remote.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.json.Json;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The MCP endpoint and what it leaves in the audit log, on the program as it is shipped. */
class McpIT {
  private static final String LATEST = "2026-07-28";
  private static final String META = "io.modelcontextprotocol/";

  private static @TempDir Path folder;
  private static RunningServer server;
  private static List<Long> staff;
  private static TestBrowser browser;
  private static TestClient client;
  private static TestClient.Tokens tokens;

  @BeforeAll
  static void start() throws Exception {
    server =
        RunningServer.launch(
                Map.of("STOP_DELAY_SECONDS", "0"),
                List.of("-Djava.io.tmpdir=" + folder),
                "--sandbox",
                "--port",
                "0")
            .awaitReady();
    staff = new TestBrowser().staff(server.url());
    browser = new TestBrowser();
    client = new TestClient(server.url());
    tokens = client.connect(browser, staff.get(0), true);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<Map<String, Object>> audit() throws Exception {
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(folder, "mycase-mcp-remote-*")) {
      List<Map<String, Object>> lines = new ArrayList<>();
      for (String line : Files.readAllLines(homes.iterator().next().resolve("audit.log"))) {
        lines.add(Json.readObject(line.getBytes(StandardCharsets.UTF_8)));
      }
      return lines;
    }
  }

  private static Map<String, Object> lastRecord() throws Exception {
    List<Map<String, Object>> all = audit();
    return all.get(all.size() - 1);
  }

  /** A call of revision 2026-07-28 with these headers, names and values in turn. */
  private static TestClient.Reply call(String tool, Object clientInfo, String... headers)
      throws Exception {
    Map<String, Object> meta = new HashMap<>();
    meta.put(META + "protocolVersion", LATEST);
    meta.put(META + "clientCapabilities", Map.of());
    meta.put(META + "clientInfo", clientInfo);
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("name", tool);
    params.put("arguments", Map.of());
    params.put("_meta", meta);
    HttpRequest.Builder request = client.mcp(tokens.access());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(
        request.POST(
            HttpRequest.BodyPublishers.ofString(TestClient.request("tools/call", params))));
  }

  private static String[] headers(String version, String method, String name) {
    return new String[] {"MCP-Protocol-Version", version, "Mcp-Method", method, "Mcp-Name", name};
  }

  @Test
  void row02_onlyOwnTokensAreAccepted() throws Exception {
    TestClient.Code code = client.authorize(browser, staff.get(0), true);
    for (String token :
        List.of(
            "x",
            "mc4j_at_" + TestClient.verifier(),
            code.code(),
            tokens.refresh(),
            tokens.access().substring(0, 50))) {
      TestClient.Reply refused = client.legacy(token, "ping", Map.of());
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.text("error")).isEqualTo("invalid_token");
      assertThat(refused.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
      assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
    }
  }

  @Test
  void row54_whatTheScopeForbidsIsRefusedAndRecorded() throws Exception {
    String reading = client.connect(browser, staff.get(0), false).access();

    TestClient.Reply refused =
        client.legacy(
            reading, "tools/call", Map.of("name", "create-task", "arguments", Map.of("name", "x")));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("error")).isEqualTo("insufficient_scope");
    assertThat(lastRecord())
        .containsEntry("kind", "call")
        .containsEntry("tool", "create-task")
        .containsEntry("outcome", "denied");
    // A tool that is switched off is no matter of scopes.
    assertThat(client.call(reading, "log-call", Map.of()).get("isError")).isEqualTo(true);
  }

  @Test
  void row58_eachRecordNamesUserClientAndGrant() throws Exception {
    for (long user : staff.subList(0, 3)) {
      TestClient.Tokens own = client.connect(new TestBrowser(), user, false);
      client.call(own.access(), "list-staff", Map.of());
      assertThat(((Number) lastRecord().get("user_id")).longValue()).isEqualTo(user);
      assertThat(lastRecord().get("client").toString()).matches("Test client grant/[0-9A-Z]{26}");
      for (String version : List.of("1.0", "2.0")) {
        client.legacy(
            own.access(),
            "initialize",
            Map.of(
                "protocolVersion",
                "2025-11-25",
                "capabilities",
                Map.of(),
                "clientInfo",
                Map.of("name", "casebot", "version", version)));
        client.call(own.access(), "list-staff", Map.of());
        assertThat(lastRecord().get("client").toString())
            .matches("casebot/" + version + " grant/[0-9A-Z]{26}");
      }
    }
  }

  @Test
  void row59_clientsCannotForgeLines() throws Exception {
    for (Map<String, String> info :
        List.of(
            Map.of("name", "a\nb\u001b[31m", "version", "1\n2"),
            Map.of("name", "x".repeat(1_000_000), "version", "1".repeat(5000)),
            Map.of("name", "a\u202eb", "version", "\u0000"))) {
      assertThat(call("list-staff", info, headers(LATEST, "tools/call", "list-staff")).status())
          .isEqualTo(200);
      assertThat(lastRecord().get("client").toString())
          .hasSizeLessThanOrEqualTo(120)
          .doesNotContainPattern("[\\u0000-\\u001f\\u202e]")
          .containsPattern(" grant/[0-9A-Z]{26}$");
    }
    client.call(tokens.access(), "evil\ntool\u001b" + "x".repeat(1_000_000), Map.of());
    assertThat(lastRecord().get("tool").toString()).hasSizeLessThan(5_000);
    assertThat(audit()).allSatisfy(line -> assertThat(line).containsKey("mac"));
  }

  @Test
  void row59_aClientWithoutANameIsCalledAsItIsRegistered() throws Exception {
    call(
        "list-staff",
        Map.of("name", "", "version", ""),
        headers(LATEST, "tools/call", "list-staff"));

    assertThat(lastRecord().get("client").toString()).startsWith("Test client grant/");
  }

  @Test
  void row63_headersSayTheSameAsTheBody() throws Exception {
    Map<String, String> info = Map.of("name", "casebot", "version", "1.0");
    String encoded =
        "=?base64?"
            + Base64.getEncoder().encodeToString("auth-status".getBytes(StandardCharsets.UTF_8))
            + "?=";
    String twice = LATEST + ", " + LATEST;
    for (String[] good :
        List.of(
            headers(LATEST, "tools/call", "auth-status"),
            headers(LATEST, "tools/call", encoded),
            headers(twice, "tools/call, tools/call", "auth-status, auth-status"),
            headers("2025-11-25", "tools/call", "auth-status"))) {
      assertThat(call("auth-status", info, good).status())
          .as(String.join(" ", good))
          .isEqualTo(200);
    }
    for (String[] bad :
        List.of(
            headers("2024-11-05", "tools/call", "auth-status"),
            headers(LATEST, "tools/list", "auth-status"),
            headers(LATEST, "Tools/Call", "auth-status"),
            headers(LATEST, "tools/call", "list-cases"),
            headers(LATEST, "tools/call", "=?base64?!!!?="),
            headers(LATEST, "tools/call, tools/list", "auth-status"),
            new String[] {"MCP-Protocol-Version", LATEST, "Mcp-Name", "auth-status"},
            new String[] {"MCP-Protocol-Version", LATEST, "Mcp-Method", "tools/call"},
            new String[] {"Mcp-Method", "tools/call", "Mcp-Name", "auth-status"})) {
      TestClient.Reply refused = call("auth-status", info, bad);
      assertThat(refused.status()).as(String.join(" ", bad)).isEqualTo(400);
      assertThat(((Map<?, ?>) refused.json().get("error")).get("code"))
          .as(String.join(" ", bad))
          .hasToString("-32020");
    }
  }

  @Test
  void row53_requestsWithOneIdAreAnsweredIndependently() throws Exception {
    TestClient.Tokens other = client.connect(new TestBrowser(), staff.get(1), true);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<CompletableFuture<String>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String access = i % 2 == 0 ? tokens.access() : other.access();
        answers.add(
            CompletableFuture.supplyAsync(
                () -> {
                  try {
                    Map<?, ?> result = client.call(access, "auth-status", Map.of());
                    return String.valueOf(
                        ((Map<?, ?>) result.get("structuredContent")).get("user_id"));
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                },
                threads));
      }
      for (int i = 0; i < 8; i++) {
        assertThat(answers.get(i).get()).isEqualTo(staff.get(i % 2).toString());
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
