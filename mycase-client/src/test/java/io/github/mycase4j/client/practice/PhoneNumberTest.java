package io.github.mycase4j.client.practice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
        "555-555-0142|555-555-0142 / 555-555-0143",
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
  })
  void isPartOfANumberAsOneTypesIt(String typed, String number, boolean part) {
    assertThat(PhoneNumber.parse(typed).orElseThrow().isPartOf(number)).isEqualTo(part);
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
