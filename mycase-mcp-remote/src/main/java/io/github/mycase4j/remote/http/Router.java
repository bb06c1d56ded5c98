package io.github.mycase4j.remote.http;

import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what handles a request, and does what holds for every request: checks the host and the
 * method, responds to OPTIONS, enforces the limits of addresses, and turns failures into error
 * pages and JSON errors. Paths are compared exactly; no response ever adds or removes a slash.
 * Thread-safe; performs no I/O but that of the limits and the endpoints.
 */
public final class Router {
  private final PublicUrl publicUrl;
  private final Map<String, Route> routes = new HashMap<>();
  private final Failures failures;
  private final ResponseHeaders headers;
  private final Optional<AddressLimits> limits;

  /**
   * Creates a router.
   *
   * @param network the address of the server, and the origins that may use the MCP endpoint
   * @param routes what there is
   * @param pages renders the error pages
   * @param limits the limits of addresses
   * @param log takes failures that nobody else reports
   */
  public Router(
      Settings.Network network,
      List<Route> routes,
      ErrorRenderer pages,
      AddressLimits limits,
      ServerLog log) {
    this(network, routes, pages, Optional.of(limits), log);
  }

  private Router(
      Settings.Network network,
      List<Route> routes,
      ErrorRenderer pages,
      Optional<AddressLimits> limits,
      ServerLog log) {
    this.publicUrl = network.publicUrl();
    this.failures = new Failures(pages, log);
    this.headers = new ResponseHeaders(publicUrl, new Cors(publicUrl, network.allowedOrigins()));
    this.limits = limits;
    for (Route route : routes) {
      if (this.routes.put(route.path(), route) != null) {
        throw new IllegalArgumentException("Two routes have the path " + route.path() + ".");
      }
    }
  }

  /** Returns a router for programs that measure: of one route, for any host. */
  static Router forMetrics(Settings.Network network, Route route, ServerLog log) {
    ErrorRenderer none =
        (status, code, sentence, field) -> WebResponse.error(status, code, sentence);
    return new Router(network, List.of(route), none, Optional.empty(), log);
  }

  /** Returns how a request goes on. Nothing is handled yet. */
  RoutedRequest route(WebRequest request) {
    Route route = routes.get(request.path());
    if (!isHostKnown(request, route)) {
      WebResponse misdirected =
          WebResponse.error(
              421, "misdirected_request", "The Host header does not name this server.");
      return routed(request, null, Route.Kind.PLAIN, misdirected);
    }
    if (route == null) {
      Route.Kind kind = isPublic() ? Paths.kindOf(request.path()) : Route.Kind.PLAIN;
      return routed(request, null, kind, notFound(request, kind));
    }
    return routed(request, route, route.kind(), responseToMethod(request, route));
  }

  /**
   * Handles a request that is there as a whole.
   *
   * @return the response with all its headers
   */
  public WebResponse serve(WebRequest request) {
    RoutedRequest routed = route(request);
    WebResponse early = routed.begin();
    if (early != null) {
      return early;
    }
    byte[] body = request.body();
    return body.length > routed.maxBody() ? routed.tooLarge() : routed.handle(body);
  }

  private RoutedRequest routed(
      WebRequest request, @Nullable Route route, Route.Kind kind, @Nullable WebResponse response) {
    return new RoutedRequest(request, route, kind, response, failures, headers, limits);
  }

  /** Returns whether clients and browsers come here. */
  private boolean isPublic() {
    return limits.isPresent();
  }

  private boolean isHostKnown(WebRequest request, @Nullable Route route) {
    if (!isPublic() || (route != null && route.kind() == Route.Kind.PLAIN)) {
      // Health checks and collectors come to the address of the machine.
      return true;
    }
    List<String> hosts = request.headers("Host");
    return hosts.size() == 1 && publicUrl.isHost(hosts.get(0));
  }

  private WebResponse notFound(WebRequest request, Route.Kind kind) {
    if (kind == Route.Kind.OPEN_JSON && Cors.isPreflight(request)) {
      return Cors.openPreflight();
    }
    String sentence = "There is nothing at this address.";
    return failures.response(kind, 404, "not_found", sentence);
  }

  /** Returns what the method alone decides; null where the endpoint handles the request. */
  private @Nullable WebResponse responseToMethod(WebRequest request, Route route) {
    List<String> methods = route.methods();
    if (methods.isEmpty() || (methods.contains(request.method()) && !isOptions(request))) {
      return null;
    }
    if (isOptions(request)) {
      return Cors.isPreflight(request)
          ? preflight(route)
          : WebResponse.empty(204).with("Allow", String.join(", ", methods));
    }
    return failures
        .response(
            route.kind(), 405, "method_not_allowed", "This address does not take this method.")
        .with("Allow", String.join(", ", methods));
  }

  private static WebResponse preflight(Route route) {
    return route.kind() == Route.Kind.OPEN_JSON ? Cors.openPreflight() : WebResponse.empty(204);
  }

  private static boolean isOptions(WebRequest request) {
    return request.method().equals("OPTIONS");
  }
}
