package io.github.mycase4j.mcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.TestFirm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderIsNotCertainTest extends FirmLoginTestBase {
  private static List<String> here() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(""))) {
      return files.map(Path::toString).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"${FIRM2_HOME}", "firm", "~ben/firm", "%FIRM2%\\x", "/a\0b"})
  void statusAloneAnswersAndSaysWhatToSet(String given) throws IOException {
    List<String> before = here();
    open(TestFirm.in(home).loggedOut().set("MYCASE_HOME", given).set("HOME", home.toString()));
    assertThat(status().get("authenticated")).isEqualTo(false);
    String problem = status().text("problem");
    assertThat(problem).startsWith("MYCASE_HOME ").containsOnlyOnce("MYCASE_HOME");
    for (String tool : List.of("list-cases", "authenticate", "logout")) {
      assertThat(firm.refused(tool)).as(tool).contains(problem);
    }
    assertThat(firm.text("mycase://auth/status")).contains("MYCASE_HOME");
    assertThat(firm.requests()).isEmpty();
    firm.connection.settle(Duration.ofSeconds(1));
    assertThat(here()).isEqualTo(before);
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aMisspelledSwitchAgainstWritingTakesTheWritingToolsAway() {
    open(TestFirm.in(home).set("MYCASE_READONLY", "1"));
    assertThat(status().text("problem"))
        .contains(
            "MYCASE_READONLY is not a setting of this program. Did you mean MYCASE_READ_ONLY");
    assertThat(firm.connector.tools()).extracting("name").doesNotContain("create-task");
  }
}
