package io.github.mycase4j.mcp.server;

import static io.github.mycase4j.mcp.server.Everything.read;
import static io.github.mycase4j.mcp.server.Everything.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentOfAnotherKindIsRefusedTest {
  @Nested
  class WhenTheKindIsWrong {
    private static final Map<String, Object> KINDS =
        Map.of(
            "text",
            "many",
            "integer",
            5,
            "fraction",
            new BigDecimal("1.5"),
            "boolean",
            true,
            "list",
            List.of("x"),
            "object",
            Map.of("x", 1));

    private static final Map<String, Set<String>> RIGHT =
        Map.ofEntries(
            Map.entry("person_id", Set.of("integer")),
            Map.entry("limit", Set.of("integer")),
            Map.entry("hours", Set.of("integer", "fraction")),
            Map.entry("resolved", Set.of("boolean")),
            Map.entry("due_date", Set.of()),
            Map.entry("called_at", Set.of()),
            Map.entry("updated_after", Set.of()),
            Map.entry("time_zone", Set.of()),
            Map.entry("colour", Set.of()),
            Map.entry("query", Set.of("text")),
            Map.entry("staff_ids", Set.of()),
            Map.entry("staff", Set.of()),
            Map.entry("owner", Set.of()));

    static Stream<org.junit.jupiter.params.provider.Arguments> wrong() {
      return RIGHT.entrySet().stream()
          .flatMap(
              each ->
                  KINDS.keySet().stream()
                      .filter(kind -> !each.getValue().contains(kind))
                      .map(kind -> arguments(each.getKey(), kind)));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void namesTheArgument(String name, String kind) {
      InvalidArgumentException refusal = refusal(name, KINDS.get(kind));
      assertThat(refusal.argument()).startsWith(name);
      assertThat(refusal).hasMessageStartingWith(name);
    }

    static Stream<String> names() {
      return RIGHT.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void takesNullAsAbsent(String name) {
      assertThat(read(name, null)).isEqualTo(Arguments.read(Map.of(), Everything.class));
    }

    @Test
    void saysWhatWouldBeRightAndWhatCame() {
      assertThat(refusal("due_date", "tomorrow"))
          .hasMessage("due_date must be a date as YYYY-MM-DD, not \"tomorrow\".");
      assertThat(refusal("colour", "blue"))
          .hasMessage("colour must be one of red, green, not \"blue\".");
      assertThat(refusal("resolved", "true"))
          .hasMessage("resolved must be true or false, not \"true\".");
      assertThat(refusal("person_id", "7")).hasMessage("person_id must be an integer, not \"7\".");
    }

    @Test
    void neverGuessesTheCaseOfAWord() {
      assertThat(refusal("colour", "RED").argument()).isEqualTo("colour");
    }

    @Test
    void showsNoMoreThanTheBeginningOfALongValue() {
      assertThat(refusal("due_date", "x".repeat(9_000)).getMessage()).hasSizeLessThan(150);
      assertThat(refusal("person_id", List.of("y".repeat(9_000))).getMessage())
          .hasSizeLessThan(150);
    }

    @Test
    void writesControlCharactersOfAValueEscaped() {
      assertThat(refusal("due_date", "a\nb\u001b[2J").getMessage()).doesNotContain("\n", "\u001b");
    }
  }

  @Nested
  class WhenADateDoesNotExist {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "2026-02-30",
          "2026-02-29",
          "2026-13-01",
          "2026-00-10",
          "2026-1-1",
          "20260101",
          "01/02/2026",
          "2026-01-01T00:00:00Z",
          " 2026-01-01",
          "+12026-01-01",
          "-2026-01-01",
          "2026-W01-1",
          ""
        })
    void rejectsTheDay(String text) {
      assertThat(refusal("due_date", text).argument()).isEqualTo("due_date");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "2026-02-30T10:00:00Z",
          "2026-01-01T10:00:00",
          "2026-01-01",
          "2026-01-01T25:00:00Z",
          "2026-01-01 10:00:00Z",
          "+12026-01-01T10:00:00Z",
          "now"
        })
    void rejectsTheTimeWithoutOffsetOrSense(String text) {
      assertThat(refusal("called_at", text).argument()).isEqualTo("called_at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-01-01T10:00:00", "1767225600", "yesterday"})
    void rejectsTheInstant(String text) {
      assertThat(refusal("updated_after", text).argument()).isEqualTo("updated_after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"New York", "America/Nowhere", "", "EST5", "../etc"})
    void rejectsTheZone(String text) {
      assertThat(refusal("time_zone", text).argument()).isEqualTo("time_zone");
    }
  }
}
