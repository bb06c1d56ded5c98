package io.github.mycase4j.remote.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.web.Route;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class HomePageTest {
  private final Route route =
      new HomePage(new Site(), new PublicUrl("https://mcp.firm.example")).routes().get(0);

  @Test
  void tellsTheAddressAndLeadsToTheTokens() {
    Document page = Html.page(route.endpoint().handle(Html.get("/", null, null)), "home");

    assertThat(route.path()).isEqualTo("/");
    assertThat(Html.text(page, "[data-mcp-url]")).isEqualTo("https://mcp.firm.example/mcp");
    assertThat(page.select("a[href=/tokens]")).isNotEmpty();
  }
}
