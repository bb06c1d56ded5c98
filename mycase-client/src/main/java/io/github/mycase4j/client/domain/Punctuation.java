package io.github.mycase4j.client.domain;

/**
 * The two forms of a folded text without punctuation: each mark is a space ("o brien"), or nothing
 * ("obrien"). An ampersand is the word "and". Invisible characters are nothing in both.
 */
final class Punctuation {
  private static final int ASCII = 128;

  private Punctuation() {}

  /** Returns whether a folded text has nothing to leave out. */
  static boolean isIn(String folded) {
    for (int i = 0; i < folded.length(); ) {
      int c = folded.codePointAt(i);
      if (c != ' ' && !isOfAWord(c)) {
        return true;
      }
      i += Character.charCount(c);
    }
    return false;
  }

  /** Returns a folded text with a space for each mark, and single spaces. */
  static String spaced(String folded) {
    return without(folded, true);
  }

  /** Returns a folded text with nothing for each mark. */
  static String joined(String folded) {
    return without(folded, false);
  }

  private static String without(String folded, boolean spaced) {
    if (!isIn(folded)) {
      return folded;
    }
    StringBuilder plain = new StringBuilder(folded.length() + 8);
    for (int i = 0; i < folded.length(); ) {
      int c = folded.codePointAt(i);
      i += Character.charCount(c);
      if (isOfAWord(c)) {
        plain.appendCodePoint(c);
      } else if (c == '&') {
        space(plain);
        plain.append("and ");
      } else if (c == ' ' || (spaced && Character.getType(c) != Character.FORMAT)) {
        space(plain);
      }
    }
    int end = plain.length();
    return end > 0 && plain.charAt(end - 1) == ' ' ? plain.substring(0, end - 1) : plain.toString();
  }

  private static void space(StringBuilder plain) {
    int length = plain.length();
    if (length > 0 && plain.charAt(length - 1) != ' ') {
      plain.append(' ');
    }
  }

  /** Returns whether a character is part of a word: a letter, a digit, or a vowel sign. */
  static boolean isOfAWord(int c) {
    if (c < ASCII) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
    return isApostropheLike(c)
        ? false
        : Character.isLetterOrDigit(c) || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  /** Modifier letters that stand for apostrophes, such as the Hawaiian okina. */
  private static boolean isApostropheLike(int c) {
    return c >= 0x02b9 && c <= 0x02bf;
  }
}
