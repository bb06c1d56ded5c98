package io.github.mycase4j.mcp.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailuresTest {
  @Test
  void haveTheirMessageOrTheNameOfTheirClass() {
    assertThat(Failures.message(new IllegalStateException("broken"))).isEqualTo("broken");
    assertThat(Failures.message(new IllegalStateException())).isEqualTo("IllegalStateException");
  }
}
