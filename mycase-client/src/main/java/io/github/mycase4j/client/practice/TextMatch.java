package io.github.mycase4j.client.practice;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
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
  private final Phrase phrase;

  private TextMatch(String folded) {
    this.phrase = new Phrase(folded);
  }

  /** Returns what matches this text; null is like a blank one. */
  public static TextMatch of(@Nullable String text) {
    return new TextMatch(text == null ? "" : fold(text));
  }

  /** Returns a text as it is compared: lower case, without accents, single spaces. */
  public static String fold(String text) {
    return TextFolding.fold(text);
  }

  /** Tells whether the text is blank, and so filters nothing. */
  public boolean isBlank() {
    return phrase.isEmpty();
  }

  /** Tells whether the text is anywhere in another; a missing one has it only when it is blank. */
  public boolean isIn(@Nullable String other) {
    return isBlank() || (other != null && phrase.isIn(fold(other)));
  }

  /** Tells whether the text is anywhere in one of several, of which any may be missing. */
  public boolean isInAny(@Nullable String... others) {
    return isBlank() || Arrays.stream(others).anyMatch(this::isIn);
  }

  /** Tells whether the text is the whole of another. */
  public boolean equalsWhole(@Nullable String other) {
    return isBlank() || (other != null && fold(other).equals(phrase.text()));
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
    if (name.equals(phrase.text())) {
      return Fit.WHOLE;
    } else if (name.startsWith(phrase.text())) {
      return Fit.START;
    } else if (phrase.startsAWordIn(name)) {
      return Fit.START_OF_WORD;
    }
    return phrase.isIn(name) ? Fit.WITHIN : Fit.NONE;
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
