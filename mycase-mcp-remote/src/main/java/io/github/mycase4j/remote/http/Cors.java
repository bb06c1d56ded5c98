package io.github.mycase4j.remote.http;

import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.List;

/** Which web pages may read responses (CORS): never with cookies. */
final class Cors {
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final String ALLOWED_HEADERS =
      "Authorization, Content-Type, Accept, MCP-Protocol-Version, Mcp-Method, Mcp-Name,"
          + " Mcp-Session-Id, Last-Event-ID, traceparent";

  private final PublicUrl publicUrl;
  private final List<String> origins;

  Cors(PublicUrl publicUrl, List<String> origins) {
    this.publicUrl = publicUrl;
    this.origins = List.copyOf(origins);
  }

  /** Returns whether a request asks for what a web page may send. */
  static boolean isPreflight(WebRequest request) {
    return request.method().equals("OPTIONS")
        && request.header("Origin") != null
        && request.header("Access-Control-Request-Method") != null;
  }

  /** Returns the response to a preflight of a path that is open to every origin. */
  static WebResponse openPreflight() {
    return WebResponse.empty(204)
        .with("Access-Control-Allow-Methods", "GET, POST")
        .with("Access-Control-Allow-Headers", ALLOWED_HEADERS)
        .with("Access-Control-Max-Age", "600");
  }

  /** Returns the response, readable for every origin. */
  WebResponse open(WebResponse response) {
    return response.header(ALLOW_ORIGIN) == null
        ? exposed(response.with(ALLOW_ORIGIN, "*"))
        : response;
  }

  /**
   * Returns the response, readable for the origin of the request if it is one of the list. What the
   * endpoint added itself stays.
   */
  WebResponse listed(WebRequest request, WebResponse response) {
    String vary = response.header("Vary");
    WebResponse varied = vary == null ? response.with("Vary", "Origin") : response;
    List<String> sent = request.headers("Origin");
    if (sent.size() != 1 || !isListed(sent.get(0)) || response.header(ALLOW_ORIGIN) != null) {
      return varied;
    }
    return exposed(varied.with(ALLOW_ORIGIN, sent.get(0)));
  }

  private boolean isListed(String origin) {
    return origin.equals(publicUrl.origin()) || origins.contains(origin);
  }

  private static WebResponse exposed(WebResponse response) {
    return response.with("Access-Control-Expose-Headers", "WWW-Authenticate, Retry-After");
  }
}
