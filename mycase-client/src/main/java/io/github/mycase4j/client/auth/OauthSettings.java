package io.github.mycase4j.client.auth;

import io.github.mycase4j.client.network.SecureAddress;
import java.net.URI;
import java.util.Objects;

/**
 * The OAuth settings that MyCase support gave a firm (RFC 6749), and MyCase's endpoints.
 *
 * <p>Immutable; {@code toString} shows no secret.
 *
 * @param clientId the client id of the firm's connector
 * @param clientSecret its secret
 * @param redirectUri the redirect URI, exactly as MyCase support entered it
 * @param authorizationEndpoint MyCase's login page
 * @param tokenEndpoint MyCase's token endpoint
 */
public record OauthSettings(
    String clientId,
    Secret clientSecret,
    URI redirectUri,
    URI authorizationEndpoint,
    URI tokenEndpoint) {

  /** MyCase's login page. */
  public static final URI MYCASE_AUTHORIZATION_ENDPOINT =
      URI.create("https://auth.mycase.com/login_sessions/new");

  /** MyCase's token endpoint. */
  public static final URI MYCASE_TOKEN_ENDPOINT = URI.create("https://auth.mycase.com/tokens");

  /**
   * Checks the settings.
   *
   * @param clientSecret the secret of that client
   * @param redirectUri the address the browser returns to, exactly as MyCase support entered it
   * @param authorizationEndpoint MyCase's login page
   * @param tokenEndpoint where codes and refresh tokens are exchanged for tokens
   * @param clientId the firm's client id
   * @throws IllegalArgumentException when the client id is blank, or an endpoint is neither https
   *     nor http on a loopback address
   */
  public OauthSettings {
    Objects.requireNonNull(clientSecret, "clientSecret");
    Objects.requireNonNull(redirectUri, "redirectUri");
    if (clientId.isBlank()) {
      throw new IllegalArgumentException("clientId must not be blank");
    }
    SecureAddress.checked("authorizationEndpoint", authorizationEndpoint);
    SecureAddress.checked("tokenEndpoint", tokenEndpoint);
  }

  /**
   * {@return settings with MyCase's own endpoints}
   *
   * @param clientId the firm's client id
   * @param clientSecret the secret of that client
   * @param redirectUri the address the browser returns to, exactly as MyCase support entered it
   */
  public static OauthSettings of(String clientId, Secret clientSecret, URI redirectUri) {
    return new OauthSettings(
        clientId, clientSecret, redirectUri, MYCASE_AUTHORIZATION_ENDPOINT, MYCASE_TOKEN_ENDPOINT);
  }

  @Override
  public String toString() {
    return "OauthSettings[authorizationEndpoint="
        + authorizationEndpoint
        + ", tokenEndpoint="
        + tokenEndpoint
        + "]";
  }
}
