package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.domain.TextMatch;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import org.jspecify.annotations.Nullable;

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

  /** Rejects a filter text that is given but blank, since it would match everything. */
  static void checkFilter(String argument, @Nullable String text) {
    if (text != null && TextMatch.of(text).isBlank()) {
      throw new InvalidArgumentException(
          argument, argument + " must not be blank; leave it out for no filter.");
    }
  }
}
