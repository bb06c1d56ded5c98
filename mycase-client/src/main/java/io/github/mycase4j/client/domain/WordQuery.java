package io.github.mycase4j.client.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of a search, each of which has to be a word of a name, in any order.
 *
 * <ul>
 *   <li>Neighbors are also one word when joined, on either side: "O Brien", "OBrien", "O'Brien".
 *   <li>An initial stands for a word that begins with it, on either side, but at least one word has
 *       to be there as a whole. One initial and one whole word are never the same word of the name.
 *   <li>Legal forms and the "v." of a case are the same in each of their spellings; "and" and "the"
 *       say nothing.
 *   <li>In the name of somebody or of a case, a suffix, a title, a legal form at the end and a
 *       middle initial may be missing: somebody may be searched as "Robert Zinn, Jr." and be on
 *       file without the suffix, or vice versa. A different middle name is somebody else.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
final class WordQuery {
  private static final int MOST_WORDS = 32;
  private static final Set<String> FILLERS = Set.of("and", "the");
  private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv", "esq");
  private static final Set<String> TITLES = Set.of("mr", "mrs", "ms", "dr");
  private static final Set<String> VERSUS = Set.of("v", "vs", "versus");
  private static final Map<String, List<String>> SPELLINGS =
      Map.ofEntries(
          Map.entry("inc", List.of("inc", "incorporated")),
          Map.entry("ltd", List.of("ltd", "limited")),
          Map.entry("co", List.of("co", "company")),
          Map.entry("corp", List.of("corp", "corporation")),
          Map.entry("v", List.of("v", "vs", "versus")),
          Map.entry("st", List.of("st", "saint")),
          Map.entry("jr", List.of("jr", "junior")),
          Map.entry("sr", List.of("sr", "senior")),
          Map.entry("ii", List.of("ii", "2nd")),
          Map.entry("iii", List.of("iii", "3rd")),
          Map.entry("iv", List.of("iv", "4th")));
  private static final Map<String, String> SHORT_FORMS = shortForms();
  private static final Set<String> LEGAL_FORMS =
      Set.of("llc", "inc", "ltd", "co", "corp", "llp", "pllc", "pc", "lp", "pa");

  private enum Role {
    /** Has to be there. */
    REQUIRED,
    /** A single letter, which may stand for a word. */
    INITIAL,
    /** May be missing in names. */
    OPTIONAL,
    /** May be missing in the names of cases. */
    VERSUS
  }

  /**
   * One word.
   *
   * @param spellings each way to write it
   * @param joined it with its neighbor, with two and with three, as far as they can be joined
   */
  private record Asked(Role role, List<String> spellings, List<String> joined) {
    String text() {
      return spellings.get(0);
    }
  }

  private final List<Asked> words;
  private final boolean hasRequired;

  private WordQuery(List<Asked> words) {
    this.words = words;
    this.hasRequired = words.stream().anyMatch(word -> word.role() == Role.REQUIRED);
  }

