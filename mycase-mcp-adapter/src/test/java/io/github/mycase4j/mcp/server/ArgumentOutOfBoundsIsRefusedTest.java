package io.github.mycase4j.mcp.server;

import static io.github.mycase4j.mcp.server.Everything.read;
import static io.github.mycase4j.mcp.server.Everything.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentOutOfBoundsIsRefusedTest {
  private static final Duration GUARD = Duration.ofSeconds(20);

  @Nested
  class WhenSomethingIsOutOfBounds {
    @ParameterizedTest
    @ValueSource(ints = {0, -1, 201, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void saysBetweenWhich(int limit) {
      assertThat(refusal("limit", limit))
          .hasMessage("limit must be from 1 to 200, not " + limit + ".");
    }

    @Test
    void rejectsWhatNoIntegerHolds() {
      assertThat(refusal("limit", 4_294_967_297L)).hasMessageContaining("limit is out of range");
      assertThat(refusal("person_id", new BigInteger("9223372036854775808")).argument())
          .isEqualTo("person_id");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void rejectsAnIdBelowOne(long id) {
      assertThat(refusal("person_id", id).argument()).isEqualTo("person_id");
      assertThat(refusal("staff_ids", List.of(5, id)).argument()).isEqualTo("staff_ids[1]");
      assertThat(refusal("staff", List.of(Map.of("id", id))).argument()).isEqualTo("staff[0].id");
    }

    @Test
    void rejectsATextThatIsTooLong() {
      assertThat(read("query", "1234567890").query()).hasSize(10);
      assertThat(refusal("query", "12345678901"))
          .hasMessageContaining("query must have at most 10 characters");
    }

    @Test
    void rejectsAListThatIsTooShort() {
      assertThat(refusal("staff_ids", List.of()))
          .hasMessageContaining("staff_ids must have at least 1 element");
    }
  }

  @Nested
  class WhenANumberIsHuge {
    static Stream<BigDecimal> huge() {
      return Stream.of(
              "1e999999999",
              "-1e999999999",
              "1e-999999999",
              "1e2147483647",
              "9e2147483646",
              "1e400")
          .map(BigDecimal::new);
    }

    @ParameterizedTest
    @MethodSource("huge")
    void rejectsItAsAnIntegerAtOnce(BigDecimal huge) {
      assertTimeoutPreemptively(
          GUARD,
          () -> {
            assertThat(refusal("person_id", huge).getMessage()).hasSizeLessThan(120);
            assertThat(refusal("limit", huge).argument()).isEqualTo("limit");
            assertThat(refusal("staff_ids", List.of(huge)).argument()).isEqualTo("staff_ids[0]");
          });
    }

    @ParameterizedTest
    @MethodSource("huge")
    void rejectsItAsADecimalThatNobodyCouldWriteOut(BigDecimal huge) {
      assertTimeoutPreemptively(
          GUARD,
          () -> assertThat(refusal("hours", huge)).hasMessageStartingWith("hours is out of range"));
    }

    @Test
    void rejectsWhatIsNoNumber() {
      for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
        assertThat(refusal("person_id", none).argument()).isEqualTo("person_id");
        assertThat(refusal("hours", none).argument()).isEqualTo("hours");
      }
    }
  }
}
