package io.github.mycase4j.mcp.server;

import io.github.mycase4j.mcp.json.RawJson;

/**
 * The schemas of one of the connector's own tools, from the file beside its class: what {@code
 * tools/list} shows, generated when the tool was written. A test compares each file with what the
 * class gives. Immutable and thread-safe.
 *
 * @param input the schema of the arguments
 * @param output the schema of the structured result
 */
record ToolSnapshot(RawJson input, RawJson output) {

  /** Parses the text of a file. */
  static ToolSnapshot parse(String text) {
    return new ToolSnapshot(schema(text, "inputSchema"), schema(text, "outputSchema"));
  }

  /**
   * Extracts a member of the outermost object, which ends at the first brace with its indentation.
   */
  private static RawJson schema(String text, String member) {
    String key = "\n  \"" + member + "\":";
    int start = text.indexOf(key) + key.length();
    int end = text.indexOf("\n  }", start) + "\n  }".length();
    return new RawJson(onOneLine(text, start, end));
  }

  /** Removes line breaks and indentation; neither occurs within a JSON string. */
  private static String onOneLine(String text, int start, int end) {
    StringBuilder line = new StringBuilder(end - start);
    int from = start;
    for (int at = text.indexOf('\n', from); at >= 0 && at < end; at = text.indexOf('\n', from)) {
      line.append(text, from, at);
      from = at + 1;
      while (text.charAt(from) == ' ') {
        from++;
      }
    }
    return line.append(text, from, end).toString();
  }
}
