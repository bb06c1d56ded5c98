package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.json.JsonSize;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ResultTruncatorTest {
  private static final int BUDGET = 38_000;

  private static Map<String, Object> object(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static Map<String, Object> fitted(Map<String, Object> object) {
    Map<String, Object> fitted = ResultTruncator.fit(object, BUDGET);
    assertThat(Json.write(fitted)).hasSizeLessThanOrEqualTo(BUDGET);
    return fitted;
  }

  private static String shortened(Map<String, Object> fitted) {
    return String.valueOf(fitted.get("shortened"));
  }

  /** A case with that many custom fields of 300 characters, as MyCase lists them. */
  private static Map<String, Object> withCustomFields(int count) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(object("custom_field", object("id", i), "value", "v".repeat(300)));
    }
    return object("id", 7, "custom_field_values", values, "name", "Peña v. Harbor");
  }

  @Test
  void whatFitsStaysTheSame() {
    Map<String, Object> object = object("id", 7, "text", "x".repeat(BUDGET - 18));
    assertThat(Json.write(object)).hasSize(BUDGET);
    assertThat(ResultTruncator.fit(object, BUDGET)).isSameAs(object);
  }

  @Nested
  class ALongText {
    @Test
    void isCutAndSaysHowMuchIsThere() {
      Map<String, Object> fitted = fitted(object("id", 7, "text", "x".repeat(64_000)));
      assertThat((String) fitted.get("text")).hasSizeGreaterThan(34_000).endsWith("x…");
      assertThat(shortened(fitted)).contains("text: the first ", " of 64000 characters");
    }

    @Test
    void leavesShortFieldsWhole() {
      Map<String, Object> fitted =
          fitted(object("text", "x".repeat(64_000), "note", "y".repeat(9_000), "id", 7));
      assertThat(fitted).containsEntry("note", "y".repeat(9_000)).containsEntry("id", 7);
      assertThat((String) fitted.get("text")).hasSizeGreaterThan(25_000);
    }

    @Test
    void sharesTheRoomWithOthers() {
      Map<String, Object> fitted =
          fitted(object("one", "x".repeat(900_000), "other", "y".repeat(64_000)));
      assertThat((String) fitted.get("one")).hasSizeBetween(17_000, 18_000);
      assertThat((String) fitted.get("other")).hasSizeBetween(17_000, 18_000);
    }

    @Test
    void isMeasuredAsItIsWritten() {
      fitted(object("text", "\"\\\n\u0001é".repeat(30_000)));
    }

    @Test
    void isNeverCutInTheMiddleOfACharacter() {
      for (int shift = 0; shift < 4; shift++) {
        String text = "a".repeat(shift) + "💼".repeat(50_000);
        String cut = (String) fitted(object("text", text)).get("text");
        assertThat(cut.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)).isTrue();
      }
    }
  }

  @Nested
  class VeryManyFields {
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void takeNoLongerEach() {
      Map<String, Object> fitted = fitted(withCustomFields(50_000));
      assertThat(fitted).containsEntry("id", 7).containsEntry("name", "Peña v. Harbor");
      assertThat((List<?>) fitted.get("custom_field_values")).hasSizeBetween(90, 120);
      assertThat(shortened(fitted)).contains("custom_field_values: the first ", " of 50000");
    }

    @Test
    void asFieldsOfTheirOwnAreCounted() {
      Map<String, Object> many = object("id", 7);
      IntStream.range(0, 2_000).forEach(i -> many.put("custom_" + i, "v".repeat(300)));
      Map<String, Object> fitted = fitted(many);
      assertThat(fitted).hasSizeBetween(90, 130).containsEntry("id", 7).containsKey("custom_80");
      assertThat(shortened(fitted)).contains("all: the first ", " of 2001 fields");
    }

    @Test
    void thatAreShortAreCountedToo() {
      Map<String, Object> many = object("id", 7);
      IntStream.range(0, 20_000).forEach(i -> many.put("c" + i, true));
      assertThat(shortened(fitted(many))).contains("all: the first ", " of 20001 fields");
    }

    @Test
    void withLongTextsAreNamedUpToABound() {
      Map<String, Object> many = object("id", 7);
      IntStream.range(0, 60).forEach(i -> many.put("text_" + i, "\"".repeat(20_000)));
      Map<String, Object> fitted = fitted(many);
      assertThat(fitted).hasSize(62);
      assertThat(shortened(fitted)).contains("text_0: the first").contains("and in 40 more places");
    }

    @Test
    void withLongNamesAreLeftOutByName() {
      Map<String, Object> fitted =
          fitted(object("id", 7, "n".repeat(50_000), 1, "text", "x".repeat(500)));
      assertThat(fitted).containsOnlyKeys("id", "text", "shortened");
      assertThat(shortened(fitted)).contains("nnn").contains("left out");
    }
  }

  @Nested
  class AList {
    @Test
    void ofLongTextsKeepsEachInPart() {
      List<Object> notes = new ArrayList<>();
      IntStream.range(0, 20).forEach(i -> notes.add(object("id", i, "text", "x".repeat(64_000))));
      Map<String, Object> fitted = fitted(object("notes", notes));
      assertThat((List<?>) fitted.get("notes")).hasSize(20);
      assertThat(shortened(fitted)).contains("notes[3].text: the first ");
    }

    @Test
    void insideListsIsBoundedToo() {
      Object deep = "x".repeat(300);
      for (int i = 0; i < 150; i++) {
        deep = List.of(deep, deep.hashCode(), "y".repeat(500));
      }
      fitted(object("id", 7, "deep", deep));
    }
  }

  @Test
  void sizesAreWhatIsWritten() {
    Map<String, Object> all =
        object(
            "a\"b",
            List.of(1, 2L, true, new BigDecimal("12.50"), List.of(), Map.of()),
            "é\u0000\u001f\u007f\b\f\r\t",
            object("", "💼\u2028"));
    assertThat(new JsonSize().of(all)).isEqualTo(Json.write(all).length());
  }
}
