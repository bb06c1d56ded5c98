package io.github.mycase4j.remote.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.audit.Outcome;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.audit.AuditUnavailableException;
import io.github.mycase4j.remote.tokens.PendingAuthorizations.Pending;
import io.github.mycase4j.remote.tokens.TokenService;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.UnavailableException;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentTest {
  private static final String PATH = "/oauth/consent";
  private static final String ISS = "&iss=" + OauthServer.encoded(TestSettings.P);

  private final OauthServer server = new OauthServer();

  private static String begin(OauthServer server, String session, Scope scope) {
    if (!server.sessions.byHash.containsKey(session)) {
      server.sessions.begin(session, FakeUsers.DANA);
    }
    return server.pendings.add(
        new Pending(FakeClients.DESK, FakeClients.DESK_URI, "s1", "challenge", scope), session);
  }

  private String begin(Scope scope) {
    return begin(server, "of-dana", scope);
  }

  private static Map<String, String> form(String id, String decision) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("request", id);
    form.put("csrf", "csrf-of-of-dana");
    form.put("decision", decision);
    return form;
  }

  private WebResponse decide(Map<String, String> form) {
    return send(OauthServer.form(form));
  }

  private WebResponse send(String form, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Cookie";
    all[headers.length + 1] = "mc4j=of-dana";
    return server.postForm(PATH, form, all);
  }

  private PageException page(Map<String, String> form) {
    return catchThrowableOfType(PageException.class, () -> decide(form));
  }

  @Nested
  class WhenAllowed {
    @Test
    void sendsACodeToTheClient() {
      WebResponse response = decide(form(begin(Scope.READ), "allow"));

      assertThat(response.status()).isEqualTo(303);
      assertThat(response.header("Location"))
          .isEqualTo(FakeClients.DESK_URI + "?code=mc4j_ac_1&state=s1" + ISS);
    }

    @Test
    void createsAGrantOfTheUser() {
      decide(form(begin(Scope.READ), "allow"));

      assertThat(server.tokens.approvals)
          .containsExactly(
              new TokenService.Approval(
                  FakeUsers.DANA,
                  FakeUsers.FIRM,
                  FakeClients.DESK,
                  "Desk",
                  FakeClients.DESK_URI,
                  "desk.example",
                  "challenge",
                  Scope.READ));
    }

    @ParameterizedTest
    @CsvSource({
      "READ_WRITE, 1, READ_WRITE",
      "READ_WRITE, '', READ",
      "READ_WRITE, 0, READ",
      "READ, 1, READ",
      "READ, '', READ"
    })
    void row55GrantsWhatWasAskedForAndTicked(Scope asked, String write, Scope granted) {
      Map<String, String> form = form(begin(asked), "allow");
      form.put("write", write);

      decide(form);

      assertThat(server.tokens.approvals.get(0).scope()).isEqualTo(granted);
    }

    @Test
    void row56GrantsOnlyToReadOnAReadOnlyServer() {
      OauthServer readOnly = new OauthServer(TestSettings.standard().withReadOnly());
      Map<String, String> form = form(begin(readOnly, "of-dana", Scope.READ_WRITE), "allow");
      form.put("write", "1");

      readOnly.postForm(PATH, OauthServer.form(form), "Cookie", "mc4j=of-dana");

      assertThat(readOnly.tokens.approvals.get(0).scope()).isEqualTo(Scope.READ);
    }

    @Test
    void row26EachRequestIsAnotherGrantAndIsDecidedOnce() {
      String id = begin(Scope.READ);
      decide(form(id, "allow"));

      assertThat(page(form(id, "allow")).code()).isEqualTo("request_unknown");
      decide(form(begin(Scope.READ), "allow"));
      assertThat(server.tokens.approvals).hasSize(2);
    }

    @Test
    void row57GivesNoCodeWithoutAnAuditLog() {
      String id = begin(Scope.READ);
      server.log.broken = true;

      PageException page = page(form(id, "allow"));

      assertThat(page.status()).isEqualTo(503);
      assertThat(page.code()).isEqualTo("audit");
      assertThat(server.tokens.approvals).isEmpty();
      server.log.broken = false;
      assertThat(decide(form(id, "allow")).status()).isEqualTo(303);
    }

    @Test
    void row57ShowsTheSamePageWhereTheLogBreaksInBetween() {
      server.tokens.failure = new AuditUnavailableException(new IllegalStateException("broken"));

      assertThat(page(form(begin(Scope.READ), "allow")).code()).isEqualTo("audit");
    }

    @Test
    void row74LetsALostDatabasePass() {
      server.tokens.failure = new UnavailableException(new IllegalStateException("lost"));
      String id = begin(Scope.READ);

      assertThatThrownBy(() -> decide(form(id, "allow"))).isInstanceOf(UnavailableException.class);
    }
  }

  @Nested
  class WhenDenied {
    @Test
    void tellsTheClientAndTheAuditLog() {
      WebResponse response = decide(form(begin(Scope.READ), "deny"));

      assertThat(response.header("Location"))
          .startsWith(FakeClients.DESK_URI + "?error=access_denied&error_description=")
          .endsWith("&state=s1" + ISS);
      assertThat(server.tokens.approvals).isEmpty();
      assertThat(server.log.records)
          .singleElement()
          .satisfies(
              record -> {
                assertThat(record.outcome()).contains(Outcome.DENIED);
                assertThat(record.toString()).contains("grant-denied");
              });
    }

    @Test
    void cannotBeAllowedAfterwards() {
      String id = begin(Scope.READ);
      decide(form(id, "deny"));

      assertThat(page(form(id, "allow")).code()).isEqualTo("request_unknown");
    }
  }

  @Nested
  class WhenTheFormIsNotOfThisPage {
    @ParameterizedTest
    @CsvSource({
      "Origin, https://evil.example",
      "Origin, null",
      "Sec-Fetch-Site, cross-site",
      "Sec-Fetch-Site, same-site"
    })
    void row36GivesNoCode(String header, String value) {
      String form = OauthServer.form(form(begin(Scope.READ), "allow"));

      PageException page =
          catchThrowableOfType(PageException.class, () -> send(form, header, value));

      assertThat(page.status()).isEqualTo(403);
      assertThat(page.code()).isEqualTo("csrf");
      assertThat(server.tokens.approvals).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "csrf-of-of-robin", "x"})
    void row36NeedsTheValueOfTheSession(String csrf) {
      server.sessions.begin("of-robin", FakeUsers.ROBIN);
      Map<String, String> form = form(begin(Scope.READ), "allow");
      form.put("csrf", csrf);

      assertThat(page(form).code()).isEqualTo("csrf");
      assertThat(server.tokens.approvals).isEmpty();
    }

    @Test
    void row36ComesBeforeRequestAndFields() {
      assertThat(page(Map.of("csrf", "x")).code()).isEqualTo("csrf");
      assertThat(page(Map.of()).code()).isEqualTo("csrf");
    }
  }

  @Nested
  class WhenTheRequestIsNotOfThisBrowser {
    @Test
    void row41GivesNoCode() {
      server.sessions.begin("of-attacker", FakeUsers.ROBIN);
      String id = begin(server, "of-attacker", Scope.READ_WRITE);
      server.sessions.begin("of-dana", FakeUsers.DANA);

      PageException page = page(form(id, "allow"));

      assertThat(page.status()).isEqualTo(400);
      assertThat(page.code()).isEqualTo("request_unknown");
      assertThat(server.pendings.byId).containsKey(id);
    }

    @Test
    void comesBeforeTheFields() {
      begin(Scope.READ);

      assertThat(page(form("nothing", "perhaps")).code()).isEqualTo("request_unknown");
      assertThat(page(form("", "allow")).code()).isEqualTo("request_unknown");
      Map<String, String> none = form("x", "allow");
      none.remove("request");
      assertThat(page(none).code()).isEqualTo("request_unknown");
    }

    @Test
    void givesNoCodeWithoutALogin() {
      server.sessions.begin("of-dana", null);
      String id = begin(Scope.READ);

      assertThat(page(form(id, "allow")).code()).isEqualTo("request_unknown");
    }

    @Test
    void givesNoCodeToABlockedUser() {
      server.users.add(FakeUsers.DANA, "Dana Okafor", true);

      assertThat(page(form(begin(Scope.READ), "allow")).code()).isEqualTo("user_blocked");
    }
  }

  @Nested
  class WhenTheDecisionIsMalformed {
    @ParameterizedTest
    @ValueSource(strings = {"", "maybe", "ALLOW"})
    void namesTheField(String decision) {
      String id = begin(Scope.READ);

      PageException page = page(form(id, decision));

      assertThat(page.status()).isEqualTo(400);
      assertThat(page.code()).isEqualTo("form");
      assertThat(page.field()).isEqualTo("decision");
      assertThat(server.pendings.byId).containsKey(id);
    }

    @Test
    void takesOneDecisionOnly() {
      String form = OauthServer.form(form(begin(Scope.READ), "deny")) + "&decision=allow";

      assertThat(catchThrowableOfType(PageException.class, () -> send(form)).field())
          .isEqualTo("decision");
    }
  }
}
