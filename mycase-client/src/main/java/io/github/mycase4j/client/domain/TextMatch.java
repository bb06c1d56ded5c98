package io.github.mycase4j.client.domain;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text that others are compared with, whatever their case, accents, punctuation and spacing. A
 * blank text is no filter: everything matches it.
 *
 * <p>Another text matches when it contains this one, also as a part of a word. Names match as well
 * if every word of the search is one of their words, in any order:
 *
 * <ul>
 *   <li>"OBrien", "O Brien" and "O'Brien", "Zeta Jones" and "Zeta-Jones" are the same.
 *   <li>An initial stands for a name that begins with it: "J. Smith", "John Q. Smith".
 *   <li>Jr., Sr., II, III, a middle initial and a legal form at the end may be missing on either
 *       side. Legal forms are the same with or without points, short or long (Inc = Incorporated,
 *       Ltd = Limited, Co = Company, Corp = Corporation); "and" is "&amp;".
 *   <li>"v", "v." and "vs." of a case are the same.
 * </ul>
 *
 * <p>Case numbers match by their parts, in any order, without separators and leading zeros: "26-cv-
 * 456" finds "2:26-cv-00456-ABC". A text of fewer than four letters and digits matches across
 * punctuation as a whole word only ("U.S." finds "US Bank", not "trust"), a single letter not at
 * all.
 *
 * <p>Letters that are more than an accent away from their plain neighbors are written out: ß is ss,
 * ø is o, ł is l, æ is ae. Typographic quotes and dashes are plain ones. It does not depend on the
 * locale. Each comparison takes time linear in the length of the other text.
 *
 * <p>Immutable and thread-safe; performs no I/O.
 */
public final class TextMatch {
  /** Below this, a text would be a part of too many words. */
  private static final int LETTERS_TO_SEARCH_IN_WORDS = 4;

  private static final int NO_WORDS = -1;

  private final Phrase phrase;
  private final Phrase spaced;
  private final Phrase joined;
  private final boolean wholeWordsOnly;
  private final WordQuery words;
  private final CaseNumberQuery number;

  private TextMatch(String folded) {
    String plain = Punctuation.spaced(folded);
    int size = plain.length() - (int) plain.chars().filter(c -> c == ' ').count();
    boolean tells = size > 1 || !plain.chars().allMatch(Character::isLowerCase);
    phrase = new Phrase(folded);
    spaced = new Phrase(tells ? plain : "");
    joined = new Phrase(tells ? Punctuation.joined(folded) : "");
    wholeWordsOnly = size < LETTERS_TO_SEARCH_IN_WORDS;
    words = WordQuery.of(plain);
    number = CaseNumberQuery.of(plain);
  }

  /**
   * {@return the text to compare others with; null is like a blank one}
   *
   * @param text the text to look for
   */
  public static TextMatch of(@Nullable String text) {
    return new TextMatch(text == null ? "" : fold(text));
  }

  /**
   * {@return a text as it is compared: lower case, without accents, single spaces}
   *
   * @param text the text to fold
   */
  public static String fold(String text) {
    return TextFolding.fold(text);
  }

  /** {@return whether the text is blank, and so filters nothing} */
  public boolean isBlank() {
    return phrase.isEmpty();
  }

  /**
   * Returns whether the text is anywhere in another; a missing one has it only when it is blank.
   *
   * @param other the text to look in
   * @return whether it is there
   */
  public boolean isIn(@Nullable String other) {
    return isIn(TextKind.TEXT, other);
  }

  /**
   * {@return whether another text of this kind matches; a missing one only when this is blank}
   *
   * @param kind how the text is compared
   * @param other the text to look in
   */
  public boolean isIn(TextKind kind, @Nullable String other) {
    return isBlank() || fit(kind, other) != Fit.NONE;
  }

  /**
   * {@return whether one of several texts of this kind matches, of which any may be missing}
   *
   * @param kind how the text is compared
   * @param others the texts to look in
   */
  public boolean isInAny(TextKind kind, @Nullable String... others) {
    return isBlank() || Arrays.stream(others).anyMatch(other -> isIn(kind, other));
  }

  /**
   * {@return whether the text is the whole of another}
   *
   * @param other the text to look in
   */
  public boolean equalsWhole(@Nullable String other) {
    if (isBlank()) {
      return true;
    } else if (other == null) {
      return false;
    }
    String folded = fold(other);
    return folded.equals(phrase.text()) || isSame(folded);
  }

  /**
   * {@return how well the text fits another of this kind; a blank one fits nothing}
   *
   * @param kind how the text is compared
   * @param other the text to look in
   */
  public Fit fit(TextKind kind, @Nullable String other) {
    return other == null ? Fit.NONE : fitFolded(kind, fold(other), 0);
  }

  /**
   * {@return how well the text fits the name of a person, in each usual way to write it}
   *
   * @param first the first name; null for none
   * @param middle the middle name; null for none
   * @param last the last name; null for none
   */
  public Fit fitPerson(@Nullable String first, @Nullable String middle, @Nullable String last) {
    return fit(new FoldedName(first, middle, last));
  }

