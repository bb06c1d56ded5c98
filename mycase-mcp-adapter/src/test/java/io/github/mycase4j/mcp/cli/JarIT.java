package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.ClientMessages;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.SandboxEnvironment;
import io.github.mycase4j.mcp.fixture.SnapshotFiles;
import io.github.mycase4j.sandbox.Fault;
import io.github.mycase4j.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is shipped, from outside. */
class JarIT {
  private static final String KEY = "5f".repeat(32);

  @TempDir Path home;

  /** Every file below a folder and its bytes. */
  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        contents.put(
            folder.relativize(file).toString(),
            Files.isDirectory(file) ? "" : HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return contents;
  }

  private static void assertOnlyProtocol(JarSession session) {
    assertThat(session.lines).isNotEmpty().allSatisfy(JarSession::message);
  }

  @Nested
  class ASession {
    private Sandbox sandbox;
    private Map<String, String> environment;

    @BeforeEach
    void open() {
      sandbox = Sandbox.builder().redirectUri(SandboxEnvironment.redirectUri()).start();
      environment = SandboxEnvironment.of(sandbox, home);
      environment.put("ENCRYPTION_KEY", KEY);
      environment.put("MYCASE_RATE_LIMIT_PER_MINUTE", "100000");
    }

    @AfterEach
    void close() {
      assertThat(sandbox.refusals()).isEmpty();
      sandbox.close();
    }

    @Test
    void speaksTheProtocolAndNothingElseFromHelloToEnd() throws Exception {
      try (JarSession session = new JarSession(environment)) {
        Row hello = session.initialize();
        assertThat(hello.row("serverInfo").text("name")).isEqualTo("mycase4j");
        assertThat(hello.text("instructions")).hasSizeBetween(200, 1_999);
        assertThat(session.request("tools/list", Map.of()).row("result").rows("tools"))
            .extracting(tool -> tool.text("name"))
            .containsExactlyInAnyOrderElementsOf(SnapshotFiles.names("log-call"));
        assertThat(session.request("resources/list", Map.of()).row("result").rows("resources"))
            .hasSize(2);
        assertThat(session.ok("auth-status").get("authenticated")).isEqualTo(false);
        assertThat(session.call("list-cases").get("isError")).isEqualTo(true);
        session.logIn(sandbox);
        assertThat(session.ok("list-cases", "status", "open", "limit", 3).rows("cases")).hasSize(3);
        assertThat(session.ok("get-case", "case_id", 1001).row("case").id()).isEqualTo(1001);
        assertThat(session.call("get-case", "case_id", 5).get("isError")).isEqualTo(true);
        long task =
            session
                .ok(
                    "create-task",
                    "name",
                    "Call",
                    "due_date",
                    "2030-01-01",
                    "priority",
                    "Low",
                    "staff_ids",
                    List.of(501))
                .row("task")
                .id();
        assertThat(sandbox.rows("tasks")).anyMatch(row -> row.get("id").equals(task));
        session.send("this is not JSON");
        assertThat(session.ok("list-staff").rows("staff")).isNotEmpty();
        assertThat(session.end()).isZero();
        assertOnlyProtocol(session);
        assertThat(session.errors()).doesNotContain("Exception", sandbox.clientSecret(), KEY);
      }
      assertThat(Terminal.isWhole(home.resolve("audit.log"), KEY)).isTrue();
    }

