package io.github.mycase4j.remote.web;

/** A request ends with a JSON error, which may have headers of its own. */
public final class JsonException extends RuntimeException {
  private final transient WebResponse response;

  /**
   * Creates the error.
   *
   * @param status the HTTP status
   * @param code the error code, such as {@code invalid_grant}
   * @param description a sentence for the developer of the client
   */
  public JsonException(int status, String code, String description) {
    this(WebResponse.error(status, code, description));
  }

  /** Creates the error from its response. */
  public JsonException(WebResponse response) {
    super("status " + response.status(), null, false, false);
    this.response = response;
  }

  /** Returns the response. */
  public WebResponse response() {
    return response;
  }
}
