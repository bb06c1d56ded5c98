package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.mcp.tool.InvalidArgumentException;

/** Texts that a caller gives. */
final class Text {
  private Text() {}

  /** Returns the text without surrounding white space; a blank one is rejected. */
  static String required(String argument, String text) {
    if (text.isBlank()) {
      throw new InvalidArgumentException(argument, argument + " must not be blank.");
    }
    return text.strip();
  }
}
