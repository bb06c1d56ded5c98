package io.github.mycase4j.remote.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.json.Json;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientSnippetsTest {
  private static final String URL = "https://mcp.firm.example/mcp";

  private final FictionalPages pages = new FictionalPages();
  private final Document page =
      Html.page(pages.handle(Html.get("/tokens", null, "priya")), "tokens");

  private static Element article(Document page, String client) {
    assertThat(page.select("#connect article[data-client=" + client + "]")).hasSize(1);
    return page.selectFirst("article[data-client=" + client + "]");
  }

  /** Returns the text of a snippet as it stands between the tags. */
  private static String snippet(Element article, String kind) {
    assertThat(article.select("pre[data-snippet=" + kind + "]")).hasSize(1);
    assertThat(article.select("pre[data-snippet=" + kind + "]").attr("tabindex")).isEqualTo("0");
    return article.selectFirst("pre[data-snippet=" + kind + "]").wholeText();
  }

  @Test
  void thereAreEightClients() {
    assertThat(page.select("article[data-client]").eachAttr("data-client"))
        .containsExactly(
            "claude-ai",
            "claude-code",
            "claude-desktop",
            "cursor",
            "vscode",
            "windsurf",
            "gemini-cli",
            "chatgpt");
  }

  @ParameterizedTest
  @CsvSource({
    "claude-code,.mcp.json",
    "claude-desktop,claude_desktop_config.json",
    "cursor,~/.cursor/mcp.json",
    "vscode,.vscode/mcp.json",
    "windsurf,~/.codeium/windsurf/mcp_config.json",
    "gemini-cli,~/.gemini/settings.json"
  })
  void theFileOfTheTokenIsNamed(String client, String file) {
    assertThat(Html.text(article(page, client), "[data-file]")).isEqualTo(file);
    assertThat(article(page, client).hasAttr("data-no-token")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"claude-ai", "chatgpt"})
  void aClientWithoutTokensHasTheAddressAlone(String client) {
    Element article = article(page, client);

    assertThat(article.attr("data-no-token")).isEmpty();
    assertThat(article.hasAttr("data-no-token")).isTrue();
    assertThat(snippet(article, "oauth")).isEqualTo(URL);
    assertThat(article.select("pre[data-snippet=token]")).isEmpty();
  }

  @Test
  void claudeCodeHasACommand() {
    assertThat(snippet(article(page, "claude-code"), "oauth"))
        .isEqualTo("claude mcp add --transport http --scope user mycase " + URL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "claude-desktop|oauth|{\"mcpServers\":{\"mycase\":{\"command\":\"npx\",\"args\":[\"-y\",\"mcp-remote\",\"U\"]}}}",
        "claude-desktop|token|{\"mcpServers\":{\"mycase\":{\"command\":\"npx\",\"args\":[\"-y\",\"mcp-remote\",\"U\",\"--header\",\"Authorization:${AUTH_HEADER}\"],\"env\":{\"AUTH_HEADER\":\"Bearer YOUR_TOKEN\"}}}}",
        "claude-code|token|{\"mcpServers\":{\"mycase\":{\"type\":\"http\",\"url\":\"U\",\"headers\":{\"Authorization\":\"Bearer ${MYCASE_MCP_TOKEN}\"}}}}",
        "cursor|oauth|{\"mcpServers\":{\"mycase\":{\"url\":\"U\"}}}",
        "cursor|token|{\"mcpServers\":{\"mycase\":{\"url\":\"U\",\"headers\":{\"Authorization\":\"Bearer ${env:MYCASE_MCP_TOKEN}\"}}}}",
        "vscode|oauth|{\"servers\":{\"mycase\":{\"type\":\"http\",\"url\":\"U\"}}}",
        "vscode|token|{\"inputs\":[{\"type\":\"promptString\",\"id\":\"mycase-token\",\"description\":\"MyCase MCP token\",\"password\":true}],\"servers\":{\"mycase\":{\"type\":\"http\",\"url\":\"U\",\"headers\":{\"Authorization\":\"Bearer ${input:mycase-token}\"}}}}",
        "windsurf|oauth|{\"mcpServers\":{\"mycase\":{\"serverUrl\":\"U\"}}}",
        "windsurf|token|{\"mcpServers\":{\"mycase\":{\"serverUrl\":\"U\",\"headers\":{\"Authorization\":\"Bearer ${env:MYCASE_MCP_TOKEN}\"}}}}",
        "gemini-cli|oauth|{\"mcpServers\":{\"mycase\":{\"httpUrl\":\"U\"}}}",
        "gemini-cli|token|{\"mcpServers\":{\"mycase\":{\"httpUrl\":\"U\",\"headers\":{\"Authorization\":\"Bearer ${MYCASE_MCP_TOKEN}\"}}}}"
      })
  void theOthersHaveJson(String client, String kind, String expected) throws Exception {
    Object json = Json.read(snippet(article(page, client), kind));

    assertThat(json).isInstanceOf(Map.class);
    assertThat(Json.write(json)).isEqualTo(expected.replace("\"U\"", "\"" + URL + "\""));
  }

  @Nested
  class WithAToken {
    private final Document created =
        Html.page(
            pages.handle(
                Html.post(
                    "/tokens/create",
                    "priya",
                    "once",
                    "A1b2C3d4E5f6G7h8I9j0Kl",
                    "name",
                    "Claude",
                    "days",
                    "7",
                    "scope",
                    "read")),
            "token-created");

    @Test
    void onlyClaudeDesktopHoldsIt() {
      List<String> holders =
          created.select("article").stream()
              .filter(article -> article.outerHtml().contains(FakeGrants.TOKEN))
              .map(article -> article.attr("data-client"))
              .toList();

      assertThat(holders).containsExactly("claude-desktop");
      assertThat(snippet(article(created, "claude-desktop"), "token"))
          .contains("\"AUTH_HEADER\": \"Bearer " + FakeGrants.TOKEN + "\"");
      assertThat(created.text()).doesNotContain(ClientSnippets.NO_TOKEN);
    }
  }
}
