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
  /** The placeholder in a file for the version of the server. */
  static final String VERSION = "VERSION";

  private static final String PLACE = ":" + VERSION + "\"";

  /** Parses the text of a file for a server of this version. */
  static ToolSnapshot parse(String text, String version) {
    return new ToolSnapshot(
        schema(text, "inputSchema", version), schema(text, "outputSchema", version));
  }

  /**
   * Extracts a member of the outermost object, which ends at the first brace with its indentation.
   */
  private static RawJson schema(String text, String member, String version) {
    String key = "\n  \"" + member + "\":";
    int start = text.indexOf(key) + key.length();
    int end = text.indexOf("\n  }", start) + "\n  }".length();
    String schema = onOneLine(text, start, end);
    int place = schema.indexOf(PLACE);
    return new RawJson(
        schema.substring(0, place + 1) + version + schema.substring(place + PLACE.length() - 1));
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
