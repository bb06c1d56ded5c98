package io.github.mycase4j.client.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextMatchTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Müller|muller",
        "Mu\u0308ller|muller",
        "JOSÉ NÚÑEZ|jose nunez",
        "Straße|strasse",
        "STRAẞE|strasse",
        "Sørensen|sorensen",
        "Łukasz|lukasz",
        "Đorđe|dorde",
        "Ægir Œuvre|aegir oeuvre",
        "Þór Guðrún|thor gudrun",
        "İstanbul|istanbul",
        "ISTANBUL|istanbul",
        "Ilıca|ilica",
        "Nguyễn Văn|nguyen van",
        "Σίσυφος|σισυφοσ",
        "Ｆｕｌｌ|full",
        "ﬁle|file",
        "\u212Aelvin|kelvin",
        "O’Brien|o'brien",
        "Smith–Jones|smith-jones",
        "non\u2011breaking\u00a0space|non-breaking space",
        "' a \t  b '|a b",
        "東京|東京",
      })
  void foldsCaseAccentsAndSpacing(String text, String folded) {
    assertThat(TextMatch.fold(text)).isEqualTo(folded);
    assertThat(TextMatch.fold(folded)).isEqualTo(folded);
  }

  @Test
  void doesNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(TextMatch.fold("TITLE")).isEqualTo("title");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Nested
  class AText {
    private final TextMatch text = TextMatch.of("  MÜLL ");

    @Test
    void isFoundAnywhere() {
      assertThat(text.isIn("Anna Müller")).isTrue();
      assertThat(text.isIn("anna muller")).isTrue();
      assertThat(text.isIn("Anna Miller")).isFalse();
      assertThat(text.isIn(null)).isFalse();
      assertThat(text.isInAny(TextKind.TEXT, null, "x", "mull")).isTrue();
      assertThat(text.isInAny(TextKind.TEXT, null, "x")).isFalse();
    }

    @Test
    void isTheWholeOfAnother() {
      assertThat(text.equalsWhole("Müll")).isTrue();
      assertThat(text.equalsWhole("(Müll)")).isTrue();
      assertThat(TextMatch.of("Family-Law").equalsWhole("family law")).isTrue();
      assertThat(TextMatch.of("Wills and Trusts").equalsWhole("Wills & Trusts")).isTrue();
      assertThat(TextMatch.of("&").equalsWhole("-")).isFalse();
      assertThat(text.equalsWhole("Müller")).isFalse();
      assertThat(text.equalsWhole(null)).isFalse();
    }

    @Test
    void staysOutOfToString() {
      assertThat(text.toString()).doesNotContain("mull").doesNotContain("MÜLL");
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "\t\n", "\u00a0", "\u0301"})
  void aBlankTextFiltersNothing(String blank) {
    TextMatch match = TextMatch.of(blank);

    assertThat(match.isBlank()).isTrue();
    assertThat(match.isIn("anything")).isTrue();
    assertThat(match.isIn(null)).isTrue();
    assertThat(match.isInAny(TextKind.TEXT)).isTrue();
    assertThat(match.equalsWhole("anything")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ann, ann, WHOLE",
    "ann, ann lee, START",
    "lee, ann lee, START_OF_WORD",
    "brien, sean o'brien, START_OF_WORD",
    "nn, ann lee, WITHIN",
    "le, kyle lee, START_OF_WORD",
    "zoe, ann lee, NONE",
  })
  void fitsBetterTheEarlierItStands(String text, String name, TextMatch.Fit fit) {
    assertThat(TextMatch.of(text).fit(TextKind.TEXT, name)).isEqualTo(fit);
    assertThat(TextMatch.of(text).fit(TextKind.NAME, name)).isEqualTo(fit);
  }
}