    @Test
    void servesTheLatestRevisionWithoutAHandshake() throws Exception {
      try (JarSession session = new JarSession(environment)) {
        Row about = session.modern("server/discover", Map.of()).row("result");
        assertThat(about.get("supportedVersions"))
            .asInstanceOf(InstanceOfAssertFactories.LIST)
            .startsWith("2026-07-28", "2025-11-25");
        assertThat(session.modern("prompts/list", Map.of()).row("result").get("resultType"))
            .isEqualTo("complete");
        assertThat(session.modern("ping", Map.of()).row("error").number("code")).isEqualTo(-32601);
        Row first =
            session
                .modern("tools/call", ClientMessages.callParams("authenticate", Map.of()))
                .row("result")
                .row("structuredContent");
        assertThat(sandbox.approve(URI.create(first.text("authorization_url")))).isEqualTo(200);
        session.modern("tools/call", ClientMessages.callParams("authenticate", Map.of()));
        Row cases =
            session
                .modern("tools/call", ClientMessages.callParams("list-cases", Map.of("limit", 3)))
                .row("result");
        assertThat(cases.get("resultType")).isEqualTo("complete");
        assertThat(cases.row("structuredContent").rows("cases")).hasSize(3);
        assertThat(ttl(session, "mycase://compliance/info")).isEqualTo(3_600_000);
        assertThat(ttl(session, "mycase://auth/status")).isZero();
        assertThat(ttl(session, "mycase://cases/1001")).isZero();
        assertThat(session.end()).isZero();
        assertOnlyProtocol(session);
      }
      assertThat(Files.readString(home.resolve("audit.log"))).contains("\"jar-test/3\"");
    }

    /** Returns how long a client may keep a resource. */
    private static long ttl(JarSession session, String uri) throws Exception {
      Row result = session.modern("resources/read", Map.of("uri", uri)).row("result");
      assertThat(result.text("cacheScope")).isEqualTo("private");
      return result.number("ttlMs");
    }

    @Test
    void keepsTheLoginForTheNextOne() throws Exception {
      try (JarSession session = new JarSession(environment)) {
        session.initialize();
        session.logIn(sandbox);
        assertThat(session.end()).isZero();
      }
      try (JarSession session = new JarSession(environment)) {
        session.initialize();
        assertThat(session.ok("auth-status").get("user_id")).isEqualTo(501);
        assertThat(session.ok("list-staff").rows("staff")).isNotEmpty();
        assertThat(session.end()).isZero();
      }
    }

    @Test
    void twoAtOnceServeOneHome() throws Exception {
      try (JarSession one = new JarSession(environment);
          JarSession other = new JarSession(environment)) {
        one.initialize();
        other.initialize();
        one.logIn(sandbox);
        for (int i = 0; i < 3; i++) {
          assertThat(one.ok("list-staff").rows("staff")).isNotEmpty();
          assertThat(other.ok("list-staff").rows("staff")).isNotEmpty();
        }
        assertThat(one.end()).isZero();
        assertThat(other.end()).isZero();
      }
      assertThat(Terminal.isWhole(home.resolve("audit.log"), KEY)).isTrue();
    }

    @Test
    void neverFollowsALinkToAnotherPlace() throws Exception {
      AtomicInteger visitors = new AtomicInteger();
      try (ServerSocket elsewhere = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
          JarSession session = new JarSession(environment)) {
        Thread door =
            new Thread(
                () -> {
                  while (!elsewhere.isClosed()) {
                    try {
                      elsewhere.accept().close();
                      visitors.incrementAndGet();
                    } catch (IOException closed) {
                      return;
                    }
                  }
                });
        door.setDaemon(true);
        door.start();
        String address = "http://127.0.0.1:" + elsewhere.getLocalPort() + "/v1/cases?page_token=x";
        session.initialize();
        session.logIn(sandbox);
        sandbox.failNext(
            Fault.answer(
                    200,
                    Map.of(
                        "Link",
                        "<" + address + ">; rel=\"next\"",
                        "Content-Type",
                        "application/json"),
                    "[]")
                .on("GET", "/v1/cases"));
        assertThat(session.call("list-cases").get("isError")).isEqualTo(true);
        sandbox.failNext(Fault.answer(302, Map.of("Location", address), "").on("GET", "/v1/tasks"));
        assertThat(session.call("list-tasks").get("isError")).isEqualTo(true);
        sandbox.failNext(
            Fault.answer(302, Map.of("Location", address), "")
                .on("GET", "/v1/documents/400001/data"));
        Row document = session.ok("get-document-url", "document_id", 400_001);
        assertThat(document.text("download_url")).isEqualTo(address);
        assertThat(session.end()).isZero();
      }
      assertThat(visitors).hasValue(0);
      assertThat(sandbox.requests()).noneMatch(request -> request.path().startsWith("/files/"));
    }

