package io.github.mycase4j.remote.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.tokens.Grants;
import io.github.mycase4j.remote.web.WebResponse;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCreationTest {
  private static final String ONCE = "A1b2C3d4E5f6G7h8I9j0K-";

  private final FictionalPages pages = new FictionalPages();

  private WebResponse create(String once, String name, String days, String scope) {
    return pages.handle(
        Html.post(
            "/tokens/create", "daniel", "once", once, "name", name, "days", days, "scope", scope));
  }

  @Test
  void theTokenIsShownWithItsSnippets() {
    WebResponse response = create(ONCE, "Cursor on my laptop", "90", "write");

    Document page = Html.page(response, "token-created");
    assertThat(response.status()).isEqualTo(200);
    assertThat(Html.text(page, "output#token")).isEqualTo(FakeGrants.TOKEN);
    assertThat(Html.text(page, "#secret")).isEqualTo("MYCASE_MCP_TOKEN=" + FakeGrants.TOKEN);
    assertThat(page.select("#connect article")).hasSize(8);
    assertThat(pages.grants.created)
        .containsExactly(
            "502|"
                + FakeUsers.FIRM
                + "|"
                + ONCE
                + "|Cursor on my laptop|90|mycase:read mycase:write");
  }

  /** Row 9: secret in pages. */
  @Test
  void row9TheTokenIsInThreePlacesOnly() {
    Document page = Html.page(create(ONCE, "Cursor", "7", "read"), "token-created");

    page.select("output#token, #secret, #connect article[data-client=claude-desktop]").remove();

    assertThat(page.outerHtml()).doesNotContain(FakeGrants.TOKEN);
    assertThat(new TokenCreatedView(FakeGrants.TOKEN, "n", When.of(FictionalPages.NOW), true, null))
        .asString()
        .doesNotContain(FakeGrants.TOKEN);
  }

  @Test
  void theTokenEndsWhenItWasChosen() {
    Document page = Html.page(create(ONCE, "Cursor", "30", "read"), "token-created");

    assertThat(page.select("time").attr("datetime")).isEqualTo("2026-12-30T15:08:30Z");
  }

  @ParameterizedTest
  @CsvSource({
    "short,Name,30,read,once",
    "A1b2C3d4E5f6G7h8I9j0K+,Name,30,read,once",
    "'',Name,30,read,once",
    "A1b2C3d4E5f6G7h8I9j0K-,'',30,read,name",
    "A1b2C3d4E5f6G7h8I9j0K-,'  ',30,read,name",
    "A1b2C3d4E5f6G7h8I9j0K-,1234567890123456789012345678901234567890123456789012345678901,30,read,name",
    "A1b2C3d4E5f6G7h8I9j0K-,Name,31,read,days",
    "A1b2C3d4E5f6G7h8I9j0K-,Name,-7,read,days",
    "A1b2C3d4E5f6G7h8I9j0K-,Name,030,read,days",
    "A1b2C3d4E5f6G7h8I9j0K-,Name,'',read,days",
    "A1b2C3d4E5f6G7h8I9j0K-,Name,30,admin,scope",
    "A1b2C3d4E5f6G7h8I9j0K-,Name,30,'',scope"
  })
  void aBadFieldIsNamed(String once, String name, String days, String scope, String field) {
    WebResponse response = create(once, name, days, scope);

    Document page = Html.page(response, "error");
    assertThat(response.status()).isEqualTo(400);
    assertThat(page.select("main").attr("data-error")).isEqualTo("form");
    assertThat(page.select("[data-field=" + field + "]")).hasSize(1);
    assertThat(pages.grants.created).isEmpty();
  }

  @Test
  void aFieldThatIsMissingIsNamed() {
    WebResponse response = pages.handle(Html.post("/tokens/create", "daniel", "once", ONCE));

    assertThat(Html.page(response, "error").select("[data-field=name]")).hasSize(1);
  }

  @Test
  void aFieldThatIsThereTwiceIsNamed() {
    WebResponse response =
        pages.handle(
            Html.post("/tokens/create", "daniel", "once", ONCE, "name", "One", "name", "Two"));

    assertThat(Html.page(response, "error").select("[data-field=name]")).hasSize(1);
  }

  @Test
  void aLifeOverTheLimitIsRefused() {
    pages.maxDays = 30;

    assertThat(create(ONCE, "Name", "30", "read").status()).isEqualTo(200);
    assertThat(create(ONCE, "Name", "90", "read").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 60})
  void aNameOfThatLengthIsTaken(int length) {
    assertThat(create(ONCE, "é".repeat(length), "30", "read").status()).isEqualTo(200);
  }

  @Test
  void theNameIsCleaned() {
    create(ONCE, " Cur\u202Esor\u0007on\nmy   laptop ", "30", "read");

    assertThat(pages.grants.created.get(0)).contains("|Cursor on my laptop|");
  }

  @Test
  void onAReadOnlyServerEveryTokenOnlyReads() {
    pages.readOnly = true;

    assertThat(create(ONCE, "Name", "30", "write").status()).isEqualTo(200);
    assertThat(pages.grants.created.get(0)).endsWith("|mycase:read");
  }

  /** Row 73: token form repeated by reload. */
  @Test
  void row73ARepeatedFormIsAnError() {
    pages.grants.result = Grants.CreateResult.REPEATED;

    WebResponse response = create(ONCE, "Name", "30", "read");

    assertThat(response.status()).isEqualTo(409);
    assertThat(Html.page(response, "error").select("main").attr("data-error"))
        .isEqualTo("repeated");
  }

  @Test
  void oneTokenTooManyIsAnError() {
    pages.grants.result = Grants.CreateResult.TOO_MANY;

    WebResponse response = create(ONCE, "Name", "30", "read");

    assertThat(response.status()).isEqualTo(409);
    assertThat(Html.page(response, "error").select("main").attr("data-error"))
        .isEqualTo("too_many");
  }

  /** Row 70: XSS from the name of a token. */
  @Test
  void row70TheNameIsText() {
    Document page =
        Html.page(create(ONCE, "<script>alert(1)</script>", "30", "read"), "token-created");

    assertThat(page.select("main").text()).contains("<script>alert(1)</script>");
    assertThat(page.select("main script")).isEmpty();
  }
}
