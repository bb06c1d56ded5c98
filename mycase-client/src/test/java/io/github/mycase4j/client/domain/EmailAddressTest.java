package io.github.mycase4j.client.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailAddressTest {

  @ParameterizedTest
  @CsvSource({
    "ann@example.com, Ann@EXAMPLE.com, true",
    "' ann@example.com ', ann@example.com, true",
    "ann@example.com, joann@example.com, false",
    "ann, ann@example.com, false",
    "ann@example.com, , false",
    ", , false",
    "mailto:Ann@example.com, ann@example.com, true",
    "MAILTO:ann@example.com?subject=Hello, ann@example.com, true",
    "<ann@example.com>, ann@example.com, true",
    "Ann Lee <Ann@Example.com>, ann@example.com, true",
    "'\"Lee, Ann\" <ann@example.com>', ann@example.com, true",
    "ann@example.com;, ann@example.com, true",
    "'ann@example.com; lee@example.com', lee@example.com, true",
    "ann+law@example.com, Ann+Law@example.com, true",
    "mailto:ann+law@example.com, ann+law@example.com, true",
    "ann+law@example.com, ann@example.com, false",
    "ann law@example.com, ann+law@example.com, false",
    "o'zanlon@example.com, O'Zanlon@example.com, true",
    "o'zanlon@example.com, ozanlon@example.com, false",
    "@example.com, ann@example.com, false",
    "<>, ann@example.com, false",
    "mailto:, ann@example.com, false",
  })
  void isTheSameAsAWholeWhateverItsCase(String one, String other, boolean same) {
    assertThat(EmailAddress.same(one, other)).isEqualTo(same);
    assertThat(EmailAddress.same(other, one)).isEqualTo(same);
  }
}
