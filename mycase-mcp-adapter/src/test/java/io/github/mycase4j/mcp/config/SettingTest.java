package io.github.mycase4j.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.network.NetworkVariables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SettingTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** The default of each variable in the README's table, as it is written there. */
  private static Map<String, String> table() throws IOException {
    Map<String, String> table = new LinkedHashMap<>();
    boolean inTable = false;
    for (String line : Files.readAllLines(README)) {
      inTable = line.startsWith("| variable | default |") || (inTable && line.startsWith("|"));
      if (inTable) {
        String[] cells = line.split("\\|", -1);
        CODE.matcher(cells[1])
            .results()
            .forEach(match -> table.put(match.group(1), cells[2].strip()));
      }
    }
    return table;
  }

  @Nested
  class TheTableInTheReadme {
    @Test
    void hasEverySettingAndNoOther() throws IOException {
      Set<String> others = new HashSet<>(table().keySet());
      for (Setting setting : Setting.values()) {
        assertThat(others.remove(setting.variable())).as(setting.variable()).isTrue();
      }
      assertThat(others)
          .allMatch(name -> NetworkVariables.names().contains(name) || name.equals("BROWSER"));
    }

    @Test
    void hasTheDefaults() throws IOException {
      Map<String, String> table = table();
      for (Setting setting : Setting.values()) {
        String shown = table.get(setting.variable());
        if (setting.defaultValue().isPresent()) {
          assertThat(shown)
              .as(setting.variable())
              .isEqualTo("`" + setting.defaultValue().get() + "`");
        } else {
          assertThat(shown).as(setting.variable()).startsWith("none").doesNotContain("`");
        }
      }
    }
  }

  @Test
  void standsInOnePlaceOfTheProgram() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> others =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("Setting.java"))
              .toList();
      assertThat(others).isNotEmpty();
      for (Path file : others) {
        assertThat(Files.readString(file))
            .as(file.toString())
            .doesNotContain(Setting.PREFIX, '"' + Setting.ENCRYPTION_KEY.variable());
      }
    }
  }

  @Test
  void isSecretWhereItGivesAccess() {
    assertThat(Stream.of(Setting.values()).filter(Setting::isSecret))
        .containsExactly(
            Setting.CLIENT_ID,
            Setting.CLIENT_SECRET,
            Setting.ENCRYPTION_KEY,
            Setting.ENCRYPTION_KEY_PREVIOUS);
  }

  @Test
  void countsAsNotGivenWhenItIsBlank() {
    assertThat(Setting.HOME.in(Map.of("MYCASE_HOME", "  "))).isNull();
    assertThat(Setting.HOME.in(Map.of("MYCASE_HOME", " /firm "))).isEqualTo("/firm");
    assertThat(Setting.HOME.in(Map.of())).isNull();
  }
}
