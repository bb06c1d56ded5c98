package io.github.mycase4j.client.auth;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;

/** Holds the sample that the documentation of {@link OauthClient} shows. */
final class OauthClientSample {
  private OauthClientSample() {}

  static final class FirstLogin {
    private final OauthClient oauth;
    private final TokenStore store;
    private final SecureRandom random = new SecureRandom();

    FirstLogin(OauthSettings settings, TokenStore store) {
      this.oauth = new OauthClient(settings, Clock.systemUTC());
      this.store = store;
    }

    // GET /login: put the state into the user's session, and redirect to authorizationUri(state).
    String newState() {
      byte[] bytes = new byte[32];
      random.nextBytes(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    URI authorizationUri(String state) {
      return oauth.authorizationUri(state);
    }

    // GET /callback?code=...&state=...: the state of the session must be the one that came back.
    void finish(String stateOfSession, String state, String code) {
      if (!stateOfSession.equals(state)) {
        throw new IllegalArgumentException("This login was not started here. Start it again.");
      }
      Tokens login = oauth.exchange(Secret.of(code));
      store.exclusively(
          () -> {
            store.save(login);
            return login;
          });
    }
  }
}
