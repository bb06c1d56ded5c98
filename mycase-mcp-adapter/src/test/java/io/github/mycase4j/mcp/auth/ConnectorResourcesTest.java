package io.github.mycase4j.mcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.server.McpServer;
import org.junit.jupiter.api.Test;

class ConnectorResourcesTest extends FirmLoginTestBase {
  @Test
  void sayTheSameAsTheStatus() {
    open(TestFirm.in(home));
    String text = firm.text("mycase://auth/status");
    assertThat(text).contains("\"authenticated\":true", "Priya Raman");
    assertThat(firm.log("mycase://auth/status").get(0).get("kind")).isEqualTo("call");
  }

  @Test
  void sayItWithoutWhatNobodySees() {
    open(TestFirm.in(home));
    Tokens tokens = firm.connection.store().load().orElseThrow();
    Account odd = new Account(501L, "Priya\u200B Raman\u202E", "Raman", "firm-of-the-test");
    firm.connection.store().save(tokens.withAccount(odd));
    assertThat(firm.text("mycase://auth/status")).contains("\"Priya Raman\"");
  }

  @Test
  void remindOfTheDutiesAndWhereTheLogIs() {
    open(TestFirm.in(home));
    assertThat(firm.text("mycase://compliance/info"))
        .contains("Formal Opinion 512", home.resolve("audit.log").toString(), "sha256sum");
    assertThat(firm.read("mycase://other").status()).isEqualTo(McpServer.ResourceStatus.NOT_FOUND);
  }

  @Test
  void areReadAlsoWithoutALog() {
    open(TestFirm.in(home).loggedOut().keys(NO_KEY));
    assertThat(firm.text("mycase://auth/status")).contains("ENCRYPTION_KEY is not set.");
  }

  @Test
  void andInstructionsAreShort() {
    open(TestFirm.in(home));
    assertThat(firm.connector.instructions())
        .hasSizeLessThan(2_000)
        .contains("auth-status.user_id", "never orders");
  }
}
