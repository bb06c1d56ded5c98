package io.github.mycase4j.remote.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.web.WebResponse;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminPageTest {
  private final FictionalPages pages = new FictionalPages();

  @BeforeEach
  void fill() {
    pages.busy();
  }

  private Document show() {
    return Html.page(pages.handle(Html.get("/admin", null, "priya")), "admin");
  }

  private WebResponse post(String path, String session, String... fields) {
    return pages.handle(Html.post(path, session, fields));
  }

  private static String code(WebResponse response) {
    return Html.page(response, "error").select("main").attr("data-error");
  }

  @Nested
  class ThePage {
    @Test
    void listsAllUsers() {
      Document page = show();

      assertThat(page.select("tr[data-user]").eachAttr("data-user"))
          .containsExactly("501", "502", "503", "504");
      assertThat(page.select("tr[data-blocked=1]").eachAttr("data-user")).containsExactly("503");
      assertThat(page.select("tr[data-user=504]").text()).contains("Inactive at MyCase");
      assertThat(page.select("tr[data-user=501]").text()).contains("admin");
      assertThat(Html.text(page, "tr[data-user=501] [data-label=Live connections]")).isEqualTo("3");
    }

    @Test
    void listsEverybodysGrantsAndTokensWithTheirOwner() {
      Document page = show();

      assertThat(page.select("tr[data-grant]").eachAttr("data-grant"))
          .containsExactly("G1", "G2", "G3", "G4");
      assertThat(page.select("tr[data-token]").eachAttr("data-token"))
          .containsExactly("T1", "T2", "T3");
      Element row = page.selectFirst("tr[data-grant=G4]");
      assertThat(row.attr("data-owner")).isEqualTo("502");
      assertThat(row.text()).contains("Daniel Whitaker");
      assertThat(row.select("form").attr("action")).isEqualTo("/admin/revoke");
      assertThat(page.select("tr[data-revoked] form")).isEmpty();
    }

    @Test
    void showsTheEndOfTheAuditLogAndTheNodes() {
      Document page = show();

      assertThat(Html.text(page, "[data-audit-seq]")).isEqualTo("48213");
      assertThat(Html.text(page, "[data-audit-head]")).isEqualTo("9f2c".repeat(16));
      assertThat(page.select("tr[data-node]").eachAttr("data-node"))
          .containsExactly("node-a", "node-b");
    }

    @Test
    void saysWhereTheAuditLogCannotBeRead() {
      pages.auditHead = Optional.empty();

      assertThat(show().select("[data-audit-head], [data-audit-seq]")).isEmpty();
      assertThat(show().select(".warning").text()).contains("audit repair");
    }

    @Test
    void offersNobodyToBlockThemselves() {
      Document page = show();

      assertThat(page.select("tr[data-user=501] form[action=/admin/block]")).isEmpty();
      assertThat(page.select("tr[data-user=502] form input[name=blocked]").val()).isEqualTo("1");
      assertThat(page.select("tr[data-user=503] form input[name=blocked]").val()).isEqualTo("0");
    }

    @Test
    void leadsToTheLoginFirst() {
      WebResponse response = pages.handle(Html.get("/admin", null, "anonymous"));

      assertThat(response.status()).isEqualTo(303);
      assertThat(response.header("Location")).isEqualTo("/login?next=/admin");
    }

    /** Row 70: XSS from names of user and firm. */
    @Test
    void row70NamesAreText() {
      pages.users.add(505, "\"><script>alert(1)</script>", true, false);

      Document page = show();

      assertThat(Html.text(page, "tr[data-user=505] .name"))
          .isEqualTo("\"><script>alert(1)</script>");
      assertThat(page.select("main script")).isEmpty();
    }
  }

  /** Row 47: non-admin in admin pages. */
  @Nested
  class Row47SomebodyElse {
    @Test
    void seesAnErrorPage() {
      WebResponse response = pages.handle(Html.get("/admin", null, "daniel"));

      assertThat(response.status()).isEqualTo(403);
      assertThat(code(response)).isEqualTo("not_admin");
    }

    @Test
    void changesNothingWhateverTheFieldsAre() {
      for (WebResponse response :
          List.of(
              post("/admin/revoke", "daniel", "kind", "grant", "id", "G1"),
              post("/admin/revoke", "daniel"),
              post("/admin/block", "daniel", "user_id", "501", "blocked", "1"),
              post("/admin/block", "daniel"))) {
        assertThat(response.status()).isEqualTo(403);
        assertThat(code(response)).isEqualTo("not_admin");
      }
      assertThat(pages.grants.revoked).isEmpty();
      assertThat(pages.users.blocks).isEmpty();
    }

    @Test
    void isAlsoAnAdminWhoIsNoLongerNamed() {
      pages.users.admins.clear();

      assertThat(pages.handle(Html.get("/admin", null, "priya")).status()).isEqualTo(403);
      assertThat(post("/admin/revoke", "priya", "kind", "user", "id", "502").status())
          .isEqualTo(403);
    }
  }

  @Nested
  class Revoking {
    @Test
    void endsOneGrantOrTokenOfAnybody() {
      WebResponse response = post("/admin/revoke", "priya", "kind", "grant", "id", "G4");
      post("/admin/revoke", "priya", "kind", "token", "id", "T3");

      assertThat(response.status()).isEqualTo(303);
      assertThat(response.header("Location")).isEqualTo("/admin");
      assertThat(pages.grants.revoked)
          .containsExactly("grant G4 admin by 501", "token T3 admin by 501");
    }

    @Test
    void endsEverythingOfAUser() {
      assertThat(post("/admin/revoke", "priya", "kind", "user", "id", "502").status())
          .isEqualTo(303);

      assertThat(pages.grants.revoked).containsExactly("all of 502 admin by 501");
    }

    @ParameterizedTest
    @CsvSource({"grant,nothing", "token,G1", "user,999", "user,G1", "user,-501"})
    void doesNotFindTheUnknown(String kind, String id) {
      WebResponse response = post("/admin/revoke", "priya", "kind", kind, "id", id);

      assertThat(response.status()).isEqualTo(404);
      assertThat(code(response)).isEqualTo("not_found");
      assertThat(pages.grants.revoked).isEmpty();
    }

    @Test
    void refusesAnIncompleteForm() {
      assertThat(code(post("/admin/revoke", "priya", "kind", "all"))).isEqualTo("form");
      assertThat(code(post("/admin/revoke", "priya", "kind", "user"))).isEqualTo("form");
      assertThat(code(post("/admin/revoke", "priya", "id", "G1"))).isEqualTo("form");
    }
  }

  @Nested
  class Blocking {
    @Test
    void keepsAUserOutAndEndsEverything() {
      WebResponse response = post("/admin/block", "priya", "user_id", "502", "blocked", "1");

      assertThat(response.status()).isEqualTo(303);
      assertThat(response.header("Location")).isEqualTo("/admin");
      assertThat(pages.users.blocks).containsExactly("block 502 by 501");
      assertThat(pages.grants.revoked).containsExactly("all of 502 blocked by 501");
    }

    @Test
    void canEnd() {
      assertThat(post("/admin/block", "priya", "user_id", "503", "blocked", "0").status())
          .isEqualTo(303);

      assertThat(pages.users.blocks).containsExactly("unblock 503 by 501");
      assertThat(pages.grants.revoked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "501,1,user_id",
      "501,0,user_id",
      "'',1,user_id",
      "502,'',blocked",
      "502,yes,blocked",
      "999,2,blocked"
    })
    void refusesABadField(String userId, String blocked, String field) {
      WebResponse response = post("/admin/block", "priya", "user_id", userId, "blocked", blocked);

      assertThat(response.status()).isEqualTo(400);
      Document page = Html.page(response, "error");
      assertThat(page.select("main").attr("data-error")).isEqualTo("form");
      assertThat(page.select("[data-field=" + field + "]")).hasSize(1);
      assertThat(pages.users.blocks).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"999", "nobody", "99999999999999999999"})
    void doesNotFindTheUnknown(String userId) {
      WebResponse response = post("/admin/block", "priya", "user_id", userId, "blocked", "1");

      assertThat(response.status()).isEqualTo(404);
      assertThat(code(response)).isEqualTo("not_found");
    }
  }
}
