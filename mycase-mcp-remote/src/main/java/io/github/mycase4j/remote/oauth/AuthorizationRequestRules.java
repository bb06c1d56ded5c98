package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.web.Parameters;
import java.util.regex.Pattern;

/**
 * The rules for an authorization request whose client and redirect URI are known, in the order in
 * which they are checked. Immutable and thread-safe; performs no I/O.
 */
final class AuthorizationRequestRules {
  private static final int LONGEST_STATE = 1024;

  /** A SHA-256 hash in base64url (RFC 7636 section 4.2). */
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final PublicUrl here;

  AuthorizationRequestRules(PublicUrl here) {
    this.here = here;
  }

  /**
   * Checks a request.
   *
   * @throws OauthException with the error that the client gets
   */
  void check(Parameters query) throws OauthException {
    checkForm(query);
    if (!"code".equals(query.get("response_type"))) {
      throw new OauthException("unsupported_response_type", "response_type must be code.");
    }
    checkResource(query, here);
    if (query.get("request") != null) {
      throw new OauthException("request_not_supported", "request is not supported.");
    } else if (query.get("request_uri") != null) {
      throw new OauthException("request_uri_not_supported", "request_uri is not supported.");
    } else if ("none".equals(query.get("prompt"))) {
      throw new OauthException("interaction_required", "The user must consent on a page.");
    }
  }

  private static void checkForm(Parameters query) throws OauthException {
    for (String name : query.names()) {
      if (query.isRepeated(name) && !name.equals("resource")) {
        throw OauthException.invalidRequest("A parameter may be sent only once.");
      }
    }
    String state = query.get("state");
    String challenge = query.get("code_challenge");
    String mode = query.get("response_mode");
    if (state != null && state.length() > LONGEST_STATE) {
      throw OauthException.invalidRequest(
          "state may have at most " + LONGEST_STATE + " characters.");
    } else if (challenge == null || !CHALLENGE.matcher(challenge).matches()) {
      throw OauthException.invalidRequest(
          "code_challenge is required: 43 base64url characters (PKCE).");
    } else if (!"S256".equals(query.get("code_challenge_method"))) {
      throw OauthException.invalidRequest("code_challenge_method must be S256.");
    } else if (mode != null && !mode.equals("query")) {
      throw OauthException.invalidRequest("response_mode must be query.");
    } else if (query.get("response_type") == null) {
      throw OauthException.invalidRequest("response_type is required.");
    }
  }

  /**
   * Checks that a token is asked for this server (RFC 8707), if the request says for which.
   *
   * @throws OauthException with {@code invalid_target}
   */
  static void checkResource(Parameters parameters, PublicUrl here) throws OauthException {
    if (!parameters.has("resource")) {
      return;
    }
    String resource = parameters.get("resource");
    if (parameters.isRepeated("resource") || resource == null || !here.isResource(resource)) {
      throw new OauthException("invalid_target", "resource must be " + here.mcp() + ", once.");
    }
  }
}
