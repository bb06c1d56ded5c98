package io.github.mycase4j.mcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.sandbox.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SomebodyIsLoggedInTest extends FirmLoginTestBase {
  @Test
  void authenticateSaysSoAndOpensNothing() {
    open(TestFirm.in(home));
    Row answer = authenticate();
    assertThat(answer.get("authenticated")).isEqualTo(true);
    assertThat(answer.text("message")).contains("already");
    assertThat(answer.fields()).doesNotContainKey("authorization_url");
  }

  @Test
  void statusTellsWhoAndUntilWhen() {
    open(TestFirm.in(home));
    Row status = status();
    assertThat(status.only("authenticated", "firm_name", "firm_uuid", "user_name", "user_id"))
        .isEqualTo(
            Map.of(
                "authenticated",
                true,
                "firm_name",
                "Raman & Whitaker LLP",
                "firm_uuid",
                "firm-of-the-test",
                "user_name",
                "Priya Raman",
                "user_id",
                501));
    assertThat(status.instant("access_token_expires_at"))
        .isEqualTo(TestFirm.NOW.plus(Duration.ofDays(1)));
    assertThat(status.instant("refresh_token_expires_at"))
        .isEqualTo(TestFirm.NOW.plus(Duration.ofDays(14)));
    assertThat(firm.requests()).isEmpty();
  }

  @Test
  void logoutDeletesTheLoginAndForgetsWhatWasRead() {
    open(TestFirm.in(home));
    firm.ok("list-staff");
    assertThat(firm.ok("logout").fields()).isEqualTo(Map.of("logged_out", true));
    assertThat(home.resolve("tokens.enc")).doesNotExist();
    assertThat(home.resolve("audit.log")).exists();
    assertThat(status().get("authenticated")).isEqualTo(false);
    assertThat(firm.refused("list-staff")).contains("Call authenticate");
    assertThat(firm.ok("logout").get("logged_out")).isEqualTo(true);
  }

  @Test
  void anEndedAccessTokenIsRefreshedOnTheWay() {
    open(TestFirm.in(home));
    firm.clock.advance(Duration.ofDays(2));
    assertThat(firm.ok("list-staff").rows("staff")).isNotEmpty();
    assertThat(firm.requests()).contains("/tokens");
    assertThat(firm.log("refresh")).hasSize(1);
    assertThat(firm.log("refresh").get(0).only("kind", "outcome", "user_id", "firm"))
        .isEqualTo(
            Map.of(
                "kind", "auth", "outcome", "success", "user_id", 501, "firm", "firm-of-the-test"));
    List<Object> kinds = firm.log().stream().map(line -> line.get("kind")).toList();
    assertThat(kinds.subList(kinds.size() - 2, kinds.size())).containsExactly("auth", "call");
  }

  @Test
  void aRefreshThatMyCaseDoesNotAnswerLeavesTheLoginAlive() {
    open(TestFirm.in(home));
    // One collection alone: another load beside it could meet the failure in its place.
    firm.sandbox.expireAccessTokens();
    firm.sandbox.failNext(Fault.status(503).on("POST", "/tokens"));
    assertThat(firm.refused("list-staff")).contains("503");
    assertThat(status().get("authenticated")).isEqualTo(true);
    assertThat(firm.log("refresh").get(0).get("outcome")).isEqualTo("error");
    assertThat(firm.ok("list-staff").rows("staff")).isNotEmpty();
    assertThat(firm.log("refresh").get(1).get("outcome")).isEqualTo("success");
  }

  @Test
  void anotherUserSeesNothingOfTheOneBefore() throws Exception {
    open(TestFirm.in(home));
    String cursor = firm.ok("list-cases", "limit", 5).text("next_cursor");
    firm.ok("logout");
    firm.sandbox.signInAs(502);
    firm.sandbox.approve(loginPage());
    assertThat(authenticate().get("user_name")).isEqualTo("Daniel Whitaker");
    firm.sandbox.clearRequests();
    assertThat(firm.refused("list-cases", "limit", 5, "cursor", cursor)).contains("cursor");
    firm.ok("list-cases");
    assertThat(firm.requests()).contains("/v1/cases");
  }

  @Test
  void anotherUserThanBeforeIsNamedOnThePageAndInTheResponse() throws Exception {
    open(TestFirm.in(home));
    firm.clock.advance(Duration.ofDays(15));
    firm.sandbox.signInAs(502);
    firm.sandbox.approve(loginPage());
    assertThat(authenticate().text("message"))
        .isEqualTo(
            "MyCase is already connected, so no login page was opened. A different MyCase user is"
                + " connected now: Daniel Whitaker (Raman & Whitaker LLP) instead of Priya Raman"
                + " (Raman &"
                + " Whitaker LLP). If you did not expect that, log out and connect again.");
    assertThat(authenticate().text("message")).doesNotContain("another");
  }

  @Test
  void aLogoutInBetweenDoesNotHideThatTheUserIsAnother() throws Exception {
    open(TestFirm.in(home));
    firm.ok("logout");
    firm.ok("logout");
    firm.sandbox.signInAs(502);
    firm.sandbox.approve(loginPage());
    assertThat(authenticate().text("message")).contains("now: Daniel Whitaker", "instead of Priya");
  }

  @Test
  void theSameUserIsNotCalledAnother() throws Exception {
    open(TestFirm.in(home).loggedOut());
    firm.sandbox.approve(loginPage());
    firm.ok("logout");
    firm.sandbox.approve(loginPage());
    assertThat(authenticate().text("message"))
        .isEqualTo("MyCase is already connected, so no login page was opened.");
  }
}
