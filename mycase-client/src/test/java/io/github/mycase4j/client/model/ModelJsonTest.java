package io.github.mycase4j.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelJsonTest {

  @Test
  void readsARecord() {
    LegalCase legalCase =
        ModelJson.read(
            LegalCase.class,
            "{\"id\": 7, \"status\": \"open\", \"outstanding_balance\": \"10.50\"}");

    assertThat(legalCase.status().known()).isEqualTo(CaseStatus.Known.OPEN);
    assertThat(legalCase.outstandingBalance()).isEqualTo(new BigDecimal("10.50"));
  }

  @Test
  void readsAList() {
    assertThat(ModelJson.readList(Ref.class, "[{\"id\": 7}, {\"id\": 8}]"))
        .containsExactly(Ref.of(7), Ref.of(8));
  }

  @ParameterizedTest
  @MethodSource("io.github.mycase4j.client.model.ModelRecords#answers")
  void writesWhatItReads(Class<? extends Record> type) {
    Record filled = (Record) ModelRecords.filled(type, "text");

    assertThat(ModelJson.read(type, ModelJson.write(filled))).isEqualTo(filled);
  }

  @Test
  void saysWhatIsWrongWithoutRepeatingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelJson.read(LegalCase.class, "[\"Ann Lee\"]"))
        .withMessageStartingWith("The JSON is no LegalCase: ")
        .withMessageNotContaining("Ann");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelJson.readList(LegalCase.class, "{\"name\": \"Ann Lee\"}"))
        .withMessageStartingWith("The JSON is no list of LegalCase: ");
  }
}
