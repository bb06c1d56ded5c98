package io.github.mycase4j.credstore;

import io.github.mycase4j.client.auth.OauthSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The three origins (RFC 6454) that a login belongs to: the API, the login page and the token
 * endpoint. A stored login is used with the origins that it was made with and with no others, so
 * that a changed setting cannot send its tokens elsewhere.
 *
 * <p>Immutable and thread-safe; performs no I/O.
 *
 * @param api the origin of the API, such as {@code https://external-integrations.mycase.com}
 * @param authorization the origin of the login page
 * @param token the origin of the token endpoint
 */
public record LoginOrigins(String api, String authorization, String token) {
  /** MyCase's own origins. A login that was stored without any was made with these. */
  public static final LoginOrigins MYCASE =
      of(
          URI.create("https://external-integrations.mycase.com/v1"),
          OauthSettings.MYCASE_AUTHORIZATION_ENDPOINT,
          OauthSettings.MYCASE_TOKEN_ENDPOINT);

  /**
   * Checks that nothing is null.
   *
   * @param api the API's base URI
   * @param authorization the login page
   * @param token the token endpoint
   */
  public LoginOrigins {
    Objects.requireNonNull(api, "api");
    Objects.requireNonNull(authorization, "authorization");
    Objects.requireNonNull(token, "token");
  }

  /**
   * {@return the origins of three addresses: scheme, host and port, whatever their paths}
   *
   * @param apiBase the API's base URI
   * @param authorizationEndpoint the login page
   * @param tokenEndpoint the token endpoint
   * @throws IllegalArgumentException when an address has no scheme or no host
   */
  public static LoginOrigins of(URI apiBase, URI authorizationEndpoint, URI tokenEndpoint) {
    return new LoginOrigins(origin(apiBase), origin(authorizationEndpoint), origin(tokenEndpoint));
  }

  private static String origin(URI address) {
    if (address.getScheme() == null || address.getHost() == null) {
      throw new IllegalArgumentException("An address needs a scheme and a host.");
    }
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    boolean plain = address.getPort() < 0 || address.getPort() == usual;
    return scheme
        + "://"
        + address.getHost().toLowerCase(Locale.ROOT)
        + (plain ? "" : ":" + address.getPort());
  }

  /** Returns the differences, a phrase each; empty when all three are the same. */
  List<String> differencesFrom(LoginOrigins settings) {
    List<String> differences = new ArrayList<>();
    add(differences, "API", api, settings.api);
    add(differences, "login page", authorization, settings.authorization);
    add(differences, "token endpoint", token, settings.token);
    return differences;
  }

  private static void add(List<String> differences, String what, String made, String set) {
    if (!made.equals(set)) {
      differences.add(what + " " + made + ", not " + set);
    }
  }
}
