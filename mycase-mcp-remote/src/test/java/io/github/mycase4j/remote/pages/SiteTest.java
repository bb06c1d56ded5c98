package io.github.mycase4j.remote.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.text.Sha256;
import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class SiteTest {
  private final Site site = new Site();

  @Test
  void theFilesOfPagesCanBeKeptForGood() {
    for (Route route : site.routes()) {
      WebResponse file = route.endpoint().handle(Html.get(route.path(), null, null));

      assertThat(route.kind()).isEqualTo(Route.Kind.ASSET);
      assertThat(route.path()).matches("/assets/[a-z]+\\.[0-9a-f]{16}\\.[a-z]+");
      assertThat(route.path()).contains("." + Sha256.of(file.body()).substring(0, 16) + ".");
      assertThat(file.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
      assertThat(file.body()).isNotEmpty();
    }
  }

  @Test
  void pagesLoadTheseFilesAndNothingElse() {
    Document page =
        Html.page(
            new HomePage(site, new PublicUrl("https://mcp.firm.example"))
                .routes()
                .get(0)
                .endpoint()
                .handle(Html.get("/", null, null)),
            "home");

    List<String> loaded = page.select("link[href]").eachAttr("href");
    loaded.addAll(page.select("[src]").eachAttr("src"));
    assertThat(loaded)
        .containsExactlyInAnyOrderElementsOf(site.routes().stream().map(Route::path).toList());
  }
}
