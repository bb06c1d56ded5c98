package io.github.mycase4j.mcp.text;

/** Texts that are shown in part. */
public final class Texts {
  private Texts() {}

  /** Returns a text of at most that many characters and a mark; no character is cut in half. */
  public static String cut(String text, int length) {
    return text.length() <= length ? text : prefix(text, length) + "…";
  }

  /**
   * Returns the beginning of a text.
   *
   * @param text the text
   * @param length how many {@code char}s it may have; one fewer where the last would be the first
   *     half of a surrogate pair
   * @return the text itself where it is not longer
   */
  public static String prefix(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean splits =
        length > 0
            && Character.isHighSurrogate(text.charAt(length - 1))
            && Character.isLowSurrogate(text.charAt(length));
    return text.substring(0, splits ? length - 1 : length);
  }
}
