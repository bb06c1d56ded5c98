package io.github.mycase4j.audit.internal.json;

/**
 * Characters that a reader does not see, or that change how others are seen: controls, formats such
 * as bidirectional overrides and tags, separators of lines, halves of surrogate pairs, and what
 * Unicode has fonts ignore by default.
 */
public final class Invisible {
  /** First and last of each range of ignorable characters that are no controls or formats. */
  private static final int[] IGNORABLE = {
    0x034f, 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180f, 0x2065, 0x2065, 0x2800, 0x2800,
    0x3164, 0x3164, 0xfe00, 0xfe0f, 0xffa0, 0xffa0, 0xfff0, 0xfff8, 0xe0000, 0xe0fff
  };

  private Invisible() {}

  public static boolean is(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> isIgnorable(codePoint);
    };
  }

  private static boolean isIgnorable(int codePoint) {
    for (int i = 0; i < IGNORABLE.length; i += 2) {
      if (codePoint >= IGNORABLE[i] && codePoint <= IGNORABLE[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether it only shapes its neighbors, as names in some scripts and pictures need it.
   */
  public static boolean isJoiner(int codePoint) {
    return codePoint == 0x200c || codePoint == 0x200d || codePoint == 0xfe0e || codePoint == 0xfe0f;
  }

  /**
   * Returns the text with its invisible characters escaped; tabs and line feeds stay as they are.
   */
  public static String escaped(String text) {
    if (text.codePoints().noneMatch(c -> is(c) && c != '\t' && c != '\n' && c != '\r')) {
      return text;
    }
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (!is(c) || c == '\t' || c == '\n' || c == '\r') {
                escaped.appendCodePoint(c);
              } else {
                for (char unit : Character.toChars(c)) {
                  escaped.append(String.format("\\u%04x", (int) unit));
                }
              }
            });
    return escaped.toString();
  }
}
