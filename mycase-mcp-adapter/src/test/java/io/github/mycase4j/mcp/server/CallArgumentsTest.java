package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallArgumentsTest {
  @Test
  void areAnObjectOrNothing() {
    assertThat(CallArguments.of(Map.of("a", 1)).checked()).containsExactly(Map.entry("a", 1));
    assertThat(CallArguments.of(null).checked()).isEmpty();
  }

  @Test
  void areInvalidAsAnythingElse() {
    CallArguments list = CallArguments.of(List.of(1));
    assertThat(list.sent()).isEmpty();
    assertThatThrownBy(list::checked)
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessage("arguments must be an object.");
  }

  @Test
  void nameTheCaseThatTheCallIsAbout() {
    assertThat(CallArguments.of(Map.of("case_id", 7)).caseId()).isEqualTo(7);
    assertThat(CallArguments.of(Map.of("case_id", 7L, "limit", "many")).caseId()).isEqualTo(7);
    assertThat(CallArguments.of(Map.of("case_id", "7")).caseId()).isNull();
    assertThat(CallArguments.of(Map.of("case_id", 7.5)).caseId()).isNull();
    assertThat(CallArguments.of(Map.of()).caseId()).isNull();
  }
}