    @Test
    void saysWhatIsWrongWithItsSettingsAndServesAllTheSame() throws Exception {
      environment.remove("MYCASE_CLIENT_ID");
      environment.put("MYCASE_REDIRECT_PORT", "none");
      environment.put("ENCRYPTION_KEY", "short");
      try (JarSession session = new JarSession(environment)) {
        session.initialize();
        assertThat(session.ok("auth-status").text("problem"))
            .contains("MYCASE_CLIENT_ID", "MYCASE_REDIRECT_PORT", "ENCRYPTION_KEY");
        assertThat(session.end()).isZero();
        assertThat(session.errors())
            .contains("MYCASE_CLIENT_ID", "MYCASE_REDIRECT_PORT", "ENCRYPTION_KEY");
        assertOnlyProtocol(session);
      }
    }
  }

  @Nested
  class TheFictionalFirm {
    private Map<String, String> realFirm() throws IOException {
      Files.write(home.resolve("tokens.enc"), new byte[] {1, 2, 3});
      Files.writeString(home.resolve("audit.log"), "{\"a line\":\"of the real firm\"}\n");
      Files.writeString(home.resolve("notes.txt"), "mine");
      return Map.of(
          "MYCASE_HOME",
          home.toString(),
          "ENCRYPTION_KEY",
          KEY,
          "MYCASE_CLIENT_ID",
          "real",
          "MYCASE_CLIENT_SECRET",
          "real-secret",
          "MYCASE_API_BASE",
          "http://127.0.0.1:9/v1",
          "BROWSER",
          "none");
    }

    private void assertUntouched(Map<String, String> before) throws IOException {
      Map<String, String> after = contents(home);
      after.keySet().removeIf(name -> name.equals("sandbox") || name.startsWith("sandbox/"));
      assertThat(after).isEqualTo(before);
    }

    @Test
    void changesNothingOfTheRealOneInItsSession() throws Exception {
      Map<String, String> environment = realFirm();
      Map<String, String> before = contents(home);
      try (JarSession session = new JarSession(environment, "--sandbox")) {
        session.initialize();
        Row first = session.ok("authenticate");
        assertThat(first.text("authorization_url")).startsWith("http://127.0.0.1:");
        assertThat(session.call("list-cases").get("isError")).isEqualTo(true);
        assertThat(session.end()).isZero();
        assertOnlyProtocol(session);
        assertThat(session.errors()).contains("fictional firm").doesNotContain("real-secret");
      }
      assertUntouched(before);
      assertThat(home.resolve("sandbox").resolve("audit.log")).isNotEmptyFile();
    }

    @Test
    void changesNothingOfTheRealOneInItsDemo() throws Exception {
      Map<String, String> environment = realFirm();
      Map<String, String> before = contents(home);
      try (JarSession demo = new JarSession(environment, "demo")) {
        assertThat(demo.awaitExit()).as(demo.errors()).isZero();
        String errorOutput = String.join("\n", demo.lines);
        assertThat(errorOutput)
            .contains("Connected to Raman & Whitaker LLP", "Created in MyCase", "audit.log")
            .doesNotContain("real-secret", "Exception");
      }
      assertThat(contents(home)).isEqualTo(before);
    }
  }

  @Test
  void anUnknownCommandIsTheUsageAndExit64() throws Exception {
    try (JarSession wrong = new JarSession(Map.of(), "serve")) {
      assertThat(wrong.awaitExit()).isEqualTo(64);
      assertThat(wrong.lines).isEmpty();
      assertThat(wrong.errors()).contains("usage: java -jar");
    }
  }

  @Test
  void aKeyIsPrintedAlone() throws Exception {
    try (JarSession key = new JarSession(Map.of(), "key")) {
      assertThat(key.awaitExit()).isZero();
      assertThat(key.lines).hasSize(1).first().asString().matches("[0-9a-f]{64}");
      assertThat(key.errors()).isEmpty();
    }
  }
}