  /** Prepares a text without punctuation. */
  static WordQuery of(String spaced) {
    List<String> texts = new ArrayList<>();
    Words split = new Words(spaced);
    if (split.count() > MOST_WORDS) {
      return new WordQuery(List.of()); // That is no name; its text is looked for as a whole.
    }
    for (int i = 0; i < split.count(); i++) {
      texts.add(split.word(i));
    }
    if (!FILLERS.containsAll(texts)) {
      texts.removeAll(FILLERS);
    }
    joinLegalForm(texts);
    int end = texts.size();
    while (end > 0 && isEnding(texts.get(end - 1), end - 1)) {
      end--;
    }
    List<Asked> words = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = SHORT_FORMS.getOrDefault(texts.get(i), texts.get(i));
      words.add(
          new Asked(
              role(texts.get(i), i == 0, i >= end),
              SPELLINGS.getOrDefault(text, List.of(text)),
              joined(texts, i)));
    }
    return new WordQuery(List.copyOf(words));
  }

  private static Map<String, String> shortForms() {
    Map<String, String> forms = new HashMap<>();
    SPELLINGS.forEach((form, spellings) -> spellings.forEach(text -> forms.put(text, form)));
    return Map.copyOf(forms);
  }

  static boolean isFiller(String word) {
    return FILLERS.contains(word);
  }

  /** Makes one word of a legal form at the end that is written letter by letter. */
  private static void joinLegalForm(List<String> texts) {
    for (int length = Words.MOST_JOINED; length >= 2; length--) {
      int start = texts.size() - length;
      if (start > 0 && texts.subList(start, texts.size()).stream().allMatch(t -> t.length() == 1)) {
        String form = String.join("", texts.subList(start, texts.size()));
        if (LEGAL_FORMS.contains(form)) {
          texts.subList(start, texts.size()).clear();
          texts.add(form);
          return;
        }
      }
    }
  }

  /** "Senior" and "Junior" are also names, so they are suffixes only after two others. */
  private static boolean isEnding(String text, int index) {
    String form = SHORT_FORMS.getOrDefault(text, text);
    return SUFFIXES.contains(index < 2 ? text : form) || LEGAL_FORMS.contains(form);
  }

  private static Role role(String text, boolean first, boolean ending) {
    if (ending || SUFFIXES.contains(text) || (first && TITLES.contains(text))) {
      return Role.OPTIONAL;
    } else if (text.length() == 1 && isInitial(text.charAt(0))) {
      return Role.INITIAL;
    }
    return VERSUS.contains(text) ? Role.VERSUS : Role.REQUIRED;
  }

  /** Only alphabets have initials; an ideograph is a word. */
  private static boolean isInitial(char letter) {
    return Character.isLowerCase(letter);
  }

  private static List<String> joined(List<String> texts, int index) {
    List<String> joined = new ArrayList<>();
    StringBuilder text = new StringBuilder(texts.get(index));
    for (int i = 0; i < Words.MOST_JOINED - 1 && index + i + 1 < texts.size(); i++) {
      String next = texts.get(index + i + 1);
      if (Character.isDigit(text.charAt(text.length() - 1)) && Character.isDigit(next.charAt(0))) {
        break; // 1 and 23 are not 123.
      }
      joined.add(text.append(next).toString());
    }
    return List.copyOf(joined);
  }

  /**
   * Returns how the words fit a text without punctuation.
   *
   * @param apart how many words at its start are never joined with those after them
   */
  TextMatch.Fit fit(TextKind kind, String spaced, int apart) {
    if (words.isEmpty() || spaced.isEmpty()) {
      return TextMatch.Fit.NONE;
    }
    Words name = new Words(spaced, apart);
    List<Asked> missing = new ArrayList<>();
    int whole = 0;
    for (int i = 0; i < words.size(); ) {
      int found = find(i, name);
      if (found == 0) {
        missing.add(words.get(i));
        i++;
      } else {
        whole += isWhole(i, found) ? 1 : 0;
        i += found;
      }
    }
    if (whole == 0 || (!hasRequired && !missing.isEmpty())) {
      return TextMatch.Fit.NONE;
    } else if (missing.isEmpty()) {
      return name.areAllUsed() ? TextMatch.Fit.SAME : TextMatch.Fit.WORDS;
    }
    return fitMissing(kind, name, missing, whole);
  }

  /** Returns how many of the words from this one on were found as one. */
  private int find(int index, Words name) {
    Asked word = words.get(index);
    for (int i = word.joined().size(); i > 0; i--) {
      if (name.use(word.joined().get(i - 1))) {
        return i + 1;
      }
    }
    for (String spelling : word.spellings()) {
      if (name.use(spelling)) {
        return 1;
      }
    }
    return 0;
  }

  /** Returns whether what was found is enough to tell a name by: no lone letter, no mere ending. */
  private boolean isWhole(int index, int length) {
    return length > 1
        || words.get(index).role() == Role.REQUIRED
        || (!hasRequired && words.get(index).text().length() > 1);
  }

  private static TextMatch.Fit fitMissing(
      TextKind kind, Words name, List<Asked> missing, int whole) {
    boolean loose = false;
    boolean middle = kind.isName() && whole > 1 && name.areNeighbors();
    for (Asked word : missing) {
      char letter = word.text().charAt(0);
      boolean there =
          switch (word.role()) {
            case INITIAL -> name.useInitial(letter, kind.isSentence());
            case REQUIRED ->
                // The "v" of a case is nobody's initial.
                isInitial(letter)
                    && !(kind.isSentence() && letter == 'v')
                    && name.useLetter(letter, kind.isSentence());
            case OPTIONAL, VERSUS -> false;
          };
      boolean dispensable =
          switch (word.role()) {
            case INITIAL -> middle || (kind == TextKind.CASE_NAME && letter == 'v');
            case REQUIRED -> false;
            case OPTIONAL -> kind.isName();
            case VERSUS -> kind == TextKind.CASE_NAME;
          };
      if (!there && !dispensable) {
        return TextMatch.Fit.NONE;
      }
      loose |= !there;
    }
    return loose ? TextMatch.Fit.LOOSE : TextMatch.Fit.WORDS;
  }
}
