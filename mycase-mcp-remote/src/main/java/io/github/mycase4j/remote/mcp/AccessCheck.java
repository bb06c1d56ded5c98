package io.github.mycase4j.remote.mcp;

import io.github.mycase4j.remote.metrics.Metrics;
import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.tokens.Counters;
import io.github.mycase4j.remote.tokens.TokenService;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The checks that need no body: origin, token, method, type and length, in this order. Thread-safe;
 * performs I/O.
 */
final class AccessCheck {
  private static final int MOST_UNAUTHORIZED = 120;
  private static final String SCHEME = "Bearer";

  private final AllowedOrigins origins;
  private final TokenService tokens;
  private final Counters counters;
  private final McpErrors errors;
  private final Metrics metrics;

  AccessCheck(
      AllowedOrigins origins,
      TokenService tokens,
      Counters counters,
      McpErrors errors,
      Metrics metrics) {
    this.origins = origins;
    this.tokens = tokens;
    this.counters = counters;
    this.errors = errors;
    this.metrics = metrics;
  }

  /**
   * Checks a request other than OPTIONS.
   *
   * @return the error; null when the body may be read, and then the request has its {@link
   *     Admission}
   */
  @Nullable WebResponse check(WebRequest request) {
    if (!origins.allow(request)) {
      return errors.foreignOrigin();
    }
    if (request.query().has("access_token")) {
      return errors.tokenInAddress();
    }
    List<String> authorization = request.headers("Authorization");
    if (authorization.size() > 1) {
      return errors.severalTokens();
    }
    String token = authorization.isEmpty() ? "" : token(authorization.get(0));
    Optional<Bearer> bearer =
        token.isEmpty() ? Optional.empty() : tokens.authenticate(token, request.address());
    return bearer.isEmpty() ? unauthorized(request, token.isEmpty()) : check(request, bearer.get());
  }

  /** Returns the bearer token of a header; empty for another scheme or none. */
  private static String token(String authorization) {
    int end = SCHEME.length();
    boolean isBearer =
        authorization.length() > end
            && authorization.substring(0, end).equalsIgnoreCase(SCHEME)
            && authorization.charAt(end) == ' ';
    return isBearer ? authorization.substring(end).strip() : "";
  }

  private WebResponse unauthorized(WebRequest request, boolean withoutToken) {
    metrics.authFailure(withoutToken ? "no_token" : "invalid_token");
    if (counters.increment("mcp-401 " + request.network()) > MOST_UNAUTHORIZED) {
      return errors.tooManyThisMinute();
    }
    return withoutToken ? errors.noToken() : errors.badToken();
  }

  private @Nullable WebResponse check(WebRequest request, Bearer bearer) {
    request.put(Bearer.class, bearer);
    if (!request.method().equals("POST")) {
      return errors.wrongMethod();
    }
    request.put(
        Admission.class, new Admission(bearer, counters.increment("mcp " + bearer.label())));
    if (!request.hasContentType("application/json")) {
      return errors.wrongType();
    }
    return isTooLarge(request.header("Content-Length")) ? errors.tooLarge() : null;
  }

  /** A body without a length, or with a malformed one, is left to the server. */
  private static boolean isTooLarge(@Nullable String length) {
    if (length == null || !length.matches("\\d+")) {
      return false;
    }
    return length.length() > 18 || Long.parseLong(length) > McpEndpoint.MAX_BODY;
  }
}
