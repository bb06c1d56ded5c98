package io.github.mycase4j.remote.mcp;

import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The origins whose web pages may use the MCP endpoint, and the headers that tell browsers so
 * (CORS). Immutable and thread-safe.
 */
final class AllowedOrigins {
  /** The value of {@code Allow}. */
  static final String METHODS = "POST, OPTIONS";

  private static final String ORIGIN = "Origin";
  private static final String REQUEST_HEADERS =
      "Authorization, Content-Type, Accept, MCP-Protocol-Version, Mcp-Method, Mcp-Name,"
          + " Mcp-Session-Id, Last-Event-ID, traceparent";

  private final Set<String> origins;

  AllowedOrigins(Settings settings) {
    Set<String> all = new HashSet<>(settings.network().allowedOrigins());
    all.add(settings.publicUrl().origin());
    this.origins = Set.copyOf(all);
  }

  /** Returns whether the request comes from no web page, or from one that may use the endpoint. */
  boolean allow(WebRequest request) {
    List<String> sent = request.headers(ORIGIN);
    return sent.isEmpty() || isListed(sent);
  }

  private boolean isListed(List<String> sent) {
    return sent.size() == 1 && origins.contains(sent.get(0));
  }

  /** Returns the response to an OPTIONS request. */
  WebResponse options(WebRequest request) {
    List<String> sent = request.headers(ORIGIN);
    if (sent.isEmpty() || request.header("Access-Control-Request-Method") == null) {
      return mark(request, WebResponse.empty(204).with("Allow", METHODS));
    }
    WebResponse preflight = WebResponse.empty(204).with("Vary", ORIGIN);
    return isListed(sent)
        ? preflight
            .with("Access-Control-Allow-Origin", sent.get(0))
            .with("Access-Control-Allow-Methods", "POST")
            .with("Access-Control-Allow-Headers", REQUEST_HEADERS)
            .with("Access-Control-Max-Age", "600")
        : preflight;
  }

  /** Returns a response with the headers that let a page of an allowed origin read it. */
  WebResponse mark(WebRequest request, WebResponse response) {
    WebResponse varied = response.with("Vary", ORIGIN);
    List<String> sent = request.headers(ORIGIN);
    return isListed(sent)
        ? varied
            .with("Access-Control-Allow-Origin", sent.get(0))
            .with("Access-Control-Expose-Headers", "WWW-Authenticate, Retry-After")
        : varied;
  }
}
