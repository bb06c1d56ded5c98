package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Untrusted text in a question for the user. */
class ShownTextTest {

  @Nested
  class ATextInQuotationMarks {
    @Test
    void isShownAsItIs() {
      assertThat(ShownText.quoted("Call Ann, re: lease")).isEqualTo("\"Call Ann, re: lease\"");
    }

    @Test
    void cannotBeginALineOfItsOwn() {
      assertThat(ShownText.quoted("Lunch\r\n\tCase: Ash\u2028Due"))
          .isEqualTo("\"Lunch\\r\\n\\tCase: Ash\\u2028Due\"");
    }

    @Test
    void cannotEndItsQuotationMarks() {
      assertThat(ShownText.quoted("x\" Due date: \"2030\\"))
          .isEqualTo("\"x\\\" Due date: \\\"2030\\\\\"");
    }

    @Test
    void showsWhatNobodyWouldSee() {
      assertThat(ShownText.quoted("a\u202eb\u200bc")).isEqualTo("\"a\\u202eb\\u200bc\"");
    }

    @Test
    void cannotPushAnythingOutOfSight() {
      assertThat(ShownText.quoted("a" + " ".repeat(400) + "b\u3000\u2800\u3000\u2003c"))
          .isEqualTo("\"a [400 blanks] b [4 blanks] c\"");
    }

    @Test
    void hidesNothingInAClientThatShowsTags() {
      assertThat(ShownText.quoted("a<!-- b </i> 1 < 2"))
          .isEqualTo("\"a\\u003c!-- b \\u003c/i> 1 < 2\"");
    }

    @Test
    void saysHowMuchWasCut() {
      assertThat(ShownText.quoted("x".repeat(500))).isEqualTo("\"" + "x".repeat(500) + "\"");
      assertThat(ShownText.quoted("x".repeat(501)))
          .isEqualTo("\"" + "x".repeat(500) + "\" (cut; 1 more character)");
      assertThat(ShownText.quoted("x".repeat(2_500))).endsWith("\" (cut; 2,000 more characters)");
    }

    @Test
    void isCutBetweenCharacters() {
      assertThat(ShownText.quoted("x".repeat(499) + "\ud83d\ude00\ud83d\ude00"))
          .isEqualTo("\"" + "x".repeat(499) + "\" (cut; 2 more characters)");
    }
  }

  @Nested
  class AName {
    @ParameterizedTest
    @ValueSource(
        strings = {"Priya Raman", "Sofía Nuñez", "Ash v. Birch", "O'Brien & Sons, L.L.C.", "李 伟"})
    void isShownPlainly(String name) {
      assertThat(ShownText.name(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Ann (501)",
          "Ann; Bob",
          "Case: Ash",
          "Ann  Bob",
          " Ann",
          "",
          "*Ann*",
          "[Ann](x)",
          "Ann\u3000Bob"
        })
    void thatCouldBeTakenForMoreIsInQuotationMarks(String name) {
      assertThat(ShownText.name(name)).isEqualTo("\"" + name + "\"");
    }

    @Test
    void withALetterThatNobodySeesIsInQuotationMarks() {
      assertThat(ShownText.name("Ann\u3164")).isEqualTo("\"Ann\\u3164\"");
    }

    @Test
    void ofManyCharactersIsCut() {
      assertThat(ShownText.name("x".repeat(130)))
          .isEqualTo("\"" + "x".repeat(120) + "\" (cut; 10 more characters)");
    }
  }
}
