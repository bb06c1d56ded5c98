package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.sandbox.Caller.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The login page as a person and a test see it, and whom it logs in. */
class LoginPageTest extends LoginTestBase {
  private static final Pattern OPTION =
      Pattern.compile("<option value=\"(\\d+)\"([^>]*)>([^<]+)</option>");
  private static final Pattern SESSION = Pattern.compile("name=\"session\" value=\"([^\"]+)\"");

  private String page() throws Exception {
    Reply page = caller.get(login().toString());
    assertThat(page.status()).isEqualTo(200);
    return page.text();
  }

  private List<MatchResult> options() throws Exception {
    return OPTION.matcher(page()).results().toList();
  }

  private Reply submit(String fields) throws Exception {
    String session = SESSION.matcher(page()).results().findFirst().orElseThrow().group(1);
    return caller.send(
        HttpRequest.newBuilder(sandbox.authorizationUrl().resolve("/login_sessions"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("session=" + session + fields)));
  }

  private void startAgain(Sandbox.Builder builder) {
    sandbox.close();
    sandbox = builder.clock(clock).start();
    caller = new Caller(sandbox);
  }

  private void deactivate(long staffId) {
    Map<String, Object> row =
        new HashMap<>(
            sandbox.rows("staff").stream()
                .filter(each -> each.get("id").equals(staffId))
                .findFirst()
                .orElseThrow());
    row.put("active", false);
    sandbox.put("staff", row);
  }

  private long me(String code) throws Exception {
    caller.token = exchange(code, sandbox.redirectUri()).json().get("access_token").asText();
    return caller.get("/me").json().get("id").asLong();
  }

  @Nested
  class TheForm {
    @Test
    void hasTheFieldsThatTestsAndPeopleUse() throws Exception {
      assertThat(page())
          .contains("<form id=\"sandbox-login\" method=\"post\" action=\"/login_sessions\">")
          .contains("<select id=\"staff\" name=\"staff\">")
          .containsPattern("<button [^>]*name=\"decision\" value=\"allow\"")
          .containsPattern("<button [^>]*name=\"decision\" value=\"deny\"")
          .doesNotContain("<script");
    }

    @Test
    void offersTheActiveStaffByNameAndTitleTheFirstUserFirst() throws Exception {
      assertThat(options())
          .extracting(option -> option.group(1))
          .containsExactly("501", "502", "503", "504", "505", "506", "507", "508", "509", "510");
      assertThat(options().get(0).group(3)).isEqualTo("Priya Raman, Managing Partner");
      assertThat(options())
          .filteredOn(option -> option.group(2).contains(" selected"))
          .extracting(option -> option.group(1))
          .containsExactly("501");
    }

    @Test
    void marksTheOnePersonWhoSeesOnlyTheirOwnCases() throws Exception {
      assertThat(options())
          .filteredOn(option -> option.group(2).contains("data-sees=\"own\""))
          .extracting(option -> Long.valueOf(option.group(1)))
          .containsExactly(SampleFirm.standard(clock).restrictedUserId());
    }

    @Test
    void selectsTheUserWhoIsSignedIn() throws Exception {
      sandbox.signInAs(503);

      assertThat(options())
          .filteredOn(option -> option.group(2).contains(" selected"))
          .extracting(option -> option.group(1))
          .containsExactly("503");
    }
  }

  @Nested
  class ThePersonWhoIsChosen {
    @Test
    void logsIn() throws Exception {
      Reply sent = submit("&staff=505&decision=allow");

      assertThat(sent.status()).isEqualTo(302);
      String code = sent.header("Location").replaceFirst(".*code=([^&]+).*", "$1");
      assertThat(me(code)).isEqualTo(505);
    }

    @Test
    void logsInWithTheBrowserOfATest() throws Exception {
      assertThat(sandbox.approve(login(), 507)).isEqualTo(200);

      assertThat(me(codeOfCallback())).isEqualTo(507);
      assertThat(sandbox.refusals()).isEmpty();
    }

    @Test
    void isTheSignedInUserWhereAFormHasNoSuchField() throws Exception {
      sandbox.signInAs(502);
      String location = submit("&decision=allow").header("Location");

      assertThat(me(location.replaceFirst(".*code=([^&]+).*", "$1"))).isEqualTo(502);
    }

    @Test
    void mustWorkForTheFirm() throws Exception {
      for (String staff : List.of("1", "x", "")) {
        Reply sent = submit("&staff=" + staff + "&decision=allow");
        assertThat(sent.status()).as(staff).isEqualTo(400);
        assertThat(sent.header("Location")).isNull();
      }
      assertThatThrownBy(() -> sandbox.approve(login(), 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("staff id 1");
    }

    @Test
    void mustDecide() throws Exception {
      for (String decision : List.of("", "&decision=", "&decision=perhaps")) {
        Reply sent = submit("&staff=501" + decision);
        assertThat(sent.status()).as(decision).isEqualTo(400);
        assertThat(sent.header("Location")).isNull();
      }
    }
  }

  @Nested
  class AnInactivePerson {
    @Test
    void isNotOfferedAndCannotLogIn() throws Exception {
      deactivate(505);

      assertThat(options()).extracting(option -> option.group(1)).doesNotContain("505", "511");
      Reply sent = submit("&staff=505&decision=allow");
      assertThat(sent.status()).isEqualTo(400);
      assertThat(sent.text()).contains("Marguerite Lefèvre, Of Counsel (inactive)");
      assertThat(sandbox.refusals()).isEmpty();
      assertThatThrownBy(() -> sandbox.approve(login(), 505))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isShownAsInactiveByMeWhenTheLoginIsOlder() throws Exception {
      caller.token = sandbox.newAccessToken(505);
      String refreshToken = sandbox.newRefreshToken(505);
      deactivate(505);

      assertThat(caller.get("/me").json().get("active").asBoolean()).isFalse();
      caller.token = refresh(refreshToken).json().get("access_token").asText();
      assertThat(caller.get("/me").json().get("active").asBoolean()).isFalse();
    }

    @Test
    void logsInWhereTheSandboxAllowsIt() throws Exception {
      startAgain(Sandbox.builder().redirectUri(sandbox.redirectUri()).inactiveStaffMayLogIn(true));

      assertThat(options().get(10).group(3)).isEqualTo("Lena Marsh, Associate (inactive)");
      assertThat(sandbox.approve(login(), 511)).isEqualTo(200);
      assertThat(me(codeOfCallback())).isEqualTo(511);
      assertThat(caller.get("/me").json().get("active").asBoolean()).isFalse();
    }
  }

  @Nested
  class SeveralRedirectUris {
    @Test
    void areMatchedExactly() throws Exception {
      URI one = application("/callback");
      URI other = application("/callback/two");
      startAgain(Sandbox.builder().redirectUris(List.of(one, other)));
      for (URI each : List.of(one, other)) {
        assertThat(sandbox.approve(login(sandbox.clientId(), each.toString(), ""))).isEqualTo(200);
        String code = callbacks.poll(30, TimeUnit.SECONDS).substring("code=".length());
        assertThat(exchange(code, each).status()).isEqualTo(200);
      }
      for (String wrong :
          List.of(
              one + "/", one + "?a=b", one + "/two/", one + "#", one + "/TWO", one + "/t%77o")) {
        assertThat(caller.get(login(sandbox.clientId(), wrong, "").toString()).status())
            .as(wrong)
            .isEqualTo(400);
      }
      assertThat(sandbox.redirectUri()).isEqualTo(one);
    }

    @Test
    void doNotOpenEachOthersCodes() throws Exception {
      assertThat(exchange(code(), application("/callback/two")).status()).isEqualTo(400);
    }

    @Test
    void areAtLeastOne() {
      assertThatThrownBy(() -> Sandbox.builder().redirectUris(List.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class AnErrorOfALogin {
    @Test
    void canBeInjectedOnce() throws Exception {
      sandbox.failNextLogin("forbidden");

      sandbox.approve(login());
      assertThat(callbacks.poll(30, TimeUnit.SECONDS)).isEqualTo("error=forbidden&state=a%26b%3C");
      sandbox.approve(login());
      assertThat(callbacks.poll(30, TimeUnit.SECONDS)).startsWith("code=");
    }

    @Test
    void isForgottenByACheckpoint() throws Exception {
      Runnable checkpoint = sandbox.checkpoint();
      sandbox.failNextLogin("forbidden");
      checkpoint.run();

      assertThat(code()).isNotEmpty();
    }
  }

  @Test
  void twoFirmsDifferInTheirFirmUuid() throws Exception {
    String mine = exchange(code(), sandbox.redirectUri()).json().get("firm_uuid").asText();
    startAgain(Sandbox.builder().redirectUri(sandbox.redirectUri()).firmUuid("firm_Other-7"));

    assertThat(exchange(code(), sandbox.redirectUri()).json().get("firm_uuid").asText())
        .isEqualTo("firm_Other-7")
        .isNotEqualTo(mine);
  }
}
