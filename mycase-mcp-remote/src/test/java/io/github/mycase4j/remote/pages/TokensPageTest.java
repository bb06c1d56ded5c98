package io.github.mycase4j.remote.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.login.MyCaseLogins;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TokensPageTest {
  private final FictionalPages pages = new FictionalPages();

  private Document show(String session) {
    return Html.page(pages.handle(Html.get("/tokens", null, session)), "tokens");
  }

  private static Element row(Document page, String selector) {
    assertThat(page.select(selector)).as(selector).hasSize(1);
    return page.select(selector).first();
  }

  @Nested
  class WithoutALogin {
    @Test
    void leadsToTheLoginAndBack() {
      for (String session : new String[] {null, "unknown", "anonymous"}) {
        WebResponse response = pages.handle(Html.get("/tokens", null, session));

        assertThat(response.status()).isEqualTo(303);
        assertThat(response.header("Location")).isEqualTo("/login?next=/tokens");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
      }
    }

    @Test
    void aBlockedUserIsNobody() {
      pages.users.block(501, true, 502);

      assertThat(pages.handle(Html.get("/tokens", null, "priya")).status()).isEqualTo(303);
    }
  }

  @Nested
  class TheEntries {
    @Test
    void areThoseOfTheUserOnly() {
      pages.busy();

      assertThat(show("priya").select("tr[data-grant]").eachAttr("data-grant"))
          .containsExactly("G1", "G2", "G3");
      assertThat(show("priya").select("tr[data-token]").eachAttr("data-token"))
          .containsExactly("T1", "T2");
      assertThat(show("daniel").select("tr[data-grant], tr[data-token]")).hasSize(2);
      assertThat(show("daniel").select("[data-owner]")).isEmpty();
    }

    @Test
    void ofGrantsTellWhatTheyAllowAndWhenTheyWereUsed() {
      pages.busy();

      Element row = row(show("priya"), "tr[data-grant=G1]");

      assertThat(row.attr("data-scope")).isEqualTo("mycase:read mycase:write");
      assertThat(Html.text(row, "[data-name]")).isEqualTo("Claude");
      assertThat(Html.text(row, "[data-redirect-host]")).isEqualTo("claude.ai");
      assertThat(row.select("[data-created] time").attr("datetime"))
          .isEqualTo("2026-11-10T15:08:30Z");
      assertThat(Html.text(row, "[data-created]")).isEqualTo("Nov 10, 2026, 3:08 PM UTC");
      assertThat(row.select("[data-last-used] time").attr("datetime"))
          .isEqualTo("2026-11-10T18:08:30Z");
      assertThat(Html.text(row, "[data-from]")).isEqualTo("192.0.2.44");
    }

    @Test
    void ofTokensTellTheirEndAndTheirLastCharacters() {
      pages.busy();

      Element row = row(show("priya"), "tr[data-token=T1]");

      assertThat(row.attr("data-scope")).isEqualTo("mycase:read");
      assertThat(Html.text(row, "[data-hint]")).isEqualTo("x7Qk");
      assertThat(row.select("[data-expires] time").attr("datetime"))
          .isEqualTo("2027-02-08T15:08:30Z");
      assertThat(Html.text(row, "[data-last-used]")).isEqualTo("Never");
      assertThat(row.select("[data-last-used] time")).isEmpty();
    }

    @Test
    void haveAFormWhileTheyAreLive() {
      pages.busy();

      Element form = row(show("priya"), "tr[data-token=T1]").selectFirst("form");

      assertThat(form.attr("action")).isEqualTo("/tokens/revoke");
      assertThat(form.select("input[name=kind]").val()).isEqualTo("token");
      assertThat(form.select("input[name=id]").val()).isEqualTo("T1");
      assertThat(form.select("button.revoke").attr("aria-label"))
          .isEqualTo("Revoke Cursor on my laptop");
    }

    @Test
    void thatWereRevokedSayWhyAndHaveNoButton() {
      pages.busy();

      Element row = row(show("priya"), "tr[data-revoked=user]");

      assertThat(row.attr("data-grant")).isEqualTo("G3");
      assertThat(row.text()).contains("Revoked by the user", "Nov 28, 2026");
      assertThat(row.select("form, button")).isEmpty();
    }

    @Test
    void thatExpiredSaySoAndHaveNoButton() {
      pages.busy();

      Element row = row(show("priya"), "tr[data-token=T2]");

      assertThat(row.text()).contains("Expired");
      assertThat(row.hasAttr("data-revoked")).isFalse();
      assertThat(row.select("form, button")).isEmpty();
    }

    /** Row 70: XSS from names of client and token. */
    @Test
    void row70AreText() {
      String payload = "\"><script>alert(1)</script>";
      pages.grants.grant(501, payload, payload, payload, Scope.READ, FictionalPages.NOW);
      pages.grants.token(
          501, payload, payload, Scope.READ, FictionalPages.NOW, FictionalPages.NOW.plusSeconds(9));

      Document page = show("priya");

      assertThat(page.select("[data-name]").eachText()).containsExactly(payload, payload);
      assertThat(page.select("tr[data-grant]").attr("data-grant")).isEqualTo(payload);
      assertThat(page.select("main script")).isEmpty();
    }
  }

  @Nested
  class TheRestOfThePage {
    @Test
    void namesTheUserAndTheFirm() {
      assertThat(Html.text(show("priya"), "[data-user-id=501]")).isEqualTo("Priya Raman");
      assertThat(Html.text(show("priya"), "[data-firm-name]")).isEqualTo("Raman & Whitaker LLP");
    }

    @Test
    void tellsTheStateOfTheLogin() {
      Element live = show("priya").selectFirst("#mycase-login");
      assertThat(live.attr("data-state")).isEqualTo("live");
      assertThat(live.select("[data-valid-until] time").attr("datetime"))
          .isEqualTo("2026-12-14T09:30:00Z");

      pages.login = new MyCaseLogins.State(false, null);
      Element dead = show("priya").selectFirst("#mycase-login");
      assertThat(dead.attr("data-state")).isEqualTo("dead");
      assertThat(dead.select("a").attr("href")).isEqualTo("/login?next=/tokens");
    }

    @Test
    void leadsAdminsOnlyToTheAdminPage() {
      assertThat(show("priya").select("a#admin").attr("href")).isEqualTo("/admin");
      assertThat(show("daniel").select("a#admin")).isEmpty();
    }

    @Test
    void hasTheFormsForEverythingElse() {
      Document page = show("daniel");

      assertThat(page.select("form#logout").attr("action")).isEqualTo("/logout");
      assertThat(page.select("form#revoke-all").attr("action")).isEqualTo("/tokens/revoke");
      assertThat(page.select("form#revoke-all input[name=kind]").val()).isEqualTo("all");
      assertThat(page.select("form#create").attr("action")).isEqualTo("/tokens/create");
      assertThat(page.select("form#create input[name=once]").val())
          .matches("[A-Za-z0-9_-]{22}")
          .isNotEqualTo(show("daniel").select("form#create input[name=once]").val());
      assertThat(page.select("#connect article")).hasSize(8);
    }

    @Test
    void offersOnlyWhatTheServerAllows() {
      assertThat(show("priya").select("form#create option").eachAttr("value"))
          .containsExactly("7", "30", "90", "365");
      assertThat(show("priya").select("form#create input[name=scope]").eachAttr("value"))
          .containsExactly("read", "write");

      pages.maxDays = 89;
      pages.readOnly = true;
      assertThat(show("priya").select("form#create option").eachAttr("value"))
          .containsExactly("7", "30");
      assertThat(show("priya").select("form#create input[name=scope]").eachAttr("value"))
          .containsExactly("read");

      pages.maxDays = 6;
      assertThat(show("priya").select("form#create")).isEmpty();
    }
  }

  @Nested
  class Revoking {
    private WebResponse revoke(String session, String... fields) {
      pages.busy();
      return pages.handle(Html.post("/tokens/revoke", session, fields));
    }

    @Test
    void endsOneGrantOrToken() {
      WebResponse response = revoke("priya", "kind", "grant", "id", "G1");
      revoke("priya", "kind", "token", "id", "T1");

      assertThat(response.status()).isEqualTo(303);
      assertThat(response.header("Location")).isEqualTo("/tokens");
      assertThat(pages.grants.revoked)
          .containsExactly("grant G1 user by 501", "token T1 user by 501");
      assertThat(pages.browsers.ended).isEmpty();
    }

    @Test
    void endsAllAndTheOtherSessions() {
      assertThat(revoke("priya", "kind", "all").header("Location")).isEqualTo("/tokens");

      assertThat(pages.grants.revoked).containsExactly("all of 501 user by 501");
      assertThat(pages.browsers.ended).containsExactly("501 but priya");
    }

    @Test
    void refusesAnIncompleteForm() {
      for (String[] fields : List.of(new String[0], new String[] {"kind", "firm", "id", "G1"})) {
        Document page = Html.page(revoke("priya", fields), "error");
        assertThat(page.select("main").attr("data-error")).isEqualTo("form");
        assertThat(page.select("[data-field=kind]")).hasSize(1);
      }
      assertThat(Html.page(revoke("priya", "kind", "grant"), "error").select("[data-field=id]"))
          .hasSize(1);
      assertThat(pages.grants.revoked).isEmpty();
    }

    /** Row 48: revoking another's by id. */
    @Test
    void row48DoesNotFindWhatIsNotOnesOwn() {
      for (String[] fields :
          List.of(
              new String[] {"kind", "grant", "id", "G1"},
              new String[] {"kind", "token", "id", "T1"},
              new String[] {"kind", "token", "id", "G4"},
              new String[] {"kind", "grant", "id", "nothing"})) {
        WebResponse response = revoke("daniel", fields);
        assertThat(response.status()).isEqualTo(404);
        assertThat(Html.page(response, "error").select("main").attr("data-error"))
            .isEqualTo("not_found");
      }
      assertThat(pages.grants.revoked).isEmpty();
    }
  }
}
