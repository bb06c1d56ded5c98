package io.github.mycase4j.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path as MyCase's description writes it, such as {@code /tasks/{id}}, where a segment in braces
 * stands for any value.
 *
 * @param segments the parts between the slashes
 */
public record PathPattern(List<String> segments) {
  /** The first segments of the paths that do not belong to the API. */
  private static final List<String> ELSEWHERE = List.of("tokens", "login_sessions", "files", "v1");

  /**
   * Returns the pattern of a path; the paths of the API are given without {@code /v1}.
   *
   * @param path the path
   * @return the pattern of the whole path
   * @throws IllegalArgumentException when the path does not begin with a slash
   */
  public static PathPattern of(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("A path begins with a slash: " + path);
    }
    List<String> segments = split(path);
    return new PathPattern(ELSEWHERE.contains(segments.get(0)) ? segments : split("/v1" + path));
  }

  /**
   * Splits a path at its slashes.
   *
   * @param path a path that begins with a slash
   * @return its segments
   */
  public static List<String> split(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  /**
   * Tests whether the pattern fits a path.
   *
   * @param path a path that begins with a slash
   * @return whether it fits
   */
  public boolean matches(String path) {
    return values(split(path)) != null;
  }

  /**
   * Returns the values of the segments in braces.
   *
   * @param actual the segments of a path
   * @return the values in their order, or null when the pattern does not fit the path
   */
  public @Nullable List<String> values(List<String> actual) {
    if (actual.size() != segments.size()) {
      return null;
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).startsWith("{")) {
        values.add(actual.get(i));
      } else if (!segments.get(i).equals(actual.get(i))) {
        return null;
      }
    }
    return values;
  }
}
