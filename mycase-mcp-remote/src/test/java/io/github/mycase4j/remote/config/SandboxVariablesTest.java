package io.github.mycase4j.remote.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SandboxVariablesTest {

  @Test
  void leavesTheSettingsOfARealFirmAlone() {
    Map<String, String> environment = new HashMap<>();
    environment.put("CODE_SECONDS", "5");
    environment.put("ENCRYPTION_KEY_FILE", "/nowhere");
    environment.put("MYCASE_CLIENT_SECRET", "secret");
    environment.put("MYCASE_ADMINS", "wrong");
    environment.put("ALLOWED_ORIGINS", "wrong");
    environment.put("TOKEN_MAX_DAYS", "wrong");

    assertThat(SandboxVariables.of(environment)).containsOnlyKeys("CODE_SECONDS");
  }

  @ParameterizedTest
  @CsvSource({
    ", http://127.0.0.1:8080",
    "127.0.0.1:0, http://127.0.0.1:8080",
    "localhost:8080, http://localhost:8080",
    "0.0.0.0:8080, http://0.0.0.0:8080",
    "[::1]:8080, http://[::1]:8080"
  })
  void theAddressIsTheOneThatIsBound(String listen, String address) {
    assertThat(SandboxVariables.address(listen, 8080).origin()).isEqualTo(address);
  }

  @Test
  void theDefaultPortIsLeftOut() {
    assertThat(SandboxVariables.address(null, 80).authority()).isEqualTo("127.0.0.1");
  }
}
