package io.github.mycase4j.remote.pages;

import io.github.mycase4j.mcp.text.TextSanitizer;
import io.github.mycase4j.mcp.text.Texts;

/** Names from elsewhere, as people may see them. */
final class PlainText {
  private static final int LONGEST = 80;

  private PlainText() {}

  /** Returns a name on one line, without characters that nobody sees, and cut. */
  static String of(String name) {
    String oneLine = name.replaceAll("[\\p{Cc}\\p{Z}]+", " ");
    String clean = TextSanitizer.clean(oneLine).strip();
    return clean.isEmpty() ? "unnamed" : cut(clean);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : Texts.prefix(text, LONGEST - 1) + "…";
  }
}
