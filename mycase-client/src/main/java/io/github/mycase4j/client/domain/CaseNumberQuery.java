package io.github.mycase4j.client.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A case number to search for, by its parts: runs of digits without leading zeros and runs of
 * letters, however they are separated. Each part has to be a part of the other number, in any
 * order, since courts write "2026-CV-123" and "CV 2026 00123".
 *
 * <p>Immutable and thread-safe.
 */
final class CaseNumberQuery {
  /** Words before a number: "Case No. 26-cv-456". */
  private static final Set<String> LABELS =
      Set.of("case", "cause", "docket", "no", "nos", "number");

  private static final int MOST_PARTS = 32;
  private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}");

  /** The fewest parts by which a number on file is recognized within a longer one. */
  private static final int TELLING_PARTS = 3;

  private final List<String> parts;
  private final long numbers;

  private CaseNumberQuery(List<String> parts) {
    this.parts = parts;
    this.numbers = parts.stream().filter(CaseNumberQuery::isNumber).count();
  }

  /** Prepares a text without punctuation. */
  static CaseNumberQuery of(String spaced) {
    List<String> parts = parts(spaced);
    parts.removeAll(LABELS);
    return new CaseNumberQuery(parts.size() > MOST_PARTS ? List.of() : List.copyOf(parts));
  }

  /** Returns whether the text has two numbers or more in it, as case numbers have. */
  boolean isTelling() {
    return numbers > 1;
  }

  /** Returns how it fits a case number, or a text that has one in it, without punctuation. */
  TextMatch.Fit fit(TextKind kind, String spaced) {
    if (numbers == 0) {
      return TextMatch.Fit.NONE;
    }
    List<String> other = parts(spaced);
    if (other.equals(parts)) {
      return TextMatch.Fit.SAME;
    } else if (areIn(other, parts)) {
      return TextMatch.Fit.WORDS;
    }
    boolean shorter =
        kind == TextKind.CASE_NUMBER
            && other.size() >= TELLING_PARTS
            && other.stream().filter(CaseNumberQuery::isNumber).count() > 1
            && areIn(parts, other);
    return shorter ? TextMatch.Fit.LOOSE : TextMatch.Fit.NONE;
  }

  private boolean areIn(List<String> all, List<String> some) {
    boolean[] used = new boolean[all.size()];
    for (String part : some) {
      int at = 0;
      while (at < used.length && (used[at] || !isSame(all.get(at), part))) {
        at++;
      }
      if (at == used.length) {
        return false;
      }
      used[at] = true;
    }
    return true;
  }

  /** A year may lack its century: 26-cv-456 is 2026-cv-456. */
  private boolean isSame(String one, String other) {
    return one.equals(other) || (isTelling() && (isYearOf(one, other) || isYearOf(other, one)));
  }

  private static boolean isYearOf(String year, String twoDigits) {
    return YEAR.matcher(year).matches()
        && Integer.toString(Integer.parseInt(year) % 100).equals(twoDigits);
  }

  private static boolean isNumber(String part) {
    return Character.isDigit(part.charAt(0));
  }

  private static List<String> parts(String spaced) {
    List<String> parts = new ArrayList<>();
    for (int start = 0; start < spaced.length(); ) {
      if (spaced.charAt(start) == ' ') {
        start++;
        continue;
      }
      boolean digits = Character.isDigit(spaced.charAt(start));
      int end = start + 1;
      while (end < spaced.length()
          && spaced.charAt(end) != ' '
          && Character.isDigit(spaced.charAt(end)) == digits) {
        end++;
      }
      int from = start;
      while (digits && from < end - 1 && Character.digit(spaced.charAt(from), 10) == 0) {
        from++;
      }
      parts.add(spaced.substring(from, end));
      start = end;
    }
    return parts;
  }
}
