package io.github.mycase4j.remote.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.network.NetworkVariables;
import io.github.mycase4j.mcp.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of settings in docs/remote.md, against what the server reads. */
class SettingsTableTest {
  private static final Path PAGE = Path.of("..", "docs", "remote.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern RANGE = Pattern.compile("\\b(\\d+) to (\\d+)[:.]");

  /** A row of the table; a row for two variables is there twice. */
  private record Row(String fallback, String meaning) {
    boolean isRequired() {
      return fallback.equals("required");
    }

    /** The default as one writes it; null for none. */
    String value() {
      Matcher code = CODE.matcher(fallback);
      return code.matches() ? code.group(1) : null;
    }
  }

  @TempDir Path folder;

  private final Map<String, Row> table = new LinkedHashMap<>();
  private final Map<String, String> least = new HashMap<>();

  @BeforeEach
  void readTheTable() throws IOException {
    boolean inTable = false;
    for (String line : Files.readAllLines(PAGE)) {
      inTable = line.startsWith("| variable | default |") || (inTable && line.startsWith("|"));
      if (inTable && line.contains("`")) {
        String[] cells = line.split("\\|", -1);
        CODE.matcher(cells[1])
            .results()
            .map(match -> match.group(1))
            .forEach(name -> table.put(name, new Row(cells[2].strip(), cells[3].strip())));
      }
    }
    least.put("PUBLIC_URL", "https://mcp.example.com");
    least.put("MYCASE_CLIENT_ID", "client");
    least.put("MYCASE_CLIENT_SECRET", "secret-value");
    least.put("ENCRYPTION_KEY", "ab".repeat(32));
    least.put("MYCASE_ADMINS", "1000");
    least.put("HOME", folder.toString());
  }

  private static Settings read(Map<String, String> variables) throws ConfigurationErrors {
    return new SettingsReader(variables, System::getProperty).read();
  }

  private Map<String, String> with(String name, String value) {
    Map<String, String> variables = new HashMap<>(least);
    variables.put(name, value);
    return variables;
  }

  private static List<ConfigurationErrors.Problem> problems(Map<String, String> variables) {
    try {
      read(variables);
      return List.of();
    } catch (ConfigurationErrors e) {
      return e.problems();
    }
  }

  /** The variables that keep a server from starting. */
  private static Set<String> wrong(Map<String, String> variables) {
    Set<String> names = new TreeSet<>();
    problems(variables).forEach(problem -> names.add(problem.variable()));
    return names;
  }

  @Test
  void hasEveryVariableAndNoOther() {
    Set<String> known = new TreeSet<>();
    for (Variable variable : Variable.values()) {
      known.add(variable.name());
    }
    for (Setting setting : Setting.values()) {
      known.add(setting.variable());
    }
    // The browser returns to PUBLIC_URL, and to no port of this machine.
    known.remove(Setting.REDIRECT_PORT.variable());
    assertThat(table.keySet()).containsAll(known);
    Set<String> others = new TreeSet<>(table.keySet());
    others.removeAll(known);
    assertThat(others).isNotEmpty().isSubsetOf(NetworkVariables.names());
  }

  @Test
  void saysWhichAreRequired() {
    for (Map.Entry<String, Row> entry : table.entrySet()) {
      Map<String, String> variables = new HashMap<>(least);
      variables.remove(entry.getKey());
      boolean isMissed = wrong(variables).contains(entry.getKey());
      assertThat(entry.getValue().isRequired()).as(entry.getKey()).isEqualTo(isMissed);
    }
  }

  @Test
  void hasTheDefaults() throws ConfigurationErrors {
    Settings settings = read(least);
    int compared = 0;
    for (Map.Entry<String, Row> entry : table.entrySet()) {
      String value = entry.getValue().value();
      if (value == null) {
        assertThat(entry.getValue().fallback()).as(entry.getKey()).matches("(none|required).*");
      } else {
        String given = value.replace("$MYCASE_HOME", settings.home().toString());
        assertThat(read(with(entry.getKey(), given)))
            .as(entry.getKey())
            .usingRecursiveComparison()
            .ignoringFields("keys")
            .isEqualTo(settings);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(15);
  }

  @Test
  void hasTheRanges() {
    int compared = 0;
    for (Map.Entry<String, Row> entry : table.entrySet()) {
      String name = entry.getKey();
      for (MatchResult range : RANGE.matcher(entry.getValue().meaning()).results().toList()) {
        long low = Long.parseLong(range.group(1));
        long high = Long.parseLong(range.group(2));
        if (!entry.getValue().meaning().contains("characters") && !name.equals("NODE_ID")) {
          assertThat(wrong(with(name, Long.toString(low)))).as(name).isEmpty();
          assertThat(wrong(with(name, Long.toString(high)))).as(name).isEmpty();
          assertThat(wrong(with(name, Long.toString(low - 1)))).as(name).containsExactly(name);
          assertThat(wrong(with(name, Long.toString(high + 1)))).as(name).containsExactly(name);
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(7);
  }

  @Test
  void namesTheFilesOfSecrets() throws IOException {
    String page = Files.readString(PAGE);
    String missing = folder.resolve("missing").toString();
    Set<String> read = new TreeSet<>();
    for (String name : table.keySet()) {
      Map<String, String> variables = new HashMap<>(least);
      variables.remove(name);
      variables.put(name + Variable.FILE, missing);
      boolean isRead =
          problems(variables).stream()
              .anyMatch(problem -> problem.sentence().contains(name + Variable.FILE));
      assertThat(page.contains("`" + name + Variable.FILE + "`")).as(name).isEqualTo(isRead);
      if (isRead) {
        read.add(name);
      }
    }
    assertThat(read).hasSize(5).contains("ENCRYPTION_KEY_PREVIOUS", "DATABASE_PASSWORD");
  }
}
