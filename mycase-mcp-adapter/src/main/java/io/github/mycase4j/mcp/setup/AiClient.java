package io.github.mycase4j.mcp.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The AI clients whose configuration can be printed, and the form that each of them reads.
 *
 * <p>A value that is not printed is left to the client: as a reference to its environment where the
 * client supports that, as an input that it asks for, otherwise as an empty text to fill in.
 */
public enum AiClient {
  /** Claude Desktop replaces nothing in its file. */
  CLAUDE_DESKTOP("claude-desktop", "mcpServers", false) {
    @Override
    String placeholder(String name) {
      return "";
    }

    @Override
    String place(Os os) {
      return switch (os) {
        case MAC -> "~/Library/Application Support/Claude/claude_desktop_config.json";
        case WINDOWS -> "%APPDATA%\\Claude\\claude_desktop_config.json";
        case OTHER -> "~/.config/Claude/claude_desktop_config.json";
      };
    }

    @Override
    String after() {
      return "Then quit Claude Desktop completely and start it again.";
    }
  },

  /** Claude Code; without the empty default it rejects a file with a variable that is not set. */
  CLAUDE_CODE("claude-code", "mcpServers", true) {
    @Override
    String placeholder(String name) {
      return "${" + name + ":-}";
    }

    @Override
    String place(Os os) {
      return ".mcp.json of a project";
    }

    @Override
    String after() {
      return "For all your projects: config claude-code --secrets FILE --into ~/.claude.json";
    }
  },

  /** Cursor. */
  CURSOR("cursor", "mcpServers", true) {
    @Override
    String placeholder(String name) {
      return "${env:" + name + "}";
    }

    @Override
    String place(Os os) {
      return os.home(".cursor", "mcp.json");
    }
  },

  /** Visual Studio Code asks for values that are not printed, once, and stores them securely. */
  VSCODE("vscode", "servers", true) {
    @Override
    String placeholder(String name) {
      return "${input:" + inputId(name) + "}";
    }

    @Override
    String place(Os os) {
      return "mcp.json (command palette: MCP: Open User Configuration)";
    }

    @Override
    void addInputs(Map<String, Object> file, List<String> leftOpen) {
      List<Map<String, Object>> inputs = new ArrayList<>();
      for (String name : leftOpen) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("type", "promptString");
        input.put("id", inputId(name));
        input.put("description", name);
        input.put("password", true);
        inputs.add(input);
      }
      if (!inputs.isEmpty()) {
        file.put("inputs", inputs);
      }
    }
  },

  /** Windsurf. */
  WINDSURF("windsurf", "mcpServers", false) {
    @Override
    String placeholder(String name) {
      return "${env:" + name + "}";
    }

    @Override
    String place(Os os) {
      return os.home(".codeium", "windsurf", "mcp_config.json");
    }
  },

  /** Gemini CLI. */
  GEMINI("gemini", "mcpServers", false) {
    @Override
    String placeholder(String name) {
      return "${" + name + "}";
    }

    @Override
    String place(Os os) {
      return os.home(".gemini", "settings.json");
    }
  };

  /** The name under which a client knows the connector. */
  private static final String SERVER = "mycase";

  private final String id;
  private final String serversKey;
  private final boolean typed;

  AiClient(String id, String serversKey, boolean typed) {
    this.id = id;
    this.serversKey = serversKey;
    this.typed = typed;
  }

  /** Returns the client with an id. */
  public static Optional<AiClient> find(String id) {
    for (AiClient client : values()) {
      if (client.id.equals(id)) {
        return Optional.of(client);
      }
    }
    return Optional.empty();
  }

  /** Returns the names of all. */
  public static List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (AiClient client : values()) {
      ids.add(client.id);
    }
    return ids;
  }

  /** Returns the whole file as maps and lists. */
  public Map<String, Object> file(Launch launch, @Nullable StartArchive archive, ClientValues env) {
    Map<String, Object> file = new LinkedHashMap<>();
    addInputs(file, env.leftOpen());
    file.put(serversKey, Map.of(SERVER, entry(launch, archive, env)));
    return file;
  }

  /** Returns the connector's entry. */
  public Map<String, Object> entry(
      Launch launch, @Nullable StartArchive archive, ClientValues env) {
    Map<String, Object> entry = new LinkedHashMap<>();
    if (typed) {
      entry.put("type", "stdio");
    }
    entry.put("command", launch.command());
    entry.put("args", launch.arguments(archive));
    entry.put("env", env.values(this::placeholder));
    return entry;
  }

  /** Returns the location of the file on a system with this {@code os.name}, and the next steps. */
  public List<String> advice(String osName) {
    List<String> advice = new ArrayList<>();
    advice.add(
        "Put it into "
            + place(Os.of(osName))
            + ". If there is a \""
            + serversKey
            + "\" block already, add the \""
            + SERVER
            + "\" part to it.");
    if (!after().isEmpty()) {
      advice.add(after());
    }
    return advice;
  }

  /** Returns the next steps once the connector's entry is in the client's file. */
  public List<String> afterwards() {
    return List.of("Then quit the AI client completely and start it again.");
  }

  /** Returns the placeholder for a value that is not printed. */
  abstract String placeholder(String name);

  abstract String place(Os os);

  /** Adds the inputs for which the client asks the user. */
  void addInputs(Map<String, Object> file, List<String> leftOpen) {}

  String after() {
    return "";
  }

  private static String inputId(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The systems whose files have other places. */
  enum Os {
    MAC,
    WINDOWS,
    OTHER;

    static Os of(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      return lower.contains("mac") ? MAC : lower.contains("win") ? WINDOWS : OTHER;
    }

    String home(String... names) {
      return this == WINDOWS
          ? "%USERPROFILE%\\" + String.join("\\", names)
          : "~/" + String.join("/", names);
    }
  }
}
