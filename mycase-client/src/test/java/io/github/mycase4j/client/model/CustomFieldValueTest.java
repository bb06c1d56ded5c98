package io.github.mycase4j.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomFieldValueTest {

  @Test
  void everyKindIsAText() {
    assertThat(value("'blue'").asText()).contains("blue");
    assertThat(value("1.50").asText()).contains("1.50");
    assertThat(value("1E3").asText()).contains("1000");
    assertThat(value("12").asText()).contains("12");
    assertThat(value("true").asText()).contains("true");
    assertThat(value("null").asText()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1.50,1.50", "'''500.0''',500.0", "12,12", "'''-3''',-3"})
  void numbersAreExactAlsoAsText(String json, String number) {
    assertThat(value(json).asDecimal()).contains(new BigDecimal(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'blue'", "true", "null", "''", "'1e999999999'", "'1:30'", "'$5'"})
  void whatIsNoNumberHasNone(String json) {
    assertThat(value(json).asDecimal()).isEmpty();
  }

  @Test
  void datesAreAsWritten() {
    LocalDate day = LocalDate.of(2026, 3, 5);

    assertThat(value("'2026-03-05'").asDate()).contains(day);
    assertThat(value("'2026-03-05T23:30:00-05:00'").asDate()).contains(day);
    assertThat(value("'2026-02-30'").asDate()).isEmpty();
    assertThat(value("'2026-03-051'").asDate()).isEmpty();
    assertThat(value("20260305").asDate()).isEmpty();
    assertThat(value("null").asDate()).isEmpty();
  }

  @Test
  void yesAndNoMayBeText() {
    assertThat(value("true").asBoolean()).contains(true);
    assertThat(value("'false'").asBoolean()).contains(false);
    assertThat(value("'no'").asBoolean()).isEmpty();
    assertThat(value("1").asBoolean()).isEmpty();
    assertThat(value("null").asBoolean()).isEmpty();
  }

  private static CustomFieldValue value(String json) {
    return TestJson.read(
        "{'custom_field': {'id': 5}, 'value': " + json + "}", CustomFieldValue.class);
  }
}
