package io.github.mycase4j.client.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TextFoldingTest {
  /** Quadratic work on these sizes takes hours; the guard is for that, not for a slow computer. */
  private static final int GUARD_SECONDS = 120;

  private static final int LARGE = 4_000_000;
  private static final int[] MARKS = {0x0301, 0x0323, 0x0345, 0x0316, 0x0334, 0x302e, 0x1d165};

  @Test
  @Tag("slow")
  void agreesWithTheNormalizerOnEveryCodePoint() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String text = "A" + Character.toString(c) + "b";
      String expected = SubstringOracle.fold(text);
      String folded = TextFolding.fold(text);
      if (!folded.equals(expected)) {
        assertThat(folded).as("U+%04X", c).isEqualTo("a b");
        assertThat(Character.isWhitespace(c)).as("U+%04X", c).isTrue();
      }
    }
  }

  @Test
  void agreesWithTheNormalizerOnMixedTexts() {
    Random random = new Random(7);
    String letters = "aZ é\u0301\u0323ß Σς\u00a0\tİ’‑Ｋ한ﬁ½\ud83d\ude00\u0001,.-";
    int[] codePoints = letters.codePoints().toArray();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.appendCodePoint(codePoints[random.nextInt(codePoints.length)]);
      }
      assertThat(TextFolding.fold(text.toString()))
          .isEqualTo(SubstringOracle.fold(text.toString()));
    }
  }

  @Test
  void givesAFoldedTextItself() {
    String folded = "robert zinn's matter, no. 7";

    assertThat(TextFolding.fold(folded)).isSameAs(folded);
  }

  @Test
  @Timeout(GUARD_SECONDS)
  void takesLinearTimeForRunsOfCombiningMarks() {
    StringBuilder text = new StringBuilder("e");
    for (int i = 0; text.length() < LARGE; i++) {
      text.appendCodePoint(MARKS[i % MARKS.length]);
    }

    assertThat(TextFolding.fold(text.append('X').toString())).startsWith("e").endsWith("x");
  }

  @Test
  @Timeout(GUARD_SECONDS)
  void takesLinearTimeForAPhraseThatNearlyMatchesEverywhere() {
    TextMatch phrase = TextMatch.of("a".repeat(LARGE / 4) + "b");

    assertThat(phrase.isIn("a".repeat(LARGE))).isFalse();
    assertThat(phrase.isIn("a".repeat(LARGE) + "b")).isTrue();
  }

  @Test
  void findsALongPhraseWhereItStands() {
    String phrase = "ab".repeat(40) + "c";

    assertThat(new Phrase(phrase).indexIn("abab" + phrase)).isEqualTo(4);
    assertThat(new Phrase(phrase).indexIn("abab".repeat(40))).isEqualTo(-1);
    assertThat(new Phrase(phrase).startsAWordIn("ab " + phrase)).isTrue();
    assertThat(new Phrase(phrase).startsAWordIn("ab" + phrase)).isFalse();
  }
}
