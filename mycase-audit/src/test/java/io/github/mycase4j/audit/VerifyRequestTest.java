package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyRequestTest {
  private final VerifyRequest request = VerifyRequest.of(Path.of("audit.log"));

  @Test
  void theWholeLogIsAskedForUnlessSaidOtherwise() {
    assertThat(request.from()).isEqualTo(1);
    assertThat(request.to()).isEqualTo(Long.MAX_VALUE);
    assertThat(request.withRange(1, 1).to()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "-1, 5", "5, 4"})
  void aRangeThatHoldsNothingIsRejected(long from, long to) {
    assertThatThrownBy(() -> request.withRange(from, to))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no range of records from " + from + " to " + to + ".");
  }

  @Test
  void anAnchorIsTakenAsItWasWrittenDown() {
    assertThat(request.withAnchor(" " + "AB".repeat(32) + "\n").anchor())
        .isEqualTo("ab".repeat(32));
    assertThat(request.withAnchor(null).anchor()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "xyz"})
  void anAnchorThatIsNoHashIsRejected(String anchor) {
    assertThatThrownBy(() -> request.withAnchor(anchor))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A head hash has 64 hexadecimal digits.");
  }
}
