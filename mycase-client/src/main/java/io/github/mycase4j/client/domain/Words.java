package io.github.mycase4j.client.domain;

import java.util.Arrays;

/**
 * The words of a text without punctuation, in which the words of a search are found one by one.
 * Numbers are without leading zeros. Made for one comparison; not thread-safe.
 */
final class Words {
  /** As in "De La Cruz" for "Delacruz" and "P. L. L. C." for "PLLC". */
  static final int MOST_JOINED = 4;

  private static final byte FREE = 0;
  private static final byte WHOLE = 1;
  private static final byte INITIAL = 2;

  /** How far an initial may stand from the name it belongs to, where other words are around. */
  private static final int NEAR = 2;

  private final String text;
  private int[] starts = new int[8];
  private int[] ends = new int[8];
  private int count;
  private final byte[] used;
  private final int apart;

  /** Splits a text at its single spaces. */
  Words(String spaced) {
    this(spaced, 0);
  }

  /**
   * Splits a text at its single spaces.
   *
   * @param apart how many words at the start are never joined with those after them, as first names
   *     with last names are not
   */
  Words(String spaced, int apart) {
    this.text = spaced;
    this.apart = apart;
    for (int start = 0; start < spaced.length(); ) {
      int end = spaced.indexOf(' ', start);
      add(start, end < 0 ? spaced.length() : end);
      start = end < 0 ? spaced.length() : end + 1;
    }
    used = new byte[count];
  }

  private void add(int start, int end) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    int from = start;
    if (isNumber(text, start, end)) {
      while (from < end - 1 && Character.digit(text.charAt(from), 10) == 0) {
        from++;
      }
    }
    starts[count] = from;
    ends[count] = end;
    count++;
  }

  static boolean isNumber(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Character.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return start < end;
  }

  int count() {
    return count;
  }

  String word(int index) {
    return text.substring(starts[index], ends[index]);
  }

  /**
   * Finds a word, or neighbors that are this word when joined, and marks them as used; a word that
   * is used already only where there is no other.
   */
  boolean use(String word) {
    int again = -1;
    for (int i = 0; i < count; i++) {
      int length = joinedAt(word, i);
      if (length > 0) {
        if (used[i] == FREE) {
          Arrays.fill(used, i, i + length, word.length() == 1 ? INITIAL : WHOLE);
          return true;
        }
        again = i;
      }
    }
    return again >= 0;
  }

  /** Returns how many words from this one on are the word when joined; 0 when they are not. */
  private int joinedAt(String word, int index) {
    int at = 0;
    for (int i = index; i < count && i < index + MOST_JOINED; i++) {
      int length = ends[i] - starts[i];
      if (index < apart && i >= apart) {
        return 0; // Ro Wan is not Rowan.
      }
      if (at > 0
          && Character.isDigit(word.charAt(at - 1))
          && Character.isDigit(text.charAt(starts[i]))) {
        return 0; // 1 and 23 are not 123.
      }
      if (!word.regionMatches(at, text, starts[i], length)) {
        return 0;
      }
      at += length;
      if (at == word.length()) {
        return i + 1 - index;
      }
    }
    return 0;
  }

  /** Finds an unused word that begins with this letter. */
  boolean useInitial(char letter, boolean near) {
    for (int i = 0; i < count; i++) {
      if (used[i] == FREE && text.charAt(starts[i]) == letter && (!near || isNearAWhole(i))) {
        used[i] = INITIAL;
        return true;
      }
    }
    return false;
  }

  /** Finds an unused word that is this letter alone. */
  boolean useLetter(char letter, boolean near) {
    for (int i = 0; i < count; i++) {
      if (used[i] == FREE
          && ends[i] - starts[i] == 1
          && text.charAt(starts[i]) == letter
          && (!near || isNearAWhole(i))) {
        used[i] = INITIAL;
        return true;
      }
    }
    return false;
  }

  private boolean isNearAWhole(int index) {
    for (int i = Math.max(0, index - NEAR); i < count && i <= index + NEAR; i++) {
      if (used[i] == WHOLE) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether nothing stands between the whole words that were found. */
  boolean areNeighbors() {
    int first = -1;
    int last = -1;
    int whole = 0;
    for (int i = 0; i < count; i++) {
      if (used[i] == WHOLE) {
        first = first < 0 ? i : first;
        last = i;
        whole++;
      }
    }
    return whole > 0 && last - first + 1 == whole;
  }

  /** Returns whether every word was found, other than such that say nothing. */
  boolean areAllUsed() {
    for (int i = 0; i < count; i++) {
      if (used[i] == FREE && !WordQuery.isFiller(word(i))) {
        return false;
      }
    }
    return true;
  }
}
