package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.remote.web.WebResponse;

/** A request of a client fails with a JSON error. The message is for the client's developer. */
final class OauthException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /** Creates an error with status 400. */
  OauthException(String code, String description) {
    this(400, code, description);
  }

  /**
   * Creates an error.
   *
   * @param code the code, such as {@code invalid_request}
   * @param description a sentence; no secrets
   */
  OauthException(int status, String code, String description) {
    super(description, null, false, false);
    this.status = status;
    this.code = code;
  }

  /** Returns the error of a request that lacks something or has too much. */
  static OauthException invalidRequest(String description) {
    return new OauthException("invalid_request", description);
  }

  /** Returns the error of a client that is unknown or does not prove who it is. */
  static OauthException invalidClient(String description) {
    return new OauthException(401, "invalid_client", description);
  }

  /** Returns the status. */
  int status() {
    return status;
  }

  /** Returns the code. */
  String code() {
    return code;
  }

  /** Returns the description. */
  String description() {
    return String.valueOf(getMessage());
  }

  /** Returns the response, which is never cached. */
  WebResponse response() {
    return WebResponse.error(status, code, description()).with("Cache-Control", "no-store");
  }
}
