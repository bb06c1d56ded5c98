package io.github.mycase4j.mcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.sandbox.Fault;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginIsRefusedTest extends FirmLoginTestBase {
  @Test
  void aForbiddenUserIsToldWhichPermissionIsMissing() {
    open(TestFirm.in(home));
    firm.sandbox.failNext(Fault.status(403).on("GET", "/v1/me"));
    assertThat(firm.refused("authenticate"))
        .contains("Manage your firm's preferences, billing, and payment options");
  }

  @Test
  void aForbiddenUserIsNotLoggedIn() throws Exception {
    open(TestFirm.in(home).loggedOut());
    URI page = loginPage();
    firm.sandbox.failNext(Fault.status(403).on("GET", "/v1/me"));
    assertThat(firm.sandbox.approve(page)).isGreaterThanOrEqualTo(400);
    assertThat(status().get("authenticated")).isEqualTo(false);
    assertThat(home.resolve("tokens.enc")).doesNotExist();
  }

  @Test
  void aLoginThatCannotBeLoggedIsNotKept() throws Exception {
    open(TestFirm.in(home).loggedOut());
    URI page = loginPage();
    firm.connection.close();
    assertThat(firm.sandbox.approve(page)).isEqualTo(502);
    assertThat(home.resolve("tokens.enc")).doesNotExist();
  }

  @Test
  void aDeniedLoginLeavesNothing() throws Exception {
    open(TestFirm.in(home).loggedOut());
    URI page = loginPage();
    assertThat(firm.sandbox.deny(page)).isEqualTo(403);
    assertThat(status().get("authenticated")).isEqualTo(false);
    Row next = authenticate();
    assertThat(next.text("message"))
        .startsWith("The last login was not finished. Access was denied: Deny was pressed")
        .contains("Open authorization_url");
    assertThat(next.text("authorization_url")).isNotEqualTo(page.toString());
    firm.ok("logout");
    assertThat(authenticate().text("message")).startsWith("No browser could be opened.");
  }

  @Test
  void aLoginThatNobodyFinishedIsSaidByTheNextCall() {
    open(TestFirm.in(home).loggedOut());
    loginPage();
    firm.clock.advance(Duration.ofMinutes(6));
    assertThat(authenticate().text("message"))
        .startsWith("The last login was not finished. Nobody logged in within 5 minutes. No br");
    firm.clock.advance(Duration.ofMinutes(1));
  }
}
