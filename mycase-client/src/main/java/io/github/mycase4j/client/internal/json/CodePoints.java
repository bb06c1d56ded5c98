package io.github.mycase4j.client.internal.json;

/** Cuts texts without splitting a character in two. */
public final class CodePoints {
  private CodePoints() {}

  /**
   * The beginning of a text.
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
