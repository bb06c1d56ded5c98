package io.github.mycase4j.mcp.server;

/** Texts that are shown in part. */
public final class Texts {
  private Texts() {}

  /** Returns a text of at most that many characters and a mark; no character is cut in half. */
  public static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean half = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, half ? length - 1 : length) + "…";
  }
}
