package io.github.mycase4j.client.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.OauthClientSample.FirstLogin;
import io.github.mycase4j.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OauthClientSampleTest {
  private static final String FOLDER = "java/io/github/mycase4j/client/auth/";

  @Test
  void theDocumentationShowsIt() throws Exception {
    String main = Files.readString(Path.of("src/main/" + FOLDER + "OauthClient.java"));
    String test = Files.readString(Path.of("src/test/" + FOLDER + "OauthClientSample.java"));
    String sample = main.substring(main.indexOf("{@code\n") + 7, main.indexOf("}</pre>"));
    assertThat(test.replaceAll("\\s", ""))
        .contains(sample.replaceAll("(?m)^ \\*", "").replaceAll("\\s", ""));
  }

  @Test
  void logsAUserIn() throws Exception {
    WireMockServer service =
        new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    service.start();
    service.stubFor(get(urlPathEqualTo("/callback")).willReturn(aResponse().withStatus(204)));
    URI redirectUri = URI.create("http://127.0.0.1:" + service.port() + "/callback");
    try (Sandbox sandbox = Sandbox.builder().redirectUri(redirectUri).start()) {
      OauthSettings settings =
          new OauthSettings(
              sandbox.clientId(),
              Secret.of(sandbox.clientSecret()),
              redirectUri,
              sandbox.authorizationUrl(),
              sandbox.tokenUrl());
      InMemoryTokenStore store = new InMemoryTokenStore();
      FirstLogin login = new FirstLogin(settings, store);
      String state = login.newState();
      sandbox.approve(login.authorizationUri(state));
      LoggedRequest callback = service.findAll(getRequestedFor(urlPathEqualTo("/callback"))).get(0);
      String returnedState = callback.queryParameter("state").firstValue();
      String code = callback.queryParameter("code").firstValue();

      assertThatIllegalArgumentException()
          .isThrownBy(() -> login.finish(login.newState(), returnedState, code));
      assertThat(store.load()).isEmpty();
      login.finish(state, returnedState, code);

      try (MyCaseClient mycase =
          MyCaseClient.builder()
              .baseUri(sandbox.apiBase())
              .tokenStore(store)
              .oauth(settings)
              .build()) {
        assertThat(mycase.staff().me().id()).isPositive();
      }
    } finally {
      service.stop();
    }
  }
}
