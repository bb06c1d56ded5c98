package io.github.mycase4j.remote.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.WebResponse;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPagesTest {
  private final ErrorPages pages = new ErrorPages(new Site());

  @Test
  void anErrorHasItsStatusItsCodeAndItsSentence() {
    WebResponse response = pages.page(new PageException(403, "csrf", "Open the page again."));

    Document page = Html.page(response, "error");
    assertThat(response.status()).isEqualTo(403);
    assertThat(page.select("main").attr("data-error")).isEqualTo("csrf");
    assertThat(Html.text(page, "p#message")).isEqualTo("Open the page again.");
    assertThat(page.select("[data-field]")).isEmpty();
  }

  @Test
  void aFieldThatIsWrongIsNamed() {
    Document page =
        Html.page(pages.page(PageException.form("days", "Choose one of the four.")), "error");

    assertThat(page.select("main").attr("data-error")).isEqualTo("form");
    assertThat(Html.text(page, "[data-field=days]")).isEqualTo("Valid for");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"not_found", "internal", "unavailable", "audit", "other_firm", "never_heard_of"})
  void everyCodeHasAPage(String code) {
    Document page = Html.page(pages.page(500, code, "A sentence.", null), "error");

    assertThat(page.select("main").attr("data-error")).isEqualTo(code);
    assertThat(Html.text(page, "h1")).isNotBlank();
  }

  /** Row 70: XSS from an error. */
  @Test
  void row70AnErrorIsText() {
    String payload = "</p><script>alert(1)</script>";

    Document page = Html.page(pages.page(400, "\"><script>", payload, "\"><img src=x>"), "error");

    assertThat(Html.text(page, "#message")).isEqualTo(payload);
    assertThat(page.select("main").attr("data-error")).isEqualTo("\"><script>");
    assertThat(page.select("main script, img")).isEmpty();
  }
}
