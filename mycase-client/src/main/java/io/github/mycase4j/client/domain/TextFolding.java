package io.github.mycase4j.client.domain;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The folding of a text to the form in which texts are compared: lower case, without accents,
 * single spaces. Letters that are more than an accent away from their plain neighbors are written
 * out, typographic quotes and dashes are plain.
 *
 * <p>One pass, one code point at a time: normalizing a whole text puts its combining marks in
 * order, which takes quadratic time in the length of a run of them. The order of marks does not
 * matter here, since marks are dropped. Independent of the locale. Thread-safe.
 */
final class TextFolding {
  private static final int ASCII = 128;
  private static final int PAGE_BITS = 8;
  private static final int PAGE_SIZE = 1 << PAGE_BITS;
  private static final String UNCHANGED = "unchanged";

  /**
   * What each code point of the basic plane folds to, filled on demand. Threads may compute an
   * entry twice; strings are safe to publish without synchronization.
   */
  private static final @Nullable String[][] PAGES =
      new String[(Character.MAX_VALUE + 1) >> PAGE_BITS][];

  private TextFolding() {}

  static String fold(String text) {
    int length = text.length();
    int same = foldedLength(text);
    if (same == length) {
      return text;
    }
    StringBuilder folded = new StringBuilder(length + 8).append(text, 0, same);
    for (int i = same; i < length; ) {
      char c = text.charAt(i);
      if (c < ASCII) {
        append(folded, c);
        i++;
      } else {
        int codePoint = text.codePointAt(i);
        appendFolded(folded, codePoint);
        i += Character.charCount(codePoint);
      }
    }
    int end = folded.length();
    if (end > 0 && folded.charAt(end - 1) == ' ') {
      folded.setLength(end - 1);
    }
    return folded.toString();
  }

  /** Returns how much of the start is plain and spaced once already, as nearly every text is. */
  private static int foldedLength(String text) {
    boolean afterSpace = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = c == ' ';
      if (c >= ASCII
          || (c >= 'A' && c <= 'Z')
          || (space ? afterSpace : Character.isWhitespace(c))) {
        return i;
      }
      afterSpace = space;
    }
    return afterSpace && !text.isEmpty() ? text.length() - 1 : text.length();
  }

  private static void append(StringBuilder folded, char ascii) {
    if (ascii >= 'A' && ascii <= 'Z') {
      folded.append((char) (ascii + ('a' - 'A')));
    } else if (Character.isWhitespace(ascii)) {
      appendSpace(folded);
    } else {
      folded.append(ascii);
    }
  }

  private static void appendSpace(StringBuilder folded) {
    int length = folded.length();
    if (length > 0 && folded.charAt(length - 1) != ' ') {
      folded.append(' ');
    }
  }

  private static void appendFolded(StringBuilder folded, int codePoint) {
    String form = form(codePoint);
    if (form.equals(UNCHANGED)) {
      folded.appendCodePoint(codePoint);
      return;
    }
    for (int i = 0; i < form.length(); i++) {
      if (form.charAt(i) == ' ') {
        appendSpace(folded);
      } else {
        folded.append(form.charAt(i));
      }
    }
  }

  private static String form(int codePoint) {
    if (codePoint > Character.MAX_VALUE) {
      return compute(codePoint);
    }
    @Nullable String[] page = PAGES[codePoint >> PAGE_BITS];
    if (page == null) {
      page = new String[PAGE_SIZE];
      PAGES[codePoint >> PAGE_BITS] = page;
    }
    String form = page[codePoint & (PAGE_SIZE - 1)];
    if (form == null) {
      form = compute(codePoint);
      page[codePoint & (PAGE_SIZE - 1)] = form;
    }
    return form;
  }

  private static String compute(int codePoint) {
    String text = Character.toString(codePoint);
    StringBuilder form = new StringBuilder();
    // Compatibility decomposition can give capitals again, such as K for the Kelvin sign.
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(c -> form.append(plain(c)));
    return form.toString().equals(text) ? UNCHANGED : form.toString();
  }

  private static String plain(int lower) {
    return switch (lower) {
      case 'ß' -> "ss";
      case 'ø' -> "o";
      case 'ł' -> "l";
      case 'đ', 'ð' -> "d";
      case 'þ' -> "th";
      case 'æ' -> "ae";
      case 'œ' -> "oe";
      case 'ı' -> "i";
      case 'ħ' -> "h";
      case 'ŧ' -> "t";
      case 'ς' -> "σ";
      case '\u2018', '\u2019', '\u201b', '\u02bc' -> "'";
      case '\u201c', '\u201d' -> "\"";
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> "-";
      default -> Character.isWhitespace(lower) ? " " : Character.toString(lower);
    };
  }
}
