package io.github.mycase4j.remote.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.web.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OauthRoutesTest {
  private final OauthServer server = new OauthServer();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/oauth/register | OPEN_JSON | POST, OPTIONS",
        "/oauth/token | OPEN_JSON | POST, OPTIONS",
        "/oauth/revoke | OPEN_JSON | POST, OPTIONS",
        "/oauth/authorize | PAGE | GET",
        "/oauth/consent | PAGE | GET, HEAD, POST"
      })
  void haveTheMethodsOfTheContract(String path, Route.Kind kind, String allow) {
    Route route = server.route(path);

    assertThat(route.kind()).isEqualTo(kind);
    assertThat(String.join(", ", route.methods())).isEqualTo(allow);
    assertThat(route.maxBody()).isEqualTo(16 * 1024);
  }

  @Test
  void showTheConsentPageOfAnotherPackage() {
    assertThat(new String(server.get("/oauth/consent", "request=x").body(), StandardCharsets.UTF_8))
        .contains("consent");
  }

  @Test
  void haveNothingAtRegistrationWhereItIsOff() {
    OauthServer closed = new OauthServer(TestSettings.standard().withoutRegistration());

    assertThat(closed.route("/oauth/register").methods()).isEqualTo(List.of());
    assertThat(closed.postJson("/oauth/register", "{}").status()).isEqualTo(404);
    assertThat(OauthServer.error(closed.get("/oauth/register", null))).isEqualTo("not_found");
  }
}
