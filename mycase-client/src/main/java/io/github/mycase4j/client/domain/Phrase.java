package io.github.mycase4j.client.domain;

/**
 * A folded text to search for in others, in time linear in their length.
 *
 * <p>Immutable and thread-safe.
 */
final class Phrase {
  /** {@code String.indexOf} compares up to the whole phrase at each place of the text. */
  private static final int LONGEST_TO_COMPARE = 64;

  private final String text;

  /** For each prefix, how much of its start is also its end (Knuth, Morris, Pratt). */
  private final int[] borders;

  Phrase(String text) {
    this.text = text;
    this.borders = text.length() <= LONGEST_TO_COMPARE ? new int[0] : borders(text);
  }

  String text() {
    return text;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** Returns whether the phrase is anywhere in a text. */
  boolean isIn(String other) {
    return indexIn(other) >= 0;
  }

  /** Returns the first position of the phrase in a text, or -1. */
  int indexIn(String other) {
    if (borders.length == 0) {
      return other.indexOf(text);
    }
    int matched = 0;
    for (int i = 0; i < other.length(); i++) {
      while (matched > 0 && other.charAt(i) != text.charAt(matched)) {
        matched = borders[matched - 1];
      }
      if (other.charAt(i) == text.charAt(matched)) {
        matched++;
      }
      if (matched == text.length()) {
        return i + 1 - matched;
      }
    }
    return -1;
  }

  /** Returns whether the phrase occurs at the start of a word. */
  boolean startsAWordIn(String other) {
    int at = indexIn(other);
    while (at > 0 && isWithinAWord(other, at)) {
      // A long phrase is searched once: its first position is enough, and keeps the time linear.
      at = borders.length == 0 ? other.indexOf(text, at + 1) : -1;
    }
    return at >= 0;
  }

  /** Returns whether the phrase occurs as whole words. */
  boolean isAWordIn(String other) {
    for (int at = other.indexOf(text); at >= 0; at = other.indexOf(text, at + 1)) {
      int end = at + text.length();
      if ((at == 0 || !isWithinAWord(other, at))
          && (end == other.length() || !Character.isLetterOrDigit(other.codePointAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithinAWord(String other, int at) {
    return Character.isLetterOrDigit(other.codePointBefore(at));
  }

  private static int[] borders(String text) {
    int[] borders = new int[text.length()];
    for (int i = 1, matched = 0; i < text.length(); i++) {
      while (matched > 0 && text.charAt(i) != text.charAt(matched)) {
        matched = borders[matched - 1];
      }
      if (text.charAt(i) == text.charAt(matched)) {
        matched++;
      }
      borders[i] = matched;
    }
    return borders;
  }
}
