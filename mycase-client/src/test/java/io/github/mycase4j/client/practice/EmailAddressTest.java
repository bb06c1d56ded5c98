package io.github.mycase4j.client.practice;

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
  })
  void isTheSameAsAWholeWhateverItsCase(String one, String other, boolean same) {
    assertThat(EmailAddress.same(one, other)).isEqualTo(same);
    assertThat(EmailAddress.same(other, one)).isEqualTo(same);
  }
}
