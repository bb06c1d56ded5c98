package io.github.mycase4j.remote.oauth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client says about itself, in a registration (RFC 7591) or in its metadata document.
 * Everything that the server does not know is ignored.
 *
 * @param name the name, cleaned
 */
record ClientMetadata(String name, List<String> redirectUris) {
  /** The authentication method of a public client. */
  static final String NONE = "none";

  /** The authentication method of a client that signs assertions (RFC 7523). */
  static final String PRIVATE_KEY_JWT = "private_key_jwt";

  /** The grant types that clients can use. */
  static final List<String> GRANT_TYPES = List.of("authorization_code", "refresh_token");

  /** The algorithms with which assertions are signed. */
  static final List<String> SIGNING_ALGORITHMS = List.of("RS256", "ES256");

  /** Copies the list. */
  ClientMetadata {
    redirectUris = List.copyOf(redirectUris);
  }

  /**
   * Reads the members that both kinds of client have.
   *
   * @throws OauthException with {@code invalid_client_metadata} or {@code invalid_redirect_uri}
   */
  static ClientMetadata read(Map<String, Object> members) throws OauthException {
    Object name = members.get("client_name");
    if (members.containsKey("client_name") && !(name instanceof String)) {
      throw new OauthException("invalid_client_metadata", "client_name must be a string.");
    }
    return new ClientMetadata(
        ClientNames.clean((String) name), redirectUris(members.get("redirect_uris")));
  }

  private static List<String> redirectUris(@Nullable Object member) throws OauthException {
    if (!(member instanceof List<?> list) || list.isEmpty()) {
      throw invalidUri("redirect_uris must be a list of at least one string.");
    }
    if (list.size() > RedirectUris.MOST) {
      throw invalidUri("redirect_uris must have at most " + RedirectUris.MOST + " entries.");
    }
    List<String> uris = new ArrayList<>();
    for (Object each : list) {
      if (!(each instanceof String uri)) {
        throw invalidUri("redirect_uris must be a list of strings.");
      }
      if (!RedirectUris.isAllowed(uri)) {
        throw invalidUri(
            "Entry "
                + (uris.size() + 1)
                + " of redirect_uris is not allowed. A redirect URI has at most "
                + RedirectUris.LONGEST
                + " characters, no fragment, no user and no wildcard, and is https, http on"
                + " localhost, 127.0.0.1 or [::1], or of a private-use scheme.");
      }
      uris.add(uri);
    }
    return uris;
  }

  private static OauthException invalidUri(String description) {
    return new OauthException("invalid_redirect_uri", description);
  }
}