  /** Returns the best fit over several ways to write one name. */
  Fit fit(FoldedName name) {
    Fit best = Fit.NONE;
    for (String form : name.forms()) {
      // The words are the same in each form, and all of them only in one.
      Fit fit =
          fitFolded(TextKind.NAME, form, form.equals(name.whole()) ? name.firstWords() : NO_WORDS);
      best = fit.compareTo(best) < 0 ? fit : best;
    }
    return best;
  }

  /** Returns the best fit over several names. */
  Fit fitAny(Collection<FoldedName> names) {
    return names.stream().map(this::fit).min(Fit::compareTo).orElse(Fit.NONE);
  }

  /**
   * Compares with a folded text.
   *
   * @param apart how many words at its start are never joined with those after them; {@code
   *     NO_WORDS} to compare no words
   */
  private Fit fitFolded(TextKind kind, String folded, int apart) {
    if (isBlank()) {
      return Fit.NONE;
    }
    Fit fit = fit(phrase, folded, false);
    if (fit == Fit.WHOLE) {
      return fit;
    } else if (fit != Fit.NONE) {
      return isSame(folded) ? Fit.SAME : fit;
    }
    String plain = Punctuation.spaced(folded);
    fit = fit(spaced, plain, wholeWordsOnly);
    if (fit == Fit.NONE) {
      fit = fit(joined, Punctuation.joined(folded), wholeWordsOnly);
    }
    if (fit != Fit.SAME && apart != NO_WORDS && kind.hasWords()) {
      fit = best(fit, words.fit(kind, plain, apart));
    }
    if (kind == TextKind.CASE_NUMBER || (kind.isSentence() && number.isTelling())) {
      fit = best(fit, number.fit(kind, plain));
    }
    return fit;
  }

  private static Fit best(Fit one, Fit other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /** Returns whether a folded text differs in punctuation only. */
  private boolean isSame(String folded) {
    return !spaced.isEmpty()
        && (Punctuation.spaced(folded).equals(spaced.text())
            || Punctuation.joined(folded).equals(joined.text()));
  }

  private Fit fit(Phrase asked, String text, boolean whole) {
    if (asked.isEmpty()) {
      return Fit.NONE;
    } else if (text.equals(asked.text())) {
      return asked == phrase ? Fit.WHOLE : Fit.SAME;
    } else if (whole) {
      return asked.isAWordIn(text) ? Fit.START_OF_WORD : Fit.NONE;
    } else if (text.startsWith(asked.text())) {
      return Fit.START;
    } else if (asked.startsAWordIn(text)) {
      return Fit.START_OF_WORD;
    }
    return asked.isIn(text) ? Fit.WITHIN : Fit.NONE;
  }

  /** How well a text fits another, best first. */
  public enum Fit {
    /** It is the whole text. */
    WHOLE(0),
    /** It is the whole text but for punctuation and the order of words. */
    SAME(1),
    /** The other text starts with it. */
    START(2),
    /** A word starts with it. */
    START_OF_WORD(3),
    /** Each of its words is there. */
    WORDS(4),
    /** It is within a word. */
    WITHIN(5),
    /** Each of its words is there but for a suffix, a legal form or a middle initial. */
    LOOSE(6),
    /** It does not match. */
    NONE(7);

    private final int rank;

    Fit(int rank) {
      this.rank = rank;
    }

    /** {@return 0 for the best fit, more for each that is worse} */
    public int rank() {
      return rank;
    }

    /** {@return whether it is the same text, in another order of its words at most} */
    public boolean isExact() {
      return this == WHOLE || this == SAME;
    }
  }

  /**
   * A name in each usual way to write it, folded.
   *
   * @param whole the form that has all of its words
   * @param firstWords how many words of it stand before the last name
   */
  record FoldedName(String whole, int firstWords, List<String> forms) {
    FoldedName(@Nullable String first, @Nullable String middle, @Nullable String last) {
      this(
          fold(joined(first, middle, last)),
          new Words(Punctuation.spaced(fold(joined(first, middle)))).count(),
          forms(first, middle, last));
    }

    static FoldedName of(String name) {
      String folded = fold(name);
      return new FoldedName(folded, 0, List.of(folded));
    }

    private static List<String> forms(
        @Nullable String first, @Nullable String middle, @Nullable String last) {
      String lastFirst =
          first == null || last == null ? "" : joined(last.strip() + ",", first, middle);
      return Stream.of(
              joined(first, last), joined(first, middle, last), lastFirst, joined(last, first))
          .map(TextMatch::fold)
          .filter(form -> !form.isEmpty())
          .distinct()
          .toList();
    }

    private static String joined(@Nullable String... parts) {
      return Stream.of(parts)
          .filter(Objects::nonNull)
          .map(String::strip)
          .filter(part -> !part.isEmpty())
          .collect(Collectors.joining(" "));
    }
  }

  @Override
  public String toString() {
    return "TextMatch[" + (isBlank() ? "blank" : "text") + "]";
  }
}
