package io.github.mycase4j.mcp.protocol;

/**
 * The response to a request.
 *
 * @param message the response as JSON on one line
 * @param status the outcome of the request, for transports that report it beside the response
 */
public record ProtocolResponse(String message, Status status) {

  /** The outcome of a request. */
  public enum Status {
    /** It was handled, with a result or an error (HTTP 200). */
    HANDLED,
    /** It was rejected before it was handled (HTTP 400). */
    BAD_REQUEST,
    /** It called a tool for which the client lacks the scope, and was recorded (HTTP 403). */
    INSUFFICIENT_SCOPE,
    /** The server has no such method (HTTP 404). */
    NOT_FOUND
  }
}
