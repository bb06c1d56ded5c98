package io.github.mycase4j.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OpenEnumTest {

  @Test
  void givesTheConstantForAKnownValue() {
    assertThat(InvoiceStatus.of("forwarded")).isSameAs(InvoiceStatus.FORWARDED);
    assertThat(InvoiceStatus.of("forwarded").isKnown()).isTrue();
    assertThat(TaskPriority.of("High")).isSameAs(TaskPriority.HIGH);
    assertThat(BillingType.of("pro_bono")).isSameAs(BillingType.PRO_BONO);
  }

  @Test
  void keepsAnUnknownValueAsWritten() {
    InvoiceStatus status = InvoiceStatus.of("Written Off");

    assertThat(status.isKnown()).isFalse();
    assertThat(status.value()).isEqualTo("Written Off");
    assertThat(status).hasToString("Written Off").isEqualTo(InvoiceStatus.of("Written Off"));
    assertThat(status).hasSameHashCodeAs(InvoiceStatus.of("Written Off"));
  }

  @Test
  void heedsCaseAndKind() {
    assertThat(TaskPriority.of("high")).isNotEqualTo(TaskPriority.HIGH);
    assertThat((Object) PaymentStatus.of("open")).isNotEqualTo(CaseStatus.OPEN);
    assertThat(CaseStatus.OPEN.equals(null)).isFalse();
  }

  @Test
  void isAPlainStringInJson() {
    assertThat(TestJson.write(CaseStatus.OPEN)).isEqualTo("'open'");
    assertThat(TestJson.read("'odd'", CallDirection.class)).isEqualTo(CallDirection.of("odd"));
  }

  @Test
  void rejectsNull() {
    assertThatThrownBy(() -> CaseStatus.of(null)).isInstanceOf(NullPointerException.class);
  }
}
