package io.github.mycase4j.audit.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBytesTest {
  private static String text(JsonBytes json) {
    return new String(json.toBytes(), StandardCharsets.UTF_8);
  }

  private static String value(Object value) {
    return text(new JsonBytes().value(value));
  }

  private static String cut(String text, int most) {
    String json = text(new JsonBytes().string(text, most));
    return json.substring(1, json.length() - 1);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        1,
        9,
        10,
        11,
        99,
        100,
        1_234_567_890_123L,
        Long.MAX_VALUE,
        -1,
        -10,
        Long.MIN_VALUE
      })
  void aNumberHasItsDigitsAndNoOthers(long number) {
    assertThat(text(new JsonBytes(1).number(number))).isEqualTo(Long.toString(number));
    assertThat(text(new JsonBytes().ascii("a").number(number).ascii("b")))
        .isEqualTo("a" + number + "b");
  }

  @Test
  void plainTextIsKeptUpToTheLimit() {
    assertThat(cut("abcdefgh", 8)).isEqualTo("abcdefgh");
    assertThat(cut("abcdefgh", 9)).isEqualTo("abcdefgh");
    assertThat(cut("abcdefgh", 7)).isEqualTo("abcd…");
    assertThat(cut("abcdefgh", 3)).isEqualTo("…");
  }

  @Test
  void textThatIsNotPlainIsCutBetweenCharacters() {
    assertThat(cut("abäöü", 8)).isEqualTo("abäöü");
    assertThat(cut("abäöü", 7)).isEqualTo("abä…");
    assertThat(cut("abäöü", 6)).isEqualTo("ab…");
    assertThat(cut("äbcdefgh", 9)).isEqualTo("äbcdefgh");
    assertThat(cut("äbcdefgh", 8)).isEqualTo("äbcd…");
    assertThat(cut("a\"bcdef", 8)).isEqualTo("a\\\"bcdef");
    assertThat(cut("a\"bcdef", 7)).isEqualTo("a\\\"b…");
    assertThat(cut("a\"bcdef", 5)).isEqualTo("a…");
    assertThat(cut("\uD83D\uDE00\uD83D\uDE00", 8)).isEqualTo("\uD83D\uDE00\uD83D\uDE00");
    assertThat(cut("\uD83D\uDE00\uD83D\uDE00", 7)).isEqualTo("\uD83D\uDE00…");
  }

  @Test
  void everyCharacterThatALineMustNotHoldIsEscaped() {
    assertThat(value(" ~\u007f\u0080\n\t\u0000\u001f\\\"/"))
        .isEqualTo("\" ~\\u007f\\u0080\\u000a\\u0009\\u0000\\u001f\\\\\\\"/\"");
    assertThat(value("a\u202eb\u2066\u200b\u2028\ufeff\u00ad\ufe0fc\u00a0"))
        .isEqualTo("\"a\\u202eb\\u2066\\u200b\\u2028\\ufeff\\u00ad\\ufe0fc\u00a0\"");
    assertThat(value("\uDB40\uDC41")).isEqualTo("\"\\udb40\\udc41\"");
    assertThat(value("\ud800x\udfff")).isEqualTo("\"\\ud800x\\udfff\"");
    assertThat(value("\u07ff\u0800\ud7ff\ue000\uffff\uD800\uDC00\uDBFF\uDFFF"))
        .isEqualTo("\"\u07ff\u0800\ud7ff\ue000\uffff\uD800\uDC00\uDBFF\uDFFF\"");
  }

  @Test
  void valuesOfAllKindsAreCompactJson() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("mac", 1);
    map.put("prev", (short) 2);
    map.put("x", Arrays.asList(null, true, new BigDecimal("1.50"), 2.5, (byte) 3, 4f));
    map.put("no", Double.NaN);
    map.put("odd", new AtomicInteger(7));
    assertThat(value(map))
        .isEqualTo(
            "{\"\\u006dac\":1,\"\\u0070rev\":2,\"x\":[null,true,1.50,2.5,3,4.0],\"no\":\"NaN\",\"odd\":\"7\"}");
  }

  @Test
  void whatIsNestedTooDeepOrNoJsonIsRejected() {
    Object deepest = "x";
    for (int i = 0; i < 64; i++) {
      deepest = List.of(deepest);
    }
    assertThat(value(deepest)).startsWith("[[[").endsWith("]]]");
    Object tooDeep = List.of(deepest);
    assertThatThrownBy(() -> value(tooDeep)).hasMessageContaining("deeper than 64 levels");
    assertThatThrownBy(() -> value(new Object())).hasMessageContaining("java.lang.Object");
  }
}
