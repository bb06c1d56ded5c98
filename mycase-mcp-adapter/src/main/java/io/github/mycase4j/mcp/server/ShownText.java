package io.github.mycase4j.mcp.server;

import io.github.mycase4j.mcp.text.TextSanitizer;
import io.github.mycase4j.mcp.text.Texts;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Quotes foreign text in a question for the user so that it is recognizable as such, and whole: on
 * one line and in quotation marks that it cannot end; invisible characters are shown as escapes or
 * counted.
 */
final class ShownText {
  private static final int LONGEST = 500;
  private static final int LONGEST_NAME = 120;

  /** Names that cannot be mistaken for anything else: words separated by single spaces. */
  private static final Pattern PLAIN_NAME =
      Pattern.compile(
          "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}.,'’&/+-]*( [\\p{L}\\p{M}\\p{N}.,'’&/+-]+)*");

  /** A run of spaces of any width, long enough to push the rest out of sight. */
  private static final Pattern LONG_BLANK = Pattern.compile("[\\p{Zs}\\u2800]{4,}");

  /** The start of a tag or a comment in a client that renders HTML. */
  private static final Pattern TAG = Pattern.compile("<(?=[A-Za-z/!?])");

  private ShownText() {}

  /** Returns a text in quotation marks; a long one is cut, and says how much is left out. */
  static String quoted(String text) {
    return quoted(text, LONGEST);
  }

  /** Returns the name of a record, without quotation marks where it is plainly a name. */
  static String name(String text) {
    // Some invisible characters are letters to Unicode.
    return text.length() <= LONGEST_NAME
            && PLAIN_NAME.matcher(text).matches()
            && TextSanitizer.escape(text).equals(text)
        ? text
        : quoted(text, LONGEST_NAME);
  }

  private static String quoted(String text, int longest) {
    String shown = Texts.prefix(text, longest);
    int more = text.codePointCount(shown.length(), text.length());
    return '"'
        + escaped(shown)
        + '"'
        + (more == 0
            ? ""
            : String.format(
                Locale.ROOT, " (cut; %,d more character%s)", more, more == 1 ? "" : "s"));
  }

  private static String escaped(String text) {
    String oneLine =
        text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t");
    String counted =
        LONG_BLANK
            .matcher(oneLine)
            .replaceAll(blank -> " [" + blank.group().length() + " blanks] ");
    return TextSanitizer.escape(TAG.matcher(counted).replaceAll("\\\\u003c"));
  }
}
