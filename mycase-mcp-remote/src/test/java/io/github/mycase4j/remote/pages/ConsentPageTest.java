package io.github.mycase4j.remote.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.tokens.Clients;
import io.github.mycase4j.remote.web.PageException;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentPageTest {
  private static final String REMOTE = "https://assistant.example/oauth/callback";
  private static final Clients.Client CLAUDE = FakeRequests.registered("Claude");

  private final FakeUsers users = new FakeUsers();
  private final FakeBrowsers browsers = new FakeBrowsers(users);
  private final FakeRequests requests = new FakeRequests();

  @BeforeEach
  void logIn() {
    users.add(501, "Priya Raman", true, false);
    browsers.begin("priya", 501L);
  }

  private ConsentPage page(boolean readOnly) {
    return new ConsentPage(
        new Site(),
        readOnly,
        browsers,
        users,
        requests,
        requests,
        new ConsentPage.ToolTitles(
            () -> List.of("List cases", "Search contacts"), () -> List.of("Create a case")));
  }

  private Document show(String redirectUri, Scope scope, Clients.Client client) {
    requests.add("R1", "priya", redirectUri, scope, client);
    return Html.page(
        page(false).handle(Html.get("/oauth/consent", "request=R1", "priya")), "consent");
  }

  @Nested
  class ARequestToReadAndWrite {
    private Document page;

    @BeforeEach
    void show() {
      page = ConsentPageTest.this.show(REMOTE, Scope.READ_WRITE, CLAUDE);
    }

    @Test
    void namesTheClientTheFirmTheUserAndWhereItReturns() {
      assertThat(Html.text(page, "[data-client-name]")).isEqualTo("Claude");
      assertThat(Html.text(page, "[data-client-id]")).isEqualTo(CLAUDE.id());
      assertThat(Html.text(page, "[data-firm-name]")).isEqualTo("Raman & Whitaker LLP");
      assertThat(Html.text(page, "[data-user-id=501]")).isEqualTo("Priya Raman");
      assertThat(Html.text(page, "[data-redirect-host]")).isEqualTo("assistant.example");
    }

    @Test
    void listsWhatTheClientCouldReadAndChange() {
      assertThat(page.select("#reads li").eachText())
          .containsExactly("List cases", "Search contacts");
      assertThat(page.select("#writes li").eachText()).containsExactly("Create a case");
    }

    @Test
    void hasAFormWithTheTickedChoiceToWrite() {
      assertThat(page.select("form#consent").attr("action")).isEqualTo("/oauth/consent");
      assertThat(page.select("form#consent input[name=request]").attr("value")).isEqualTo("R1");
      assertThat(page.select("form#consent input[name=csrf]").attr("value"))
          .isEqualTo("csrf-of-priya");
      assertThat(page.select("input#write[name=write][value=1][checked]")).hasSize(1);
      assertThat(page.select("label[for=write]")).hasSize(1);
      assertThat(page.select("button#allow[name=decision]").val()).isEqualTo("allow");
      assertThat(page.select("button#deny[name=decision]").val()).isEqualTo("deny");
    }

    @Test
    void hasNoWarningAboutThisComputer() {
      assertThat(page.select("#localhost-warning")).isEmpty();
    }

    @Test
    void saysHowToEndTheAccess() {
      assertThat(page.select("main a[href=/tokens]")).hasSize(1);
    }
  }

  @Nested
  class WritingIsNotOffered {
    @Test
    void whereItWasNotAskedFor() {
      assertThat(show(REMOTE, Scope.READ, CLAUDE).select("#write, #writes")).isEmpty();
    }

    @Test
    void onAReadOnlyServer() {
      requests.add("R1", "priya", REMOTE, Scope.READ_WRITE, CLAUDE);

      Document page =
          Html.page(
              page(true).handle(Html.get("/oauth/consent", "request=R1", "priya")), "consent");

      assertThat(page.select("#write, #writes")).isEmpty();
      assertThat(page.select("#reads li")).isNotEmpty();
    }
  }

  /** Row 27: spoofed client name. */
  @Nested
  class Row27TheNameOfTheClient {
    @Test
    void isMarkedAsNotVerifiedWhereTheClientRegistered() {
      Document page = show(REMOTE, Scope.READ, CLAUDE);

      assertThat(Html.text(page, "[data-client-kind=registered]")).contains("name not verified");
    }

    @Test
    void hasTheHostOfItsDocumentBesideIt() {
      Document page =
          show(REMOTE, Scope.READ, FakeRequests.document("https://claude.example/mcp", "Claude"));

      assertThat(Html.text(page, "[data-client-kind=document]")).contains("name not verified");
      assertThat(Html.text(page, "[data-client-host]")).isEqualTo("claude.example");
      assertThat(Html.text(page, "[data-client-id]")).isEqualTo("https://claude.example/mcp");
    }

    @Test
    void isTextAlsoWhereItLooksLikeMarkup() {
      Document page =
          show(REMOTE, Scope.READ, FakeRequests.registered("<script>alert(1)</script>"));

      assertThat(Html.text(page, "[data-client-name]")).isEqualTo("<script>alert(1)</script>");
      assertThat(page.select("main script")).isEmpty();
    }

    @Test
    void isCutAndCleaned() {
      String name = "Claude\u202E\u0007\n" + "x".repeat(500);

      String shown =
          Html.text(show(REMOTE, Scope.READ, FakeRequests.registered(name)), "[data-client-name]");

      assertThat(shown).startsWith("Claude xx").endsWith("…").hasSize(80);
    }

    @Test
    void isUnnamedWhereNothingIsLeftOfIt() {
      Document page = show(REMOTE, Scope.READ, FakeRequests.registered("\u202E \u200B"));

      assertThat(Html.text(page, "[data-client-name]")).isEqualTo("unnamed");
    }
  }

  /** Row 28: stranger's document with a localhost redirect. */
  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:5123/cb,127.0.0.1",
    "http://localhost/cb,localhost",
    "http://[::1]:80/cb,[::1]"
  })
  void row28ARedirectToThisComputerHasAWarning(String redirectUri, String host) {
    Document page =
        show(redirectUri, Scope.READ, FakeRequests.document("https://a.example/c", "Editor"));

    assertThat(page.select("#localhost-warning").text()).contains("this computer");
    assertThat(Html.text(page, "[data-redirect-host]")).isEqualTo(host);
  }

  @Test
  void aPrivateUseSchemeIsShownWithoutItsHost() {
    Document page = show("cursor://claude.ai/callback", Scope.READ, CLAUDE);

    assertThat(Html.text(page, "[data-redirect-host]")).isEqualTo("cursor:");
    assertThat(page.select("#localhost-warning")).isEmpty();
  }

  /** Row 70: XSS from names of firm, user, client. */
  @Test
  void row70NamesOfFirmAndUserAreText() {
    users.add(501, "<img src=x onerror=alert(1)>", true, false);
    users.firm = "\"><script>alert(2)</script>";

    Document page = show(REMOTE, Scope.READ, CLAUDE);

    assertThat(Html.text(page, "[data-user-id=501]")).isEqualTo("<img src=x onerror=alert(1)>");
    assertThat(Html.text(page, "[data-firm-name]")).isEqualTo(users.firm);
    assertThat(page.select("img, main script")).isEmpty();
  }

  /** Row 41: consent hijack. */
  @Nested
  class Row41AnUnknownRequest {
    private void assertUnknown(String query, String session) {
      requests.add("R1", "priya", REMOTE, Scope.READ, CLAUDE);
      assertThatThrownBy(() -> page(false).handle(Html.get("/oauth/consent", query, session)))
          .isInstanceOfSatisfying(
              PageException.class,
              error -> {
                assertThat(error.status()).isEqualTo(400);
                assertThat(error.code()).isEqualTo("request_unknown");
              });
    }

    @ParameterizedTest
    @ValueSource(strings = {"request=R2", "request=", "", "other=R1"})
    void isNotShown(String query) {
      assertUnknown(query, "priya");
    }

    @Test
    void isThatOfAnotherBrowser() {
      browsers.begin("other", 501L);

      assertUnknown("request=R1", "other");
    }

    @Test
    void isThatOfABrowserWithoutALogin() {
      browsers.begin("anonymous", null);

      assertUnknown("request=R1", "anonymous");
      assertUnknown("request=R1", null);
    }
  }
}
