package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.internal.transport.PercentEncoding;

/** A text of MyCase's as one segment of a path. Numbers need none of this. */
final class PathSegment {
  private PathSegment() {}

  /**
   * Percent-encodes a text.
   *
   * @param name what the text is, for the message
   * @throws IllegalArgumentException when the text would change what the path names
   */
  static String of(String name, String text) {
    if (text.isBlank() || text.equals(".") || text.equals("..")) {
      throw new IllegalArgumentException("The " + name + " \"" + text + "\" cannot name anything.");
    }
    return PercentEncoding.encode(text);
  }
}
