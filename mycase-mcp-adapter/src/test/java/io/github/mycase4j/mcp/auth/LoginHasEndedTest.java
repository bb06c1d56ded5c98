package io.github.mycase4j.mcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginHasEndedTest extends FirmLoginTestBase {
  @Test
  void statusSaysSoAndAuthenticateOpensThePageAgain() {
    open(TestFirm.in(home));
    firm.clock.advance(Duration.ofDays(15));
    Row status = status();
    assertThat(status.get("authenticated")).isEqualTo(false);
    assertThat(status.text("problem")).contains("has expired", "Call authenticate");
    assertThat(loginPage()).isNotNull();
    assertThat(firm.refused("list-cases")).contains("authenticate");
  }

  @Test
  void aRejectedRefreshEndsItAndIsSaidAndLogged() throws Exception {
    open(TestFirm.in(home));
    firm.sandbox.expireAccessTokens();
    firm.sandbox.revokeRefreshTokens();
    assertThat(status().get("authenticated")).isEqualTo(true);
    firm.refused("list-cases");
    Row status = status();
    assertThat(status.get("authenticated")).isEqualTo(false);
    assertThat(status.get("user_id")).isEqualTo(501);
    assertThat(status.text("problem"))
        .isEqualTo("MyCase refused to refresh the login (invalid_grant). Call authenticate.");
    assertThat(firm.log("refresh").get(0).only("kind", "outcome", "user_id", "error"))
        .isEqualTo(
            Map.of(
                "kind",
                "auth",
                "outcome",
                "error",
                "user_id",
                501,
                "error",
                "MyCase refused to refresh the login (invalid_grant). Log in again."));
    firm.sandbox.approve(loginPage());
    assertThat(status().get("authenticated")).isEqualTo(true);
    assertThat(status().fields()).doesNotContainKey("problem");
  }

  @Test
  void aRevokedOneLeadsToANewLogin() throws Exception {
    open(TestFirm.in(home));
    firm.sandbox.expireAccessTokens();
    firm.sandbox.revokeRefreshTokens();
    assertThat(firm.refused("list-cases")).contains("authenticate");
    assertThat(firm.sandbox.approve(loginPage())).isEqualTo(200);
    assertThat(firm.ok("list-cases").rows("cases")).isNotEmpty();
  }
}
