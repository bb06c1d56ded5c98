package com.example.firm.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.sandbox.Sandbox;
import io.github.mycase4j.sandbox.junit.MyCaseSandbox;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MyCaseSandbox(now = "2026-03-11T12:00:00Z")
class MainTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 11);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Map<String, String> environment) {
    return Main.run(environment, TODAY, new PrintStream(out, true), new PrintStream(err, true));
  }

  private int print(MyCaseClient mycase) {
    return Main.print(mycase, TODAY, new PrintStream(out, true), new PrintStream(err, true));
  }

  @Test
  void printsBothReports(Sandbox sandbox) {
    assertThat(run(sandbox.environment())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Open cases with a balance", "Overdue by case");
    assertThat(err.size()).isZero();
  }

  @Test
  void namesTheVariableThatIsMissing() {
    assertThat(run(Map.of())).isEqualTo(Main.FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("MYCASE_ACCESS_TOKEN");
  }

  @Test
  void saysThatALoginIsNeeded(MyCaseClient mycase, Sandbox sandbox) {
    sandbox.expireAccessTokens();
    sandbox.revokeRefreshTokens();
    assertThat(print(mycase)).isEqualTo(Main.FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("MYCASE_REFRESH_TOKEN");
  }

  @Test
  void tellsAFailureThatMayPassFromOneThatWillNot(MyCaseClient mycase, Sandbox sandbox) {
    sandbox.fail("/cases", 403);
    assertThat(print(mycase)).isEqualTo(Main.FAILED);
    sandbox.fail("/cases", 429, "Retry-After", "3600");
    assertThat(print(mycase)).isEqualTo(Main.TRY_LATER);
  }
}
