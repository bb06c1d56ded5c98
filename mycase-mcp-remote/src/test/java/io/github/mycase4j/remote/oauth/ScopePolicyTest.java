package io.github.mycase4j.remote.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.server.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopePolicyTest {
  private final ScopePolicy policy = new ScopePolicy(false);
  private final ScopePolicy readOnly = new ScopePolicy(true);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "| READ_WRITE",
        "'' | READ_WRITE",
        "mycase:read | READ",
        "mycase:write | READ_WRITE",
        "mycase:write mycase:read | READ_WRITE",
        "mycase:read  mycase:write | READ_WRITE",
        "openid mycase:read | READ",
        "openid profile | READ_WRITE",
        "mycase:READ | READ_WRITE",
        "mycase:read,mycase:write | READ_WRITE"
      })
  void ignoresWhatItDoesNotKnow(String asked, Scope scope) {
    assertThat(policy.requested(asked)).isEqualTo(scope);
  }

  @ParameterizedTest
  @CsvSource({
    "READ_WRITE, true, READ_WRITE",
    "READ_WRITE, false, READ",
    "READ, true, READ",
    "READ, false, READ"
  })
  void row55GrantsWhatWasAskedForAndAgreed(Scope asked, boolean agreed, Scope granted) {
    assertThat(policy.granted(asked, agreed)).isEqualTo(granted);
  }

  @Test
  void row56NeverLetsAnybodyWriteOnAReadOnlyServer() {
    assertThat(readOnly.supported()).containsExactly("mycase:read");
    assertThat(readOnly.requested("mycase:write")).isEqualTo(Scope.READ);
    assertThat(readOnly.requested(null)).isEqualTo(Scope.READ);
    assertThat(readOnly.granted(Scope.READ_WRITE, true)).isEqualTo(Scope.READ);
  }
}
