package io.github.mycase4j.remote.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the users of eight MCP clients paste into them to connect. */
public final class ClientSnippets {
  /** What stands in place of a token. */
  static final String NO_TOKEN = "YOUR_TOKEN";

  private ClientSnippets() {}

  /**
   * What the user of one client pastes. Public for the templates.
   *
   * @param client the key of the client
   * @param title its name
   * @param before what to do with the snippet for a login
   * @param oauth the snippet for a login: an address, a command or JSON
   * @param after what to do afterwards; empty for nothing
   * @param file the file of the snippet for a token; null where the client takes none
   * @param token the snippet for a token; null where the client takes none
   * @param tokenNote what to know about tokens in this client
   */
  public record Snippet(
      String client,
      String title,
      String before,
      String oauth,
      String after,
      @Nullable String file,
      @Nullable String token,
      String tokenNote) {}

  private static final String VARIABLE =
      "The program takes the token from the environment variable MYCASE_MCP_TOKEN.";

  private static final List<Snippet> TEMPLATES =
      List.of(
          new Snippet(
              "claude-ai",
              "Claude.ai",
              "In Claude, open Settings → Connectors → Add custom connector and paste this address:",
              "@URL@",
              "Then choose Connect.",
              null,
              null,
              "Claude.ai takes no token: it connects with your login only."),
          new Snippet(
              "claude-code",
              "Claude Code",
              "Run this command:",
              "claude mcp add --transport http --scope user mycase @URL@",
              "Then enter /mcp in Claude Code and log in.",
              ".mcp.json",
              """
              {
                "mcpServers": {
                  "mycase": {
                    "type": "http",
                    "url": "@URL@",
                    "headers": {
                      "Authorization": "Bearer ${MYCASE_MCP_TOKEN}"
                    }
                  }
                }
              }""",
              VARIABLE),
          new Snippet(
              "claude-desktop",
              "Claude Desktop",
              "Add this to the file claude_desktop_config.json. It needs Node.js.",
              """
              {
                "mcpServers": {
                  "mycase": {
                    "command": "npx",
                    "args": ["-y", "mcp-remote", "@URL@"]
                  }
                }
              }""",
              "Then start Claude Desktop again and log in.",
              "claude_desktop_config.json",
              """
              {
                "mcpServers": {
                  "mycase": {
                    "command": "npx",
                    "args": ["-y", "mcp-remote", "@URL@", "--header", "Authorization:${AUTH_HEADER}"],
                    "env": {
                      "AUTH_HEADER": "Bearer @TOKEN@"
                    }
                  }
                }
              }""",
              "The token itself stands in this file. Keep the file to yourself."),
          new Snippet(
              "cursor",
              "Cursor",
              "Add this to the file ~/.cursor/mcp.json:",
              """
              {
                "mcpServers": {
                  "mycase": {
                    "url": "@URL@"
                  }
                }
              }""",
              "Then log in where Cursor asks for it.",
              "~/.cursor/mcp.json",
              """
              {
                "mcpServers": {
                  "mycase": {
                    "url": "@URL@",
                    "headers": {
                      "Authorization": "Bearer ${env:MYCASE_MCP_TOKEN}"
                    }
                  }
                }
              }""",
              VARIABLE),
          new Snippet(
              "vscode",
              "Visual Studio Code",
              "Add this to the file .vscode/mcp.json:",
              """
              {
                "servers": {
                  "mycase": {
                    "type": "http",
                    "url": "@URL@"
                  }
                }
              }""",
              "Then start the server from the file and log in.",
              ".vscode/mcp.json",
              """
              {
                "inputs": [
                  {
                    "type": "promptString",
                    "id": "mycase-token",
                    "description": "MyCase MCP token",
                    "password": true
                  }
                ],
                "servers": {
                  "mycase": {
                    "type": "http",
                    "url": "@URL@",
                    "headers": {
                      "Authorization": "Bearer ${input:mycase-token}"
                    }
                  }
                }
              }""",
              "Visual Studio Code asks for the token once and keeps it."),
          new Snippet(
              "windsurf",
              "Windsurf",
              "Add this to the file ~/.codeium/windsurf/mcp_config.json:",
              """
              {
                "mcpServers": {
                  "mycase": {
                    "serverUrl": "@URL@"
                  }
                }
              }""",
              "Then log in where Windsurf asks for it.",
              "~/.codeium/windsurf/mcp_config.json",
              """
              {
                "mcpServers": {
                  "mycase": {
                    "serverUrl": "@URL@",
                    "headers": {
                      "Authorization": "Bearer ${env:MYCASE_MCP_TOKEN}"
                    }
                  }
                }
              }""",
              VARIABLE),
          new Snippet(
              "gemini-cli",
              "Gemini CLI",
              "Add this to the file ~/.gemini/settings.json:",
              """
              {
                "mcpServers": {
                  "mycase": {
                    "httpUrl": "@URL@"
                  }
                }
              }""",
              "Then enter /mcp auth mycase in Gemini CLI and log in.",
              "~/.gemini/settings.json",
              """
              {
                "mcpServers": {
                  "mycase": {
                    "httpUrl": "@URL@",
                    "headers": {
                      "Authorization": "Bearer ${MYCASE_MCP_TOKEN}"
                    }
                  }
                }
              }""",
              VARIABLE),
          new Snippet(
              "chatgpt",
              "ChatGPT",
              "In ChatGPT, turn on Developer mode, choose Create app → Authentication: OAuth and paste"
                  + " this address:",
              "@URL@",
              "ChatGPT reaches only servers with https on the Internet.",
              null,
              null,
              "ChatGPT takes no token: it connects with your login only."));

  /**
   * Returns the snippets of all clients, in the order of the page.
   *
   * @param mcpUrl the address of the MCP endpoint
   * @param token the token, or what stands in its place; only one snippet holds it
   */
  static List<Snippet> of(String mcpUrl, String token) {
    return TEMPLATES.stream().map(template -> filled(template, mcpUrl, token)).toList();
  }

  private static Snippet filled(Snippet template, String mcpUrl, String token) {
    String snippet = template.token();
    return new Snippet(
        template.client(),
        template.title(),
        template.before(),
        template.oauth().replace("@URL@", mcpUrl),
        template.after(),
        template.file(),
        snippet == null ? null : snippet.replace("@URL@", mcpUrl).replace("@TOKEN@", token),
        template.tokenNote());
  }
}
