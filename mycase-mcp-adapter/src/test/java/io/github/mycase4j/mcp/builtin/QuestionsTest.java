package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The questions of docs/questions.md, each asked of the fictional firm. */
class QuestionsTest extends ToolTestBase {
  private static final Pattern LINE = Pattern.compile("\\| (.+\\?) \\| `([a-z-]+) (\\{.*\\})` \\|");

  private static List<Matcher> questions() throws IOException {
    List<Matcher> questions = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("../docs/questions.md"))) {
      Matcher question = LINE.matcher(line);
      if (question.matches()) {
        questions.add(question);
      }
    }
    return questions;
  }

  @Test
  void areAnsweredInOneCallEach() throws IOException {
    List<Matcher> questions = questions();

    assertThat(questions).hasSizeGreaterThanOrEqualTo(20);
    for (Matcher question : questions) {
      Row answer =
          firm.ok(
              question.group(2),
              Json.readObject(question.group(3).getBytes(StandardCharsets.UTF_8)));
      assertThat(answer.get("complete")).as(question.group(1)).isEqualTo(true);
      if (question.group(3).contains("group_by") && !question.group(3).contains("_date")) {
        assertThat(answer.number("total_matches")).as(question.group(1)).isPositive();
      }
    }
  }
}
