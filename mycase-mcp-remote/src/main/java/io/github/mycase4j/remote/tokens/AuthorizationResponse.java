package io.github.mycase4j.remote.tokens;

import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.web.WebResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The responses of the authorization endpoint: redirects to the client (RFC 6749 section 4.1.2, RFC
 * 9207). Immutable and thread-safe.
 */
public final class AuthorizationResponse {
  private final @Nullable String issuer;

  /** Creates the responses of a server. */
  public AuthorizationResponse(Settings settings) {
    this.issuer = settings.oauth().sendIss() ? settings.publicUrl().origin() : null;
  }

  /** Returns the redirect that brings a code. */
  public WebResponse code(String redirectUri, @Nullable String state, String code) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("code", code);
    return redirect(redirectUri, state, parameters);
  }

  /** Returns the redirect that brings an error. */
  public WebResponse error(
      String redirectUri, @Nullable String state, String error, String description) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("error", error);
    parameters.put("error_description", description);
    return redirect(redirectUri, state, parameters);
  }

  private WebResponse redirect(
      String redirectUri, @Nullable String state, Map<String, String> parameters) {
    if (state != null) {
      parameters.put("state", state);
    }
    if (issuer != null) {
      parameters.put("iss", issuer);
    }
    StringBuilder location = new StringBuilder(redirectUri);
    // The query of the redirect URI is kept.
    char separator = redirectUri.indexOf('?') < 0 ? '?' : '&';
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      location
          .append(separator)
          .append(parameter.getKey())
          .append('=')
          .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
      separator = '&';
    }
    return WebResponse.seeOther(location.toString());
  }
}
