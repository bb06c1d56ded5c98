package io.github.mycase4j.mcp.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.auth.Account;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LoginPagesTest {
  private static final String HOSTILE = "<img src=x onerror=\"alert('1')\">&";
  private static final String ESCAPED =
      "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;";

  private static final List<String> ALL =
      List.of(
          LoginPages.of(new LoginOutcome.Connected(new Account(1L, HOSTILE, HOSTILE, HOSTILE))),
          LoginPages.of(new LoginOutcome.Connected(Account.UNKNOWN)),
          LoginPages.of(new LoginOutcome.Denied(HOSTILE)),
          LoginPages.of(new LoginOutcome.Failed(HOSTILE)),
          LoginPages.of(new LoginOutcome.Expired()),
          LoginPages.of(new LoginOutcome.Connected(Account.UNKNOWN).with(HOSTILE)),
          LoginPages.unknownLogin(),
          LoginPages.alreadyTaken(),
          LoginPages.openedElsewhere(),
          LoginPages.otherBrowser(),
          LoginPages.nothingHere());

  @Test
  void needNothingFromElsewhere() {
    assertThat(ALL)
        .allSatisfy(
            page ->
                assertThat(page)
                    .doesNotContain("<link", "<img", "href=", "url(", "@import", "http")
                    .doesNotContainPattern("<[^>]*\\son\\w+="));
  }

  @Test
  void runOneScriptWhichThePolicyNamesByItsHash() throws Exception {
    Pattern script = Pattern.compile("<script>([^<]*)</script>");
    for (String page : ALL) {
      Matcher matcher = script.matcher(page);
      assertThat(matcher.find()).isTrue();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(matcher.group(1).getBytes(UTF_8));
      assertThat(LoginPages.POLICY)
          .isEqualTo(
              "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-%s'",
              Base64.getEncoder().encodeToString(digest));
      assertThat(page).containsOnlyOnce("<script");
    }
  }

  @Test
  void areWholeDocumentsForPhonesAndForTheDark() {
    assertThat(ALL)
        .allSatisfy(
            page ->
                assertThat(page)
                    .startsWith("<!doctype html>")
                    .contains("<html lang=\"en\">", "width=device-width", "prefers-color-scheme")
                    .contains("go back to Claude")
                    .endsWith("</html>\n"));
  }

  @Test
  void escapeWhatComesFromOutside() {
    assertThat(ALL).noneSatisfy(page -> assertThat(page).contains(HOSTILE));
    assertThat(ALL.get(0)).containsPattern("Firm.*\\Q" + ESCAPED + "\\E.*User.*\\Q" + ESCAPED);
    assertThat(ALL.get(2)).contains("<p>" + ESCAPED + "</p>");
    assertThat(ALL.get(3)).contains("<p>" + ESCAPED + "</p>");
  }

  @Test
  void leaveOutWhatMyCaseDidNotSay() {
    assertThat(LoginPages.of(new LoginOutcome.Connected(new Account(1L, "Anna Reed", " ", null))))
        .contains("User", "Anna Reed")
        .doesNotContain("Firm");
    assertThat(LoginPages.of(new LoginOutcome.Connected(Account.UNKNOWN)))
        .contains("Connected")
        .doesNotContain("<dl>", "null");
  }

  @Test
  void differFromEachOther() {
    assertThat(ALL).doesNotHaveDuplicates();
  }
}
