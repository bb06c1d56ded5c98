package io.github.mycase4j.mcp.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Removes characters from a text that a person does not see but a model reads: controls, tags,
 * zero-width characters, bidirectional controls, variation selectors, fillers and unpaired
 * surrogates.
 *
 * <p>Characters that a text needs are kept: tabs and line breaks, spaces of every width, combining
 * marks, the joiners of an emoji sequence, one joiner after a letter of a script that writes with
 * them, and one emoji or text selector after a pictograph. The other line breaks of Unicode become
 * plain ones. A flag of a region, which is made of tags, becomes a plain flag; a rare form of a Han
 * character becomes the usual form.
 *
 * <p>Linear; a text with nothing to remove is returned unchanged. Thread-safe; performs no I/O.
 */
public final class TextSanitizer {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int TEXT_SELECTOR = 0xFE0E;
  private static final int EMOJI_SELECTOR = 0xFE0F;
  private static final int KEYCAP = 0x20E3;

  /** First and last of each range of invisible characters, in order. */
  private static final int[] INVISIBLE = {
    0x0000, 0x0008, // controls, but for the tab and the line feed
    0x000B, 0x000C,
    0x000E, 0x001F, // controls, but for the carriage return
    0x007F, 0x009F, // delete and C1 controls
    0x00AD, 0x00AD, // soft hyphen
    0x034F, 0x034F, // combining grapheme joiner
    0x061C, 0x061C, // Arabic letter mark
    0x115F, 0x1160, // Hangul fillers
    0x17B4, 0x17B5, // Khmer inherent vowels
    0x180B, 0x180F, // Mongolian variation selectors and vowel separator
    0x200B, 0x200F, // zero-width space and joiners, direction marks
    0x2028, 0x202E, // line and paragraph separators, embeddings and overrides
    0x2060, 0x206F, // word joiner, invisible operators, isolates, deprecated controls
    0x3164, 0x3164, // Hangul filler
    0xFDD0, 0xFDEF, // no characters
    0xFE00, 0xFE0F, // variation selectors
    0xFEFF, 0xFEFF, // zero-width no-break space, the byte order mark
    0xFFA0, 0xFFA0, // halfwidth Hangul filler
    0xFFF0, 0xFFFB, // unassigned, interlinear annotations
    0x13430, 0x1343F, // Egyptian hieroglyph controls
    0x13441, 0x13442, // Egyptian hieroglyph blanks
    0x1BCA0, 0x1BCA3, // shorthand controls
    0x1D159, 0x1D159, // musical null notehead
    0x1D173, 0x1D17A, // musical controls
    0xE0000, 0xE0FFF // tags, further variation selectors, unassigned
  };

  /** First and last of each range that holds pictographs, in order. */
  private static final int[] PICTOGRAPHS = {
    0x00A9, 0x00A9, 0x00AE, 0x00AE, 0x203C, 0x203C, 0x2049, 0x2049, 0x2122, 0x2122, 0x2139, 0x2139,
    0x2190, 0x21FF, 0x2300, 0x23FF, 0x2460, 0x24FF, 0x25A0, 0x27BF, 0x2900, 0x297F, 0x2B00, 0x2BFF,
    0x3030, 0x3030, 0x303D, 0x303D, 0x3297, 0x3299, 0x1F000, 0x1FAFF
  };

  /** Made when a joiner is met: the table of scripts takes a while to load. */
  private static final class Scripts {
    /** The scripts in which a joiner between letters changes the meaning of a word. */
    static final Set<UnicodeScript> JOINED =
        EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MANDAIC,
            UnicodeScript.NKO,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);
  }

  private TextSanitizer() {}

  /** Returns the text without invisible characters. */
  public static String clean(String text) {
    return rewritten(text, false);
  }

  /**
   * Returns the text with escapes such as {@code \}{@code u200b} in place of invisible characters,
   * for names and quotations, which must stay distinct.
   */
  public static String escape(String text) {
    return rewritten(text, true);
  }

  /** Returns the number of characters that were removed from a text. */
  public static int hidden(String text, String clean) {
    return text.codePointCount(0, text.length()) - clean.codePointCount(0, clean.length());
  }

  private static String rewritten(String text, boolean escaping) {
    int start = plainPart(text);
    if (start == text.length()) {
      return text;
    }
    StringBuilder out = null;
    int copied = 0;
    int before = start == 0 ? -1 : text.codePointBefore(start);
    for (int at = start; at < text.length(); ) {
      int c = text.codePointAt(at);
      int next = at + Character.charCount(c);
      if (stays(c, before, next < text.length() ? text.codePointAt(next) : -1)) {
        before = c;
      } else {
        out = out == null ? new StringBuilder(text.length()) : out;
        String instead = escaping ? escaped(c) : substitute(c);
        out.append(text, copied, at).append(instead);
        copied = next;
        before = instead.isEmpty() ? before : instead.charAt(instead.length() - 1);
      }
      at = next;
    }
    return out == null ? text : out.append(text, copied, text.length()).toString();
  }

  /**
   * Returns how many characters from the start on are of those that nearly every text is made of.
   */
  private static int plainPart(String text) {
    int at = 0;
    while (at < text.length() && isPlain(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isPlain(char c) {
    return c < 0x7F
        ? c >= ' ' || c == '\n' || c == '\r' || c == '\t'
        : c >= 0xA0 && c < 0x034F && c != 0xAD;
  }

  private static boolean stays(int c, int before, int after) {
    if (c <= Character.MAX_VALUE && Character.isSurrogate((char) c)) {
      return false;
    }
    if (!isIn(INVISIBLE, c)) {
      return (c & 0xFFFE) != 0xFFFE;
    }
    if (c == ZERO_WIDTH_JOINER && isEmoji(before) && isIn(PICTOGRAPHS, after)) {
      return true;
    } else if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) {
      return isJoined(before);
    } else if (c == TEXT_SELECTOR || c == EMOJI_SELECTOR) {
      return isIn(PICTOGRAPHS, before) || (isKey(before) && after == KEYCAP);
    }
    return c >= 0x180B
        && c <= 0x180F
        && Character.isLetter(before)
        && UnicodeScript.of(before) == UnicodeScript.MONGOLIAN;
  }

  private static boolean isEmoji(int c) {
    return c == EMOJI_SELECTOR || isIn(PICTOGRAPHS, c);
  }

  private static boolean isKey(int c) {
    return (c >= '0' && c <= '9') || c == '#' || c == '*';
  }

  /** Arabic vowel signs belong to no script of their own; a joiner can follow them too. */
  private static boolean isJoined(int before) {
    if (before < 0 || before == ZERO_WIDTH_JOINER || before == ZERO_WIDTH_NON_JOINER) {
      return false;
    }
    return (before >= 0x064B && before <= 0x0655)
        || (Character.isUnicodeIdentifierPart(before)
            && Scripts.JOINED.contains(UnicodeScript.of(before)));
  }

  private static boolean isIn(int[] ranges, int c) {
    int low = 0;
    int high = ranges.length / 2 - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (c < ranges[2 * middle]) {
        high = middle - 1;
      } else if (c > ranges[2 * middle + 1]) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  private static String substitute(int c) {
    return switch (c) {
      case 0x0B, 0x0C, 0x85, 0x2028, 0x2029 -> "\n";
      default -> c <= Character.MAX_VALUE && Character.isSurrogate((char) c) ? "\uFFFD" : "";
    };
  }

  private static String escaped(int c) {
    String hex = Integer.toHexString(c);
    return c <= Character.MAX_VALUE
        ? "\\u" + "0000".substring(hex.length()) + hex
        : "\\u{" + hex + "}";
  }
}
