package io.github.mycase4j.mcp.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {
  private static final String FACE = "\uD83D\uDE00";

  @Test
  void aPrefixNeverEndsWithHalfACharacter() {
    String text = "a" + FACE + FACE + "b";
    for (int length = 0; length <= text.length(); length++) {
      String prefix = Texts.prefix(text, length);
      assertThat(text).startsWith(prefix);
      assertThat(prefix.codePoints()).noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
      assertThat(length - prefix.length()).isIn(0, 1);
    }
    assertThat(Texts.prefix(text, 2)).isEqualTo("a");
    assertThat(Texts.prefix(text, 3)).isEqualTo("a" + FACE);
    assertThat(Texts.prefix(text, 99)).isEqualTo(text);
  }

  @Test
  void aHalfThatWasAloneBeforeIsNotTakenForAPair() {
    assertThat(Texts.prefix("\uD83Dab", 1)).isEqualTo("\uD83D");
    assertThat(Texts.prefix("\uD83D\uD83D", 1)).isEqualTo("\uD83D");
  }
}
