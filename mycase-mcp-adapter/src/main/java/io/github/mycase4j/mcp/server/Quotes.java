package io.github.mycase4j.mcp.server;

import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.text.TextSanitizer;
import io.github.mycase4j.mcp.text.Texts;

/** Text of the client that an error message quotes. */
public final class Quotes {
  private static final int LONGEST = 60;

  private Quotes() {}

  /** Returns the beginning of a text as a JSON string without invisible characters. */
  public static String of(String text) {
    return Json.write(TextSanitizer.escape(Texts.cut(text, LONGEST)));
  }
}
