package io.github.mycase4j.mcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.TestFirm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class SettingIsMissingOrWrongTest extends FirmLoginTestBase {
  @Test
  void theClientIdIsNamed() {
    open(TestFirm.in(home).loggedOut().set("MYCASE_CLIENT_ID", ""));
    assertThat(firm.refused("authenticate"))
        .startsWith("MYCASE_CLIENT_ID is not set. MyCase support gives");
    assertThat(status().text("problem")).contains("MYCASE_CLIENT_ID is not set");
    assertThat(firm.refused("list-cases")).contains("MYCASE_CLIENT_ID");
    assertThat(firm.requests()).isEmpty();
  }

  @Test
  void bothAreNamedTogether() {
    open(TestFirm.in(home).loggedOut().set("MYCASE_CLIENT_ID", "").set("MYCASE_CLIENT_SECRET", ""));
    assertThat(firm.refused("authenticate"))
        .startsWith("MYCASE_CLIENT_ID and MYCASE_CLIENT_SECRET are not set.");
  }

  @Test
  void aWrongAddressIsNamedAndNothingIsSent() {
    open(TestFirm.in(home).set("MYCASE_API_BASE", "http://mycase.example.com/v1"));
    assertThat(firm.refused("list-cases")).startsWith("MYCASE_API_BASE must be an https address");
    assertThat(status().text("problem")).contains("MYCASE_API_BASE");
    assertThat(firm.requests()).isEmpty();
  }

  @Test
  void aTakenPortIsNamedWithItsVariable() throws IOException {
    open(TestFirm.in(home).loggedOut());
    int port = firm.sandbox.redirectUri().getPort();
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(taken.getLocalPort()).isEqualTo(port);
      assertThat(firm.refused("authenticate"))
          .contains("MYCASE_REDIRECT_PORT", String.valueOf(port));
    }
  }
}
