package io.github.mycase4j.remote.mcp;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.web.WebResponse;
import java.time.InstantSource;

/** The errors of the MCP endpoint that are not JSON-RPC errors. Thread-safe; performs no I/O. */
final class McpErrors {
  private static final int SECONDS_PER_MINUTE = 60;

  private final String metadata;
  private final String scopes;
  private final InstantSource clock;

  McpErrors(Settings settings, InstantSource clock) {
    this.metadata = settings.publicUrl().at("/.well-known/oauth-protected-resource/mcp");
    this.scopes = (settings.tools().readOnly() ? Scope.READ : Scope.READ_WRITE).text();
    this.clock = clock;
  }

  WebResponse foreignOrigin() {
    return WebResponse.error(
        403, "origin_not_allowed", "Web pages of this origin may not use this server.");
  }

  WebResponse tokenInAddress() {
    return WebResponse.error(
        400,
        "invalid_request",
        "A token in the address is not accepted. Send it in the header Authorization.");
  }

  WebResponse severalTokens() {
    return WebResponse.error(
        400, "invalid_request", "The request has more than one header Authorization.");
  }

  /** Returns the challenge for a request that brought no bearer token. */
  WebResponse noToken() {
    return WebResponse.error(
            401, "unauthorized", "The request has no bearer token. Log in with OAuth to get one.")
        .with("WWW-Authenticate", challenge());
  }

  /** Returns the challenge for a request whose token is not valid. */
  WebResponse badToken() {
    return WebResponse.error(
            401, "invalid_token", "The token is not known, has expired or was revoked.")
        .with("WWW-Authenticate", challenge() + ", error=\"invalid_token\"");
  }

  private String challenge() {
    return "Bearer resource_metadata=\"" + metadata + "\", scope=\"" + scopes + "\"";
  }

  /** Returns the response to a call of a tool that the token's scope does not allow. */
  WebResponse insufficientScope() {
    return WebResponse.error(
            403,
            "insufficient_scope",
            "This tool writes to MyCase. The user has not allowed the client to do so.")
        .with(
            "WWW-Authenticate",
            "Bearer error=\"insufficient_scope\", scope=\""
                + Scope.READ_WRITE.text()
                + "\", resource_metadata=\""
                + metadata
                + "\"");
  }

  WebResponse wrongMethod() {
    return WebResponse.error(405, "method_not_allowed", "Send a message with POST.")
        .with("Allow", AllowedOrigins.METHODS);
  }

  WebResponse wrongType() {
    return WebResponse.error(
        415, "unsupported_media_type", "The content type must be application/json.");
  }

  WebResponse tooLarge() {
    return WebResponse.error(
        413, "too_large", "The body is larger than " + McpEndpoint.MAX_BODY + " bytes.");
  }

  WebResponse notAcceptable() {
    return WebResponse.error(
        406,
        "not_acceptable",
        "The header Accept takes neither application/json nor text/event-stream.");
  }

  /** Returns the response to a request beyond a limit per clock minute. */
  WebResponse tooManyThisMinute() {
    long second = Math.floorMod(clock.instant().getEpochSecond(), (long) SECONDS_PER_MINUTE);
    return tooMany("There were too many requests in this minute.", SECONDS_PER_MINUTE - second);
  }

  /** Returns the response to a request beside too many that are running. */
  WebResponse tooManyAtOnce() {
    return tooMany("Too many calls are running at once.", 1);
  }

  private static WebResponse tooMany(String description, long seconds) {
    return WebResponse.error(429, "too_many_requests", description)
        .with("Retry-After", Long.toString(seconds));
  }

  /** Returns the response to a call that begins while the server ends. */
  WebResponse stopping() {
    return WebResponse.error(503, "unavailable", "The server is stopping. Try again.")
        .with("Retry-After", "5");
  }
}
