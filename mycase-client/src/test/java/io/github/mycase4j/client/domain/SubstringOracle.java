package io.github.mycase4j.client.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The plainest comparison of texts: the JDK normalizes each as a whole, and one contains the other.
 * What it finds, the real one finds as well. It needs quadratic time for runs of combining marks.
 */
final class SubstringOracle {
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

  private SubstringOracle() {}

  static String fold(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    plain = MARKS.matcher(plain).replaceAll("");
    plain = WRITTEN_OUT.matcher(plain).replaceAll(one -> LETTERS.getOrDefault(one.group(), "-"));
    return SPACES.matcher(plain).replaceAll(" ").strip();
  }

  static boolean finds(String asked, String text) {
    return fold(text).contains(fold(asked));
  }
}
