package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.mcp.text.TextSanitizer;
import io.github.mycase4j.mcp.text.Texts;
import org.jspecify.annotations.Nullable;

/** The names that clients give themselves. Anyone can choose any text. */
final class ClientNames {
  /** The name of a client that has none. */
  static final String UNNAMED = "unnamed";

  private static final int LONGEST = 80;

  private ClientNames() {}

  /** Returns a name on one line, without characters that are not seen, of at most 80 characters. */
  static String clean(@Nullable String name) {
    if (name == null) {
      return UNNAMED;
    }
    // The sanitizer keeps line breaks and tabs, and makes a line break of some separators.
    String oneLine = name.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", "");
    String cut = Texts.prefix(TextSanitizer.clean(oneLine).strip(), LONGEST).strip();
    return cut.isEmpty() ? UNNAMED : cut;
  }
}
