package io.github.mycase4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentSettingsTest {
  private final Map<String, String> variables =
      new HashMap<>(
          Map.of(
              "MYCASE_ACCESS_TOKEN", "the-access-token",
              "MYCASE_REFRESH_TOKEN", "the-refresh-token",
              "MYCASE_CLIENT_ID", "the-id",
              "MYCASE_CLIENT_SECRET", "the-secret"));

  private void isRejected(String name, String value, String message) {
    Map<String, String> wrong = new HashMap<>(variables);
    wrong.put(name, value);
    assertThatThrownBy(() -> MyCaseClient.fromEnvironment(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name)
        .hasMessageContaining(message)
        .hasMessageNotContaining("the-");
  }

  @Test
  void makeAClient() {
    variables.put("MYCASE_API_BASE", "http://127.0.0.1:9/v1");
    variables.put("MYCASE_AUTH_URL", "http://127.0.0.1:9/login");
    variables.put("MYCASE_TOKEN_URL", "http://127.0.0.1:9/tokens");
    variables.put("MYCASE_RATE_LIMIT_PER_MINUTE", " 600 ");
    variables.put("MYCASE_REDIRECT_PORT", "5679");

    try (MyCaseClient mycase = MyCaseClient.fromEnvironment(variables)) {
      assertThat(mycase.requestsSent()).isZero();
    }
  }

  @Test
  void needOnlyAnAccessToken() {
    try (MyCaseClient mycase =
        MyCaseClient.fromEnvironment(Map.of("MYCASE_ACCESS_TOKEN", "the-access-token"))) {
      assertThat(mycase).isNotNull();
    }
  }

  @Test
  void areNamedWhereTheyCannotBeUsed() {
    isRejected("MYCASE_ACCESS_TOKEN", " ", "is missing");
    isRejected("MYCASE_CLIENT_ID", "", "is missing");
    isRejected("MYCASE_CLIENT_SECRET", "", "is missing");
    isRejected("MYCASE_RATE_LIMIT_PER_MINUTE", "0", "whole number from 1");
    isRejected("MYCASE_RATE_LIMIT_PER_MINUTE", "fast", "whole number from 1");
    isRejected("MYCASE_REDIRECT_PORT", "65536", "from 1 to 65535");
    isRejected("MYCASE_API_BASE", "http://[", "is not an address");
    isRejected("MYCASE_TOKEN_URL", "not a url", "is not an address");
  }

  @Test
  void nameTheVariableOfAnAddressThatMayNotHaveTheToken() {
    isRejected("MYCASE_API_BASE", "http://mycase.example.com/v1", "must be an https address");
    isRejected("MYCASE_AUTH_URL", "http://mycase.example.com/x", "must be an https address");
    isRejected("MYCASE_TOKEN_URL", "http://mycase.example.com/x", "must be an https address");
  }
}
