package io.github.mycase4j.remote.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.web.UnavailableException;
import io.github.mycase4j.remote.web.WebRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerLogTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final TestRouter test = new TestRouter();

  private String logged(WebRequest request) {
    test.log.request(request, 200, Duration.ofMillis(12));
    return test.logged();
  }

  @Test
  void writesTheGrantAndTheTrace() {
    WebRequest request =
        Requests.request("POST", "/mcp", "", "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
    request.put(
        Bearer.class,
        new Bearer(Bearer.Kind.GRANT, "01JDZ", 7, Scope.READ, "Client\n", "client/1\u001b"));

    assertThat(logged(request))
        .isEqualTo("2026-11-30T10:00:15Z POST /mcp 200 12ms grant/01JDZ trace=" + TRACE + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-" + TRACE + "-00f067aa0ba902b7",
        "00-" + TRACE + "-00f067aa0ba902b7-01\n2026 forged",
        "ff-" + TRACE + "-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-" + TRACE + "-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
      })
  void leavesOutATraceThatIsMalformed(String parent) {
    assertThat(logged(Requests.get("/mcp", "traceparent", parent)))
        .isEqualTo("2026-11-30T10:00:15Z GET /mcp 200 12ms\n");
  }

  /** Row 59: forged log lines. */
  @Test
  void escapesControlCharactersAndCutsLongPaths() {
    String line =
        logged(Requests.get("/a\n2026 b\u001b[31m\u2028\u202e\u0085" + "x".repeat(1_000_000)));

    assertThat(line)
        .startsWith("2026-11-30T10:00:15Z GET /a\\u000a2026 b\\u001b[31m\\u2028\\u202e\\u0085xxx")
        .hasSizeLessThan(400);
    assertThat(line.strip().lines()).hasSize(1);
  }

  /** Row 9: secrets in the log. */
  @Test
  void cutsTokensWhereverTheyStand() {
    String token = "mc4j_at_" + "Zm9v-_".repeat(7);

    assertThat(logged(Requests.get("/mcp/" + token))).contains("/mcp/mc4j_at_… ");
    test.log.failure("A thing failed", new IllegalStateException("for " + token + " and more"));
    test.log.warning("Warned of " + token);
    assertThat(test.logged())
        .contains("IllegalStateException: for mc4j_at_… and more", "Warned of mc4j_at_…")
        .doesNotContain("Zm9v");
  }

  @Test
  void writesAMissingResponseAsADash() {
    test.log.request(Requests.get("/mcp"), 0, Duration.ofSeconds(2));

    assertThat(test.logged()).isEqualTo("2026-11-30T10:00:15Z GET /mcp - 2000ms\n");
  }

  @Test
  void writesTheStackOfAFailureAndOfItsCauses() {
    test.log.failure(
        Requests.get("/x"),
        new IllegalStateException("first\nline", new IllegalArgumentException("second")));

    assertThat(test.logged())
        .startsWith(
            "2026-11-30T10:00:15Z GET /x failed: java.lang.IllegalStateException:"
                + " first\\u000aline\n"
                + "    at ")
        .contains("\n  caused by java.lang.IllegalArgumentException: second\n    at ");
  }

  @Test
  void writesOneLineForADatabaseThatIsGone() {
    test.log.failure(
        Requests.get("/x"), new UnavailableException(new java.sql.SQLException("refused")));

    assertThat(test.logged())
        .contains("UnavailableException: The database", "caused by java.sql.SQLException: refused")
        .doesNotContain("    at ");
  }
}
