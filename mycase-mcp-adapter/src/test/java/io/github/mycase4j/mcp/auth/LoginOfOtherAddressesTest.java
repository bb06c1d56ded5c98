package io.github.mycase4j.mcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import org.junit.jupiter.api.Test;

/** Each opening of a firm has a stand-in MyCase at addresses of its own. */
class LoginOfOtherAddressesTest extends FirmLoginTestBase {
  @Test
  void isNotUsedAndItsTokensGoNowhere() {
    open(TestFirm.in(home));
    firm.connector.close();
    open(TestFirm.in(home).loggedOut());
    Row status = status();
    assertThat(status.get("authenticated")).isEqualTo(false);
    assertThat(status.text("problem"))
        .contains("was made with other addresses", firm.sandbox.apiBase().getAuthority())
        .endsWith("Log in again, or set the addresses back.");
    assertThat(firm.refused("list-cases")).contains("was made with other addresses");
    assertThat(firm.requests()).isEmpty();
  }

  @Test
  void isReplacedByANewLogin() throws Exception {
    open(TestFirm.in(home));
    firm.connector.close();
    open(TestFirm.in(home).loggedOut());
    assertThat(firm.sandbox.approve(loginPage())).isEqualTo(200);
    assertThat(status().get("authenticated")).isEqualTo(true);
    assertThat(firm.ok("list-cases").rows("cases")).isNotEmpty();
  }
}
