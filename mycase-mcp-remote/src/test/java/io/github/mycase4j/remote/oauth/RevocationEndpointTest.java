package io.github.mycase4j.remote.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.tokens.TokenService.RevokeResult;
import io.github.mycase4j.remote.web.WebResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RevocationEndpointTest {
  private static final String PATH = "/oauth/revoke";

  private final OauthServer server = new OauthServer();

  private WebResponse revoke(String... namesAndValues) {
    return server.postForm(PATH, OauthServer.form(namesAndValues));
  }

  @ParameterizedTest
  @EnumSource(
      value = RevokeResult.class,
      names = {"REVOKED", "UNKNOWN"})
  void saysNothingAboutTheToken(RevokeResult result) {
    server.tokens.revocations.put("t", result);

    WebResponse response =
        revoke("client_id", FakeClients.DESK, "token", "t", "token_type_hint", "access_token");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    assertThat(server.tokens.revoked).containsExactly("t mc4j_c_desk");
  }

  @ParameterizedTest
  @CsvSource({"OTHER_CLIENT, invalid_grant", "API_TOKEN, unsupported_token_type"})
  void saysWhatItDoesNotRevoke(RevokeResult result, String error) {
    server.tokens.revocations.put("t", result);

    WebResponse response = revoke("client_id", FakeClients.DESK, "token", "t");

    assertThat(response.status()).isEqualTo(400);
    assertThat(OauthServer.error(response)).isEqualTo(error);
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void needsATokenAndItsClient() {
    assertThat(OauthServer.error(revoke("client_id", FakeClients.DESK)))
        .isEqualTo("invalid_request");
    assertThat(OauthServer.error(revoke("token", "t"))).isEqualTo("invalid_request");
    assertThat(revoke("client_id", "nobody", "token", "t").status()).isEqualTo(401);
    assertThat(OauthServer.error(server.postJson(PATH, "{}"))).isEqualTo("invalid_request");
    assertThat(OauthServer.error(revoke("client_id", FakeClients.DESK, "token", "t", "token", "u")))
        .isEqualTo("invalid_request");
    assertThat(server.tokens.revoked).isEmpty();
  }
}
