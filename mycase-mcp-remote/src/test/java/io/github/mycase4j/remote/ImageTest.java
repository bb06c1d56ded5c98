package io.github.mycase4j.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.config.Setting;
import io.github.mycase4j.remote.config.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The image and the examples of how to run it, as far as they can be read without an engine. */
class ImageTest {
  private static final Path EXAMPLES = Path.of("..", "docs", "remote");

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file);
  }

  /** The names of all settings, each also with the ending of a file. */
  private static Set<String> settings() {
    Set<String> names = new TreeSet<>();
    for (Variable variable : Variable.values()) {
      names.add(variable.name());
    }
    for (Setting setting : Setting.values()) {
      names.add(setting.variable());
    }
    for (String name : List.copyOf(names)) {
      names.add(name + Variable.FILE);
    }
    return names;
  }

  @Nested
  class TheDockerfile {
    private final List<String> lines;

    TheDockerfile() throws IOException {
      lines = lines(Path.of("Dockerfile"));
    }

    private String last(String instruction) {
      return lines.stream()
          .filter(line -> line.startsWith(instruction + " "))
          .reduce("", (first, second) -> second)
          .substring(instruction.length())
          .strip();
    }

    @Test
    void row83RunsAsAUserWithoutRights() {
      assertThat(last("USER")).isEqualTo("65532:65532");
    }

    @Test
    void needsNoShellToRunOrToCheckItsHealth() {
      assertThat(last("ENTRYPOINT")).startsWith("[\"java\", ").endsWith("]");
      assertThat(last("CMD")).isEqualTo("[\"serve\"]");
      String check = "CMD [\"java\", ";
      assertThat(lines)
          .anyMatch(
              line ->
                  line.strip().startsWith(check)
                      && line.contains('"' + HealthCheck.class.getName() + '"'));
    }

    @Test
    void writesNothingButItsData() {
      assertThat(last("VOLUME")).isEqualTo("/data");
      assertThat(last("ENV")).contains("MYCASE_HOME=/data");
      // Else SQLite's driver unpacks it into a temporary folder, which a read-only root lacks.
      assertThat(last("ENTRYPOINT")).contains("-Dorg.sqlite.lib.path=/app/native");
    }
  }

  @Test
  void isMadeByNoBuildThatDoesNotAskForIt() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String profile = pom.substring(pom.indexOf("<id>image</id>"));
    assertThat(profile).contains("jib-maven-plugin", "<user>65532:65532</user>");
    assertThat(profile.substring(0, profile.indexOf("</profile>")))
        .doesNotContain("<executions>", "<activation>");
    assertThat(pom.indexOf("jib-maven-plugin")).isGreaterThan(pom.indexOf("<profiles>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"compose.yaml", "compose-postgresql.yaml"})
  void row83RunsWithAReadOnlyRootAndNoCapability(String example) throws IOException {
    String text = Files.readString(EXAMPLES.resolve(example));
    String server = text.substring(text.indexOf("image: mycase-mcp-remote"));
    String settings = server.substring(0, server.indexOf("secrets: ["));
    assertThat(settings)
        .contains("read_only: true", "cap_drop: [ALL]", "no-new-privileges:true")
        .doesNotContain("cap_add", "privileged:", "ports:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"compose.yaml", "compose-postgresql.yaml", "settings.env"})
  void isSetUpWithSettingsThatThereAre(String example) throws IOException {
    Pattern assignment = Pattern.compile("^\\s*#?([A-Z][A-Z_]+)(?:: |=)\\S.*");
    Set<String> names = new TreeSet<>();
    for (String line : lines(EXAMPLES.resolve(example))) {
      assignment.matcher(line).results().forEach(match -> names.add(match.group(1)));
    }
    // Those of Caddy and of the PostgreSQL image.
    names.removeIf(name -> name.startsWith("MCP_") || name.startsWith("POSTGRES_"));
    assertThat(names).contains("PUBLIC_URL", "MYCASE_ADMINS", "TRUSTED_PROXIES");
    assertThat(settings()).containsAll(names);
  }
}
