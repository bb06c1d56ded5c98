package io.github.mycase4j.remote.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way of a client from the address alone to an answer, on the program as it is shipped. */
class SandboxFlowIT {
  private static RunningServer server;
  private static List<Long> staff;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.sandbox(Map.of());
    staff = new TestBrowser().staff(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static TestClient client() {
    return new TestClient(server.url());
  }

  @Test
  void row01_aRequestWithoutATokenLeadsToTheMetadata() throws Exception {
    for (String method : List.of("GET", "POST", "DELETE", "PUT")) {
      TestClient.Reply reply =
          client()
              .send(
                  HttpRequest.newBuilder(URI.create(server.url() + "/mcp"))
                      .method(method, HttpRequest.BodyPublishers.noBody()));

      assertThat(reply.status()).as(method).isEqualTo(401);
      assertThat(reply.header("WWW-Authenticate"))
          .isEqualTo(
              "Bearer resource_metadata=\""
                  + server.url()
                  + "/.well-known/oauth-protected-resource/mcp\", scope=\"mycase:read"
                  + " mycase:write\"");
    }
    TestClient.Reply document =
        client()
            .send(
                HttpRequest.newBuilder(
                    URI.create(server.url() + "/.well-known/oauth-protected-resource/mcp")));
    assertThat(document.text("resource")).isEqualTo(server.url() + "/mcp");
    assertThat(document.json().get("authorization_servers")).isEqualTo(List.of(server.url()));
  }

  @Test
  void aClientGetsAnAnswerOfTheLegacyEra() throws Exception {
    TestClient client = client();
    TestClient.Tokens tokens = client.connect(new TestBrowser(), staff.get(0), true);

    assertThat(tokens.access()).matches("mc4j_at_[A-Za-z0-9_-]{43}");
    assertThat(tokens.scope()).isEqualTo("mycase:read mycase:write");
    Map<?, ?> initialized =
        client
            .legacy(
                tokens.access(),
                "initialize",
                Map.of(
                    "protocolVersion",
                    "2025-11-25",
                    "capabilities",
                    Map.of(),
                    "clientInfo",
                    Map.of("name", "test-client", "version", "1.0")))
            .result();
    assertThat(initialized.get("protocolVersion")).isEqualTo("2025-11-25");
    assertThat(((Map<?, ?>) initialized.get("capabilities")).keySet())
        .isEqualTo(Set.of("tools", "resources", "prompts", "completions"));
    Map<?, ?> cases = client.call(tokens.access(), "list-cases", Map.of());
    assertThat(cases.get("isError")).isNotEqualTo(true);
    assertThat(((Map<?, ?>) cases.get("structuredContent")).get("total_matches")).isNotNull();
  }

  @Test
  void aClientGetsAnAnswerOfTheModernEra() throws Exception {
    TestClient client = client();
    TestClient.Tokens tokens = client.connect(new TestBrowser(), staff.get(0), true);

    Map<?, ?> discovered = client.modern(tokens.access(), "server/discover", Map.of()).result();
    assertThat(discovered.get("supportedVersions"))
        .isEqualTo(List.of("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26"));
    Map<?, ?> tools = client.modern(tokens.access(), "tools/list", Map.of()).result();
    assertThat((List<?>) tools.get("tools")).hasSize(17);
    Map<?, ?> status =
        client
            .modern(
                tokens.access(), "tools/call", Map.of("name", "auth-status", "arguments", Map.of()))
            .result();
    assertThat(((Map<?, ?>) status.get("structuredContent")).get("user_id"))
        .hasToString(staff.get(0).toString());
  }

  @Test
  void row54_aClientWithoutTheWriteScopeNeitherSeesNorCallsToolsThatWrite() throws Exception {
    TestClient client = client();
    TestClient.Tokens tokens = client.connect(new TestBrowser(), staff.get(0), false);

    assertThat(tokens.scope()).isEqualTo("mycase:read");
    Map<?, ?> tools = client.legacy(tokens.access(), "tools/list", Map.of()).result();
    assertThat(tools.get("tools").toString()).doesNotContain("create-case");
    TestClient.Reply refused =
        client.legacy(
            tokens.access(),
            "tools/call",
            Map.of("name", "create-task", "arguments", Map.of("name", "x")));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"");
  }

  @Test
  void row13_aCodeThatIsUsedTwiceRevokesItsGrant() throws Exception {
    TestClient client = client();
    TestClient.Code code = client.authorize(new TestBrowser(), staff.get(0), true);
    TestClient.Tokens tokens = TestClient.tokens(client.exchange(code));

    TestClient.Reply again = client.exchange(code);

    assertThat(again.status()).isEqualTo(400);
    assertThat(again.text("error")).isEqualTo("invalid_grant");
    assertThat(client.legacy(tokens.access(), "tools/list", Map.of()).status()).isEqualTo(401);
  }

  @Test
  void row18_anAnswerThatWasLostDoesNotLockAUserOut() throws Exception {
    TestClient client = client();
    TestClient.Tokens tokens = client.connect(new TestBrowser(), staff.get(0), true);

    TestClient.Tokens first = TestClient.tokens(client.refresh(tokens.refresh()));
    TestClient.Tokens second = TestClient.tokens(client.refresh(tokens.refresh()));

    assertThat(client.legacy(first.access(), "tools/list", Map.of()).status()).isEqualTo(200);
    assertThat(client.legacy(second.access(), "tools/list", Map.of()).status()).isEqualTo(200);
  }

  @Test
  void twoUsersSeeTheirOwnRows() throws Exception {
    TestClient client = client();
    Map<?, ?> all =
        client.call(
            client.connect(new TestBrowser(), staff.get(0), false).access(),
            "list-cases",
            Map.of());
    long own = new TestBrowser().staffWhoSeesOwn(server.url());
    Map<?, ?> fewer =
        client.call(client.connect(new TestBrowser(), own, false).access(), "list-cases", Map.of());

    assertThat(total(fewer)).isPositive().isLessThan(total(all));
  }

  private static long total(Map<?, ?> result) {
    Map<?, ?> structured = (Map<?, ?>) result.get("structuredContent");
    return Long.parseLong(String.valueOf(structured.get("total_matches")));
  }
}
