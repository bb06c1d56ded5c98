package io.github.mycase4j.sandbox;

import java.util.List;

/**
 * A path as MyCase's description writes it, such as {@code /tasks/{id}}, where a segment in braces
 * stands for any value. The paths of the API are given without {@code /v1}.
 */
record PathPattern(List<String> segments) {
  /** The first segments of the paths that do not belong to the API. */
  private static final List<String> ELSEWHERE = List.of("tokens", "login_sessions", "files", "v1");

  static PathPattern of(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("A path begins with a slash: " + path);
    }
    List<String> segments = List.of(path.substring(1).split("/", -1));
    return new PathPattern(
        ELSEWHERE.contains(segments.get(0)) ? segments : List.of(("v1" + path).split("/", -1)));
  }

  boolean matches(String path) {
    List<String> actual = List.of(path.substring(1).split("/", -1));
    if (actual.size() != segments.size()) {
      return false;
    }
    for (int i = 0; i < actual.size(); i++) {
      if (!segments.get(i).startsWith("{") && !segments.get(i).equals(actual.get(i))) {
        return false;
      }
    }
    return true;
  }
}
