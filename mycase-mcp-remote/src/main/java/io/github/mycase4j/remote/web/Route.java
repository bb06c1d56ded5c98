package io.github.mycase4j.remote.web;

import java.util.List;

/**
 * A path with what handles it. Paths are compared exactly; none has variables.
 *
 * @param path the path, such as {@code /oauth/token}
 * @param kind how its errors look, and which headers its responses have
 * @param methods the value of {@code Allow}: methods in order, with HEAD where GET implies it;
 *     empty for an endpoint that decides itself, and that gets OPTIONS other than preflights, too
 * @param maxBody the largest body in bytes
 */
public record Route(String path, Kind kind, List<String> methods, int maxBody, Endpoint endpoint) {
  /** The largest body of everything but the MCP endpoint. */
  public static final int SMALL_BODY = 16 * 1024;

  /** How errors look, and which headers responses have. */
  public enum Kind {
    /** JSON errors; requests from any origin are allowed without credentials. */
    OPEN_JSON,
    /** JSON errors; the endpoint knows which origins are allowed. */
    MCP,
    /** Error pages, and the headers of pages. */
    PAGE,
    /** JSON errors, no other headers: health checks and metrics. */
    PLAIN,
    /** Files that never change. */
    ASSET
  }

  /** Copies the list. */
  public Route {
    methods = List.copyOf(methods);
  }

  /** Returns a route of a page that is only read. */
  public static Route page(String path, Endpoint endpoint) {
    return new Route(path, Kind.PAGE, List.of("GET", "HEAD"), SMALL_BODY, endpoint);
  }

  /** Returns a route of a page on which GET changes something. */
  public static Route action(String path, Endpoint endpoint) {
    return new Route(path, Kind.PAGE, List.of("GET"), SMALL_BODY, endpoint);
  }

  /** Returns a route that takes a form only. */
  public static Route form(String path, Endpoint endpoint) {
    return new Route(path, Kind.PAGE, List.of("POST"), SMALL_BODY, endpoint);
  }
}
