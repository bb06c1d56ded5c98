package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.sandbox.Caller.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OauthTest extends LoginTestBase {
  @Nested
  class TheLoginPage {
    @Test
    void namesTheFirmAndThePerson() throws Exception {
      caller.token = null;
      Reply page = caller.get(login().toString());

      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("Content-Type")).startsWith("text/html");
      assertThat(page.text()).contains("Raman &amp; Whitaker LLP", "Priya Raman, Managing Partner");
    }

    @Test
    void escapesNamesOfTheFirm() throws Exception {
      sandbox.put("staff", Map.of("id", 501, "first_name", "<b>Eve", "last_name", "\"&'"));

      assertThat(caller.get(login().toString()).text())
          .contains("&lt;b&gt;Eve &quot;&amp;&#39;")
          .doesNotContain("<b>");
    }

    @Test
    void sendsThePersonBackWithACodeAndTheState() throws Exception {
      assertThat(sandbox.approve(login())).isEqualTo(200);

      assertThat(callbacks.poll(30, TimeUnit.SECONDS)).matches("code=[\\w-]+&state=a%26b%3C");
      assertThat(sandbox.refusals()).isEmpty();
    }

    @Test
    void sendsThePersonBackWithoutACodeWhenTheyDecline() throws Exception {
      assertThat(sandbox.deny(login())).isEqualTo(200);

      assertThat(callbacks.poll(30, TimeUnit.SECONDS))
          .isEqualTo("error=access_denied&state=a%26b%3C");
    }

    @Test
    void neverLeadsToAnotherAddressThanTheRegisteredOne() throws Exception {
      String registered = sandbox.redirectUri().toString();
      for (URI wrong :
          new URI[] {
            login(sandbox.clientId(), registered + "/", ""),
            login(sandbox.clientId(), registered.replace("127.0.0.1", "localhost"), ""),
            login("<script>", registered, ""),
            login(sandbox.clientId(), registered, "&scope=all"),
            URI.create(sandbox.authorizationUrl().toString())
          }) {
        sandbox.clearRequests();
        Reply page = caller.get(wrong.toString());

        assertThat(page.status()).as(wrong.toString()).isEqualTo(400);
        assertThat(page.header("Location")).isNull();
        assertThat(page.text()).doesNotContain("<form").doesNotContain("<script>");
        assertThat(sandbox.refusals()).hasSize(1);
        assertThatThrownBy(() -> sandbox.approve(wrong)).isInstanceOf(IllegalStateException.class);
      }
      assertThat(callbacks).isEmpty();
    }

    @Test
    void isNotOpenedElsewhereThanOnTheSandbox() {
      assertThatThrownBy(() -> sandbox.approve(URI.create("http://127.0.0.1:1/login")))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class ACode {
    @Test
    void buysTokensAndTheFirmsIdentity() throws Exception {
      Reply reply = exchange(code(), sandbox.redirectUri());
      JsonNode tokens = reply.json();

      assertThat(reply.status()).isEqualTo(200);
      assertThat(tokens.properties())
          .extracting(Map.Entry::getKey)
          .containsExactly(
              "access_token", "token_type", "scope", "refresh_token", "expires_in", "firm_uuid");
      assertThat(tokens.get("expires_in").asInt()).isEqualTo(86_400);
      assertThat(tokens.get("firm_uuid").asText()).doesNotMatch("[0-9a-f-]{36}");
      caller.token = tokens.get("access_token").asText();
      assertThat(caller.get("/me").json().get("id").asLong()).isEqualTo(501);
    }

    @Test
    void worksOnce() throws Exception {
      String code = code();
      assertThat(exchange(code, sandbox.redirectUri()).status()).isEqualTo(200);
      Reply again = exchange(code, sandbox.redirectUri());

      assertThat(again.status()).isEqualTo(400);
      assertThat(again.text()).contains("already used");
    }

    @Test
    void worksForItsRedirectUriOnly() throws Exception {
      assertThat(exchange(code(), "http://127.0.0.1:1/callback").status()).isEqualTo(400);
    }

    @Test
    void diesAfterTwoMinutes() throws Exception {
      String code = code();
      clock.advance(Duration.ofMinutes(2));

      assertThat(exchange(code, sandbox.redirectUri()).text()).contains("expired");
    }

    @Test
    void isWorthNothingWithoutTheClientSecret() throws Exception {
      String body =
          "{'client_id':'sandbox-client','client_secret':'guess','grant_type':'authorization_code',"
              + ("'code':'" + code() + "','redirect_uri':'" + sandbox.redirectUri() + "'}");

      assertThat(token(body).status()).isEqualTo(401);
    }

    @Test
    void standsForWhoeverLoggedIn() throws Exception {
      sandbox.signInAs(503);
      caller.token = exchange(code(), sandbox.redirectUri()).json().get("access_token").asText();

      assertThat(caller.get("/me").json().get("last_name").asText()).isEqualTo("Nuñez");
      assertThatThrownBy(() -> sandbox.signInAs(1)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class ARefreshToken {
    @Test
    void buysANewPairWithoutTheFirm() throws Exception {
      Reply reply = refresh(sandbox.newRefreshToken());

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().has("firm_uuid")).isFalse();
      assertThat(refresh(reply.json().get("refresh_token").asText()).status()).isEqualTo(200);
    }

    @Test
    void worksOnce() throws Exception {
      String spent = sandbox.newRefreshToken();
      refresh(spent);
      Reply again = refresh(spent);

      assertThat(again.status()).isEqualTo(400);
      assertThat(again.text()).contains("already used");
      assertThat(sandbox.refusals()).isEmpty();
    }

    @Test
    void livesForTwoWeeks() throws Exception {
      String young = sandbox.newRefreshToken();
      String old = sandbox.newRefreshToken();
      clock.advance(Duration.ofDays(14).minusSeconds(1));
      assertThat(refresh(young).status()).isEqualTo(200);
      clock.advance(Duration.ofSeconds(1));

      assertThat(refresh(old).text()).contains("expired");
    }

    @Test
    void canBeRevoked() throws Exception {
      String token = sandbox.newRefreshToken();
      sandbox.revokeRefreshTokens();

      assertThat(refresh(token).status()).isEqualTo(400);
    }
  }

  @Nested
  class AnAccessToken {
    @Test
    void livesForADay() throws Exception {
      clock.advance(Duration.ofDays(1).minusSeconds(1));
      assertThat(caller.get("/me").status()).isEqualTo(200);
      clock.advance(Duration.ofSeconds(1));
      assertThat(caller.get("/me").status()).isEqualTo(401);
    }

    @Test
    void canBeEnded() throws Exception {
      sandbox.expireAccessTokens();
      assertThat(caller.get("/me").status()).isEqualTo(401);
    }
  }

  @Nested
  class TheTokenEndpoint {
    @Test
    void takesExactlyTheDescribedFields() throws Exception {
      for (String body :
          new String[] {
            "{'grant_type':'refresh_token','refresh_token':'x','client_id':'sandbox-client'}",
            "{'grant_type':'refresh_token','refresh_token':'x','client_id':'sandbox-client',"
                + "'client_secret':'sandbox-secret','scope':''}",
            "{'grant_type':'password'}",
            "{'grant_type':1}",
            "[]",
            "{"
          }) {
        sandbox.clearRequests();
        assertThat(token(body).status()).as(body).isEqualTo(400);
        assertThat(sandbox.refusals()).as(body).hasSize(1);
      }
    }

    @Test
    void takesJsonOnly() throws Exception {
      Reply reply =
          caller.send(
              HttpRequest.newBuilder(sandbox.tokenUrl())
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString("grant_type=refresh_token")));

      assertThat(reply.status()).isEqualTo(400);
      assertThat(sandbox.refusals()).hasSize(1);
    }
  }
}
