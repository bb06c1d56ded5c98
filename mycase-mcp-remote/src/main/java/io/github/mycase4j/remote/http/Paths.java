package io.github.mycase4j.remote.http;

import io.github.mycase4j.remote.web.Route;
import java.util.Set;

/** How errors look at paths that no route has. */
final class Paths {
  private static final Set<String> OPEN =
      Set.of("/oauth/register", "/oauth/token", "/oauth/revoke");

  private Paths() {}

  /** Returns the kind of an unknown path: JSON where programs ask, a page where people do. */
  static Route.Kind kindOf(String path) {
    if (isBelow(path, "/.well-known") || OPEN.contains(path)) {
      return Route.Kind.OPEN_JSON;
    }
    if (isBelow(path, "/mcp") || OPEN.stream().anyMatch(open -> isBelow(path, open))) {
      return Route.Kind.PLAIN;
    }
    return Route.Kind.PAGE;
  }

  private static boolean isBelow(String path, String parent) {
    return path.startsWith(parent)
        && (path.length() == parent.length() || path.charAt(parent.length()) == '/');
  }
}
