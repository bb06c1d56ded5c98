package io.github.mycase4j.remote.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Row 37: CSRF on tokens and admin; every form of every page. */
class FormsTest {
  private final FictionalPages pages = new FictionalPages().busy();

  /** Returns all forms of all pages that have one. */
  private List<Element> forms() {
    pages.requests.add(
        "R1",
        "priya",
        "https://assistant.example/cb",
        Scope.READ_WRITE,
        FakeRequests.registered("Claude"));
    List<Element> forms = new ArrayList<>();
    for (String path : List.of("/tokens", "/admin", "/oauth/consent")) {
      WebResponse response = pages.handle(Html.get(path, "request=R1", "priya"));
      Document page = Html.page(response, path.substring(path.lastIndexOf('/') + 1));
      forms.addAll(page.select("form"));
    }
    return forms;
  }

  @Test
  void everyFormCarriesTheValueOfItsSession() {
    assertThat(forms()).hasSizeGreaterThan(15);
    for (Element form : forms()) {
      assertThat(form.select("input[name=csrf]").val()).isEqualTo("csrf-of-priya");
    }
  }

  @Test
  void row37NoFormIsTakenWithoutTheValueOfItsSession() {
    List<String> targets =
        pages.routes().stream()
            .filter(route -> route.methods().equals(List.of("POST")))
            .map(Route::path)
            .toList();

    assertThat(targets)
        .containsExactlyInAnyOrder(
            "/tokens/create", "/tokens/revoke", "/admin/revoke", "/admin/block");
    for (String target : targets) {
      for (String body : List.of("", "csrf=csrf-of-daniel", "csrf=")) {
        WebResponse response =
            pages.handle(Html.post(target, "priya", body + "&kind=all&user_id=502&blocked=1"));
        assertThat(response.status()).as(target).isEqualTo(403);
        assertThat(Html.page(response, "error").select("main").attr("data-error"))
            .isEqualTo("csrf");
      }
    }
    assertThat(pages.grants.revoked).isEmpty();
    assertThat(pages.users.blocks).isEmpty();
  }

  @Test
  void aFormOfABrowserWithoutALoginIsRefusedToo() {
    for (String session : new String[] {"anonymous", "unknown"}) {
      WebResponse response = pages.handle(Html.post("/tokens/revoke", session, "kind", "all"));

      assertThat(response.status()).isEqualTo(403);
      assertThat(response.header("Location")).isNull();
    }
  }

  @Test
  void everyFormGoesWhereOneIsTaken() {
    List<String> targets = new ArrayList<>(pages.routes().stream().map(Route::path).toList());
    targets.add("/logout");

    assertThat(forms()).allSatisfy(form -> assertThat(targets).contains(form.attr("action")));
  }
}
