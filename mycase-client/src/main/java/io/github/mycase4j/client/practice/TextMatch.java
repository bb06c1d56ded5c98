package io.github.mycase4j.client.practice;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text that others are compared with, whatever their case, accents and spacing. A blank text is
 * no filter: everything matches it.
 *
 * <p>Letters that are more than an accent away from their plain neighbours are written out: ß is
 * ss, ø is o, ł is l, æ is ae. Typographic quotes and dashes are plain ones. It does not depend on
 * the locale.
 *
 * <p>Immutable and thread safe; does no I/O.
 */
public final class TextMatch {
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern WRITTEN_OUT =
      Pattern.compile("[ßøłđðþæœıħŧς\u2018\u2019\u201b\u02bc\u201c\u201d\u2010-\u2015\u2212]");
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("ß", "ss"),
          Map.entry("ø", "o"),
          Map.entry("ł", "l"),
          Map.entry("đ", "d"),
          Map.entry("ð", "d"),
          Map.entry("þ", "th"),
          Map.entry("æ", "ae"),
          Map.entry("œ", "oe"),
          Map.entry("ı", "i"),
          Map.entry("ħ", "h"),
          Map.entry("ŧ", "t"),
          Map.entry("ς", "σ"),
          Map.entry("\u2018", "'"),
          Map.entry("\u2019", "'"),
          Map.entry("\u201b", "'"),
          Map.entry("\u02bc", "'"),
          Map.entry("\u201c", "\""),
          Map.entry("\u201d", "\""));
  private static final String DASH = "-";

  private final String folded;

  private TextMatch(String folded) {
    this.folded = folded;
  }

  /** Returns what matches this text; null is like a blank one. */
  public static TextMatch of(@Nullable String text) {
    return new TextMatch(text == null ? "" : fold(text));
  }

  /** Returns a text as it is compared: lower case, without accents, single spaces. */
  public static String fold(String text) {
    String plain = text.toLowerCase(Locale.ROOT);
    if (!isAscii(plain)) {
      // Compatibility decomposition can give capitals again, such as K for the Kelvin sign.
      plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
      plain = MARKS.matcher(plain).replaceAll("");
      plain =
          WRITTEN_OUT
              .matcher(plain)
              .replaceAll(letter -> LETTERS.getOrDefault(letter.group(), DASH));
    }
    return isSpacedOnce(plain) ? plain : SPACES.matcher(plain).replaceAll(" ").strip();
  }

  /** Tells whether the text is blank, and so filters nothing. */
  public boolean isBlank() {
    return folded.isEmpty();
  }

  /** Tells whether the text is anywhere in another; a missing one has it only when it is blank. */
  public boolean isIn(@Nullable String other) {
    return isBlank() || (other != null && fold(other).contains(folded));
  }

  /** Tells whether the text is anywhere in one of several, of which any may be missing. */
  public boolean isInAny(@Nullable String... others) {
    return isBlank() || Arrays.stream(others).anyMatch(this::isIn);
  }

  /** Tells whether the text is the whole of another. */
  public boolean equalsWhole(@Nullable String other) {
    return isBlank() || (other != null && fold(other).equals(folded));
  }

  /** How well a text fits a name, best first. */
  enum Fit {
    WHOLE(0),
    START(1),
    START_OF_WORD(2),
    WITHIN(3),
    NONE(4);

    final int rank;

    Fit(int rank) {
      this.rank = rank;
    }
  }

  /** Returns the best fit over several ways to write one name, all folded already. */
  Fit fitInFolded(Collection<String> names) {
    return names.stream().map(this::fit).min(Fit::compareTo).orElse(Fit.NONE);
  }

  private Fit fit(String name) {
    if (name.equals(folded)) {
      return Fit.WHOLE;
    } else if (name.startsWith(folded)) {
      return Fit.START;
    }
    int at = name.indexOf(folded);
    if (at < 0) {
      return Fit.NONE;
    }
    for (; at > 0; at = name.indexOf(folded, at + 1)) {
      if (!Character.isLetterOrDigit(name.codePointBefore(at))) {
        return Fit.START_OF_WORD;
      }
    }
    return Fit.WITHIN;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether there is nothing to do about the spaces, as in nearly every text. */
  private static boolean isSpacedOnce(String text) {
    boolean wasSpace = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isSpace = c == ' ';
      if (isSpace ? wasSpace : Character.isWhitespace(c)) {
        return false;
      }
      wasSpace = isSpace;
    }
    return !wasSpace || text.isEmpty();
  }

  static String joined(@Nullable String... parts) {
    return Stream.of(parts)
        .filter(Objects::nonNull)
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  @Override
  public String toString() {
    return "TextMatch[" + (isBlank() ? "blank" : "text") + "]";
  }
}
