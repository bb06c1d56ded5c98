package io.github.mycase4j.audit.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {
  private static Map<String, Object> read(String json) {
    return JsonReader.object(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Object value(String json) {
    return read("{\"x\":" + json + "}").get("x");
  }

  @Test
  void valuesOfAllKindsAreRead() {
    assertThat(value("\"text\"")).isEqualTo("text");
    assertThat(value("true")).isEqualTo(true);
    assertThat(value("false")).isEqualTo(false);
    assertThat(value("null")).isNull();
    assertThat(value("[1,[],{}]")).isEqualTo(List.of(1L, List.of(), Map.of()));
    assertThat(value("[null,\"a\"]")).isEqualTo(Arrays.asList(null, "a"));
    assertThat(value("{\"a\":{\"b\":2},\"c\":3}")).isEqualTo(Map.of("a", Map.of("b", 2L), "c", 3L));
    assertThat(read("{}")).isEmpty();
    assertThat(read("{\"b\":1,\"a\":2}").keySet()).containsExactly("b", "a");
  }

  @Test
  void wholeNumbersAreLongAndAllOthersDecimal() {
    assertThat(value("0")).isEqualTo(0L);
    assertThat(value("-9")).isEqualTo(-9L);
    assertThat(value("999999999999999999")).isEqualTo(999_999_999_999_999_999L);
    assertThat(value("1000000000000000000")).isEqualTo(new BigDecimal("1000000000000000000"));
    assertThat(value("12.30")).isEqualTo(new BigDecimal("12.30"));
    assertThat(value("1e3")).isEqualTo(new BigDecimal("1e3"));
    assertThat(value("1E+9")).isEqualTo(new BigDecimal("1E+9"));
  }

  @Test
  void whiteSpaceIsPassedOver() {
    assertThat(read(" {\t\"a\" : [ 1 , 2 ] ,\r\n\"b\" : { } , \"c\": [ ] } \n"))
        .isEqualTo(Map.of("a", List.of(1L, 2L), "b", Map.of(), "c", List.of()));
  }

  @Test
  void escapesAreRead() {
    assertThat(value("\"\\n\\t\\r\\b\\f\\\"\\\\\\/\\u0041\\u00e9\""))
        .isEqualTo("\n\t\r\b\f\"\\/Aé");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~                | more is expected at character 0",
        "[]                | '{' is expected at character 0",
        "{                 | more is expected at character 1",
        "{\"a\" 1}         | ':' is expected at character 5",
        "{\"a\":1 \"b\":2} | ',' is expected at character 7",
        "{\"a\":1,}        | '\"' is expected at character 7",
        "{\"a\":1} x       | the end is expected at character 8",
        "{\"a\":1}{}       | the end is expected at character 7",
        "{\"a\":[1 2]}     | ',' is expected at character 8",
        "{\"a\":[1         | more is expected at character 7",
        "{\"a\":trua}      | true is expected at character 5",
        "{\"a\":fals}      | false is expected at character 5",
        "{\"a\":nul}       | null is expected at character 5",
        "{\"a\":}          | a value is expected at character 5",
        "{\"a\":1-2}       | a value is expected at character 5",
        "{\"a\":'x'}       | a value is expected at character 5",
        "{\"a\":\"x        | more is expected at character 7",
        "{\"a\":\"\\x\"}   | an escape is expected at character 8",
        "{\"a\":\"\\u00    | four digits is expected at character 8"
      })
  void whatIsNoObjectIsRejectedWithItsPlace(String json, String expected) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The line is not a JSON object: " + expected + ".");
  }

  @Test
  void digitsOfAnEscapeAreHexadecimal() {
    assertThatThrownBy(() -> read("{\"a\":\"\\u00g0\"}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsNestedDeeperThanAHundredLevelsIsRejected() {
    assertThat(read("{\"x\":" + "[".repeat(100) + "]".repeat(100) + "}")).hasSize(1);
    assertThatThrownBy(() -> read("{\"x\":" + "[".repeat(101) + "]".repeat(101) + "}"))
        .hasMessageContaining("less depth is expected at character 105");
    String objects = "{\"x\":".repeat(101) + "1" + "}".repeat(101);
    assertThatThrownBy(() -> read(objects)).hasMessageContaining("less depth");
  }
}
