package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxMainTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void saysWhereItIsAndWhatToSet() throws Exception {
    try (Sandbox sandbox = SandboxMain.start(out, "--redirect-port", "6789")) {
      assertThat(bytes.toString(StandardCharsets.UTF_8))
          .contains(
              "MYCASE_API_BASE=" + sandbox.apiBase(),
              "MYCASE_AUTH_URL=" + sandbox.authorizationUrl(),
              "MYCASE_TOKEN_URL=" + sandbox.tokenUrl(),
              "MYCASE_REDIRECT_PORT=6789");
      assertThat(sandbox.redirectUri()).hasToString("http://127.0.0.1:6789/callback");
      assertThat(sandbox.apiBase().getHost()).isEqualTo("127.0.0.1");
      assertThat(new Caller(sandbox).get("/firm").json().get("name").asText())
          .isEqualTo("Raman & Whitaker LLP");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--ports 1", "--port", "--port x", "--port 70000"})
  void namesTheArgumentThatIsWrong(String line) {
    assertThatThrownBy(() -> SandboxMain.start(out, line.split(" ", -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(line.split(" ", -1)[0]);
    assertThat(SandboxMain.run(out, line.split(" ", -1))).isEqualTo(64);
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .startsWith("mycase4j: ")
        .contains(line.split(" ", -1)[0], "usage: ");
  }
}
