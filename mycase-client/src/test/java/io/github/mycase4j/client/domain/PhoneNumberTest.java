package io.github.mycase4j.client.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "555-555-0142|(555) 555-0142",
        "5555550142|+1 (555) 555-0142",
        "1 555 555 0142|555.555.0142",
        "+15555550142|15555550142",
        "555-0142|5550142",
        "+44 20 5550 0142|442055500142",
        "５５５ 555 0142|5555550142",
        "555-555-0142 x12|5555550142",
        "555-555-0142 ext. 12|(555) 555-0142 x 12",
        "555-555-0142, 12|tel:+1-555-555-0142;ext=12",
        "555-555-0142 Extension: 7|5555550142 #7",
        "fax 555 555 0142|5555550142",
        "555-555-0142|555-555-0142 / 555-555-0143",
        "555-555-0143|555-555-0142 / 555-555-0143",
        "555-555-0143|555-555-0142/555-555-0143",
        "555-555-0142|555-555-0142 555-555-0143",
        "555-555-0143|555-555-0142 555-555-0143",
        "555-555-0143|(555) 555-0142, (555) 555-0143",
        "555-555-0143|555 555 0142 or 555 555 0143",
        "555-555-0143|5555550142;5555550143",
        "555-555-0143|cell 555.555.0142, work 555.555.0143 x7",
        "555-555-0144|555-555-0142 & 555-555-0143 & +1 555-555-0144",
        "+1 555 555 0142|+1 555 555 0142 +1 555 555 0143",
        "555-0142|555-0142 / 555-0143",
        "555-555-0142|555-555-0142 ext. 12 (ask for Ann)",
        "555-555-0142 x12|555-555-0142 ext. 12 (ask for Ann)",
        "555-555-0142 x12|555-555-0142 ext 12, or 555-555-0143",
        "555-555-0142|555-555-0142 (after 5 pm)",
        "555-555-0142|555-555-0142 - do not call before 10",
        "001-555-555-0142|555-555-0142",
        "001 555 555 0142|+1 (555) 555-0142",
        "011 1 555 555 0142|555-555-0142",
        "+44 (0)20 5550 0142|+44 20 5550 0142",
        "+44 (0)20 5550 0142|442055500142",
        "0044 20 5550 0142|+44 20 5550 0142",
        "011 44 20 5550 0142|+44 (0)20 5550 0142",
        "011-44-20-5550-0142|0044 20 5550 0142",
        "020 5550 0142|+44 20 5550 0142",
        "(020) 5550 0142|011 44 20 5550 0142",
        "030/55500142|+49 30 55500142",
        "tel:+1-555-555-0142|555-555-0142",
        "tel. 555-555-0142|555-555-0142",
        "٥٥٥-٥٥٥-٠١٤٢|555-555-0142",
      })
  void matchesTheSameDigits(String one, String other) {
    assertThat(PhoneNumber.parse(one).orElseThrow().matches(other)).isTrue();
    assertThat(PhoneNumber.parse(other).orElseThrow().matches(one)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "555-0142|555-555-0142",
        "5555550142|5555550143",
        "5555550142|2 555 555 0142",
        "1555014|555014",
        "555-555-0142 x12|555-555-0142 x13",
        "555-555-0144|555-555-0142 / 555-555-0143",
        "555-0142|555-555-0142 / 555-555-0143",
        "555-555-0142 x13|555-555-0142 ext. 12 (ask for Ann)",
        "555-555-0142 x12|555-555-0142 x13 / 555-555-0143 x12",
        "020 5550 0142|+44 21 5550 0142",
        "020 5550 0142|+4444 20 5550 0142",
        "0 5550142|+44 20 5550 0142",
        "+44 20 5550 0142|+45 20 5550 0142",
        "011 44 20 5550 0142|011 44 20 5550 0143",
        "0044 20 5550 0142|011 44 20 5550 0143",
        "555-555-0142|not known",
      })
  void tellsOthersApart(String one, String other) {
    assertThat(PhoneNumber.parse(one).orElseThrow().matches(other)).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "none", "()-", "x"})
  void isNoneWithoutADigit(String text) {
    assertThat(PhoneNumber.parse(text)).isEmpty();
    assertThat(PhoneNumber.parse("555-0142").orElseThrow().matches(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "555-01, 555-555-0142, true",
    "0142, 555-555-0142, true",
    "+1 555 555, (555) 555-0142, true",
    "556-0142, 555-555-0142, false",
    "0142 9, 555-555-0142, false",
    "0143, 555-555-0142 / 555-555-0143, true",
    "011 44 20 5550, +44 (0)20 5550 0142, true",
    "020 5550 0142, +44 20 5550 0142, true",
    "+44 (0)20 5550 0142, 0044 20 5550 0142, true",
    "+44 (0)20 5550 0142, 0044 20 5550 0143, false",
  })
  void isPartOfANumberAsOneTypesIt(String typed, String number, boolean part) {
    assertThat(PhoneNumber.parse(typed).orElseThrow().isPartOf(number)).isEqualTo(part);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "555-555-0142 x12",
        "555 555 0142 ext. 12",
        "tel:+1-555-555-0142",
        "tel:+15555550142;ext=12",
        "Tel. (555) 555-0142",
        "cell: 555.555.0142",
        "5555550142",
        "~555_555_0142",
      })
  void isTypedWithAnExtensionOrTheWordTel(String text) {
    assertThat(PhoneNumber.parseTyped(text).orElseThrow().isPartOf("+1 555 555 0142")).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "x5550142", "Zinn 555", "555 Main St", "tel", "telluride 555-0142"})
  void isNotTypedWhereOtherWordsAre(String text) {
    assertThat(PhoneNumber.parseTyped(text)).isEmpty();
  }

  @Test
  @Timeout(60)
  void takesLinearTimeForALongField() {
    PhoneNumber number = PhoneNumber.parse("555-555-0142").orElseThrow();

    for (String piece : new String[] {"5", "5 ", "(", "555-0142 / ", "x1", ", 1", "+"}) {
      assertThat(number.matches(piece.repeat(200_000))).isFalse();
    }
  }

  @Test
  void isAValueThatShowsNoDigits() {
    PhoneNumber number = PhoneNumber.parse("+1 555 555 0142").orElseThrow();

    assertThat(number)
        .isEqualTo(PhoneNumber.parse("5555550142").orElseThrow())
        .hasSameHashCodeAs(PhoneNumber.parse("5555550142").orElseThrow())
        .isNotEqualTo(PhoneNumber.parse("5555550142 x1").orElseThrow());
    assertThat(number.toString()).doesNotContain("555");
  }
}
