package io.github.mycase4j.remote.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataEndpointsTest {
  private static final String P = TestSettings.P;
  private static final String SERVER = "/.well-known/oauth-authorization-server";
  private static final String RESOURCE = "/.well-known/oauth-protected-resource";

  private static Map<String, Object> document(TestSettings settings, String path) {
    return OauthServer.json(new OauthServer(settings).get(path, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {RESOURCE, RESOURCE + "/mcp"})
  void describeTheResourceAtBothPaths(String path) {
    WebResponse response = new OauthServer().get(path, null);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
    assertThat(response.header("Cache-Control")).isEqualTo("public, max-age=3600");
    assertThat(new String(response.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"resource\":\"P/mcp\",\"authorization_servers\":[\"P\"],\"scopes_supported\":[\"mycase:read\",\"mycase:write\"],\"bearer_methods_supported\":[\"header\"],\"resource_name\":\"MyCase\"}"
                .replace("P/mcp", P + "/mcp")
                .replace("\"P\"", "\"" + P + "\""));
  }

  @Test
  void describeTheAuthorizationServerWithTheseMembersOnly() throws Exception {
    WebResponse response = new OauthServer().get(SERVER, null);

    assertThat(response.header("Cache-Control")).isEqualTo("public, max-age=3600");
    Object expected =
        Json.read(
            """
            {"issuer":"P","authorization_endpoint":"P/oauth/authorize",
            "token_endpoint":"P/oauth/token","revocation_endpoint":"P/oauth/revoke",
            "registration_endpoint":"P/oauth/register","response_types_supported":["code"],
            "response_modes_supported":["query"],
            "grant_types_supported":["authorization_code","refresh_token"],
            "code_challenge_methods_supported":["S256"],
            "scopes_supported":["mycase:read","mycase:write"],
            "token_endpoint_auth_methods_supported":["none","private_key_jwt"],
            "revocation_endpoint_auth_methods_supported":["none","private_key_jwt"],
            "token_endpoint_auth_signing_alg_values_supported":["RS256","ES256"],
            "revocation_endpoint_auth_signing_alg_values_supported":["RS256","ES256"],
            "client_id_metadata_document_supported":true,
            "authorization_response_iss_parameter_supported":true}
            """
                .replace("\"P", "\"" + P));
    assertThat(OauthServer.json(response)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {SERVER, RESOURCE, RESOURCE + "/mcp"})
  void row56OfferOnlyToReadOnAReadOnlyServer(String path) {
    assertThat(document(TestSettings.standard().withReadOnly(), path))
        .containsEntry("scopes_supported", List.of("mycase:read"));
  }

  @Test
  void nameNoRegistrationWhereItIsOff() {
    assertThat(document(TestSettings.standard().withoutRegistration(), SERVER))
        .doesNotContainKey("registration_endpoint")
        .hasSize(15);
  }

  @Test
  void row25SayWhetherTheIssuerIsSent() {
    assertThat(document(TestSettings.standard().withoutIss(), SERVER))
        .containsEntry("authorization_response_iss_parameter_supported", false);
  }

  @Test
  void areReadByPagesOfAnyOrigin() {
    assertThat(new OauthServer().routes)
        .filteredOn(route -> route.path().startsWith("/.well-known/"))
        .hasSize(3)
        .allSatisfy(
            route -> {
              assertThat(route.kind()).isEqualTo(Route.Kind.OPEN_JSON);
              assertThat(route.methods()).containsExactly("GET", "HEAD", "OPTIONS");
            });
  }
}
