package io.github.mycase4j.mcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class KeyIsUnusableTest extends FirmLoginTestBase {
  @Test
  void statusAloneAnswersAndSaysWhatIsWrong() {
    open(TestFirm.in(home).loggedOut().keys(NO_KEY));
    Row status = status();
    assertThat(status.get("authenticated")).isEqualTo(false);
    assertThat(status.text("problem")).contains("ENCRYPTION_KEY is not set.");
    assertThat(firm.refused("list-cases")).contains("ENCRYPTION_KEY is not set.");
    assertThat(firm.refused("authenticate")).contains("ENCRYPTION_KEY is not set.");
    assertThat(firm.requests()).isEmpty();
    assertThat(home.resolve("audit.log")).doesNotExist();
  }

  @Test
  void statusTellsNoNameWhereTheLogCannotBeWritten() throws IOException {
    Files.createDirectory(home.resolve("audit.log"));
    open(TestFirm.in(home));
    Row status = status();
    assertThat(status.fields()).containsOnlyKeys("authenticated", "problem");
    assertThat(status.get("authenticated")).isEqualTo(false);
    assertThat(status.text("problem")).contains("audit.log");
    String read = firm.text("mycase://auth/status");
    // The name of the temporary folder is random, and may have any digits.
    assertThat(read.replace(home.toString(), "home"))
        .contains("\"authenticated\":false")
        .doesNotContain("Priya", "Raman", "501");
  }

  @Test
  void logoutDeletesTheTokensAndSaysThatItIsUnaudited() throws IOException {
    open(TestFirm.in(home));
    firm.connector.close();
    open(TestFirm.in(home).loggedOut().keys(NO_KEY));
    assertThat(firm.ok("logout").text("note")).contains("not in the audit log");
    assertThat(home.resolve("tokens.enc")).doesNotExist();
  }

  @Test
  void aWrongKeyIsNoLogoutAndNoToolRuns() throws IOException {
    open(TestFirm.in(home));
    firm.ok("list-staff");
    firm.connector.close();
    byte[] before = Files.readAllBytes(home.resolve("tokens.enc"));
    open(
        TestFirm.in(home)
            .loggedOut()
            .keys(KeySource.of(EncryptionKey.parse("test", "00".repeat(32)))));
    assertThat(status().text("problem")).contains("key");
    assertThat(firm.refused("list-staff")).contains("key").doesNotContain("Not connected");
    assertThat(firm.requests()).isEmpty();
    assertThat(home.resolve("tokens.enc")).hasBinaryContent(before);
  }

  @Test
  void aTokenFileThatIsNoneIsSaidAndKept() throws IOException {
    open(TestFirm.in(home).loggedOut());
    Files.write(home.resolve("tokens.enc"), "rubbish".getBytes(StandardCharsets.UTF_8));
    assertThat(status().get("authenticated")).isEqualTo(false);
    assertThat(status().text("problem")).contains("tokens.enc");
    assertThat(firm.refused("list-cases")).doesNotContain("Not connected");
    assertThat(home.resolve("tokens.enc")).hasContent("rubbish");
  }
}
