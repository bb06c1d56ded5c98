package io.github.mycase4j.client.internal.assembly;

import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.auth.OauthSettings;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.network.SecureAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of a client as environment variables. */
public final class EnvironmentSettings {
  private static final int DEFAULT_REDIRECT_PORT = 5678;

  private final Map<String, String> variables;

  private EnvironmentSettings(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * Reads the variables into settings.
   *
   * @throws IllegalArgumentException when a variable is missing or cannot be used, with its name
   */
  public static void read(Map<String, String> variables, ClientSettings settings) {
    new EnvironmentSettings(variables).readInto(settings);
  }

  private void readInto(ClientSettings settings) {
    settings.environment = Map.copyOf(variables);
    String accessToken = value("MYCASE_ACCESS_TOKEN");
    if (accessToken == null) {
      throw new IllegalArgumentException(
          "MYCASE_ACCESS_TOKEN is missing: a login is needed, as access token and refresh token.");
    }
    String refreshToken = value("MYCASE_REFRESH_TOKEN");
    settings.tokenStore =
        InMemoryTokenStore.of(
            refreshToken == null
                ? Tokens.ofAccessToken(Secret.of(accessToken))
                : Tokens.of(Secret.of(accessToken), Secret.of(refreshToken)));
    URI base = uri("MYCASE_API_BASE");
    if (base != null) {
      settings.baseUri = base;
    }
    String limit = value("MYCASE_RATE_LIMIT_PER_MINUTE");
    if (limit != null) {
      settings.requestsPerMinute = number("MYCASE_RATE_LIMIT_PER_MINUTE", limit, 1, 1_000_000);
    }
    if (refreshToken != null) {
      settings.oauth = oauth();
    }
  }

  /** Without client id and secret a login lasts until its access token expires. */
  private @Nullable OauthSettings oauth() {
    String id = value("MYCASE_CLIENT_ID");
    String secret = value("MYCASE_CLIENT_SECRET");
    if (id == null && secret == null) {
      return null;
    }
    if (id == null || secret == null) {
      throw new IllegalArgumentException(
          (id == null ? "MYCASE_CLIENT_ID" : "MYCASE_CLIENT_SECRET")
              + " is missing: client id and client secret are needed together.");
    }
    String port = value("MYCASE_REDIRECT_PORT");
    int redirectPort =
        port == null ? DEFAULT_REDIRECT_PORT : number("MYCASE_REDIRECT_PORT", port, 1, 65_535);
    URI authorization = uri("MYCASE_AUTH_URL");
    URI token = uri("MYCASE_TOKEN_URL");
    return new OauthSettings(
        id,
        Secret.of(secret),
        URI.create("http://127.0.0.1:" + redirectPort + "/callback"),
        authorization == null ? OauthSettings.MYCASE_AUTHORIZATION_ENDPOINT : authorization,
        token == null ? OauthSettings.MYCASE_TOKEN_ENDPOINT : token);
  }

  private @Nullable String value(String name) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private @Nullable URI uri(String name) {
    String value = value(name);
    if (value == null) {
      return null;
    }
    try {
      return SecureAddress.checked(name, new URI(value));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name + " is not an address: " + e.getReason());
    }
  }

  private static int number(String name, String value, int least, int most) {
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The message below says what is wrong.
    }
    throw new IllegalArgumentException(
        name + " must be a whole number from " + least + " to " + most + ".");
  }
}
