package io.github.mycase4j.mcp.server;

import io.github.mycase4j.mcp.json.RawJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of one of the connector's own tools, read from the file beside its class: what {@code
 * tools/list} shows, generated when the tool was written. Reflection over the records would take
 * longer than everything else between a client's first two requests. A test compares each file with
 * what the class gives. Immutable and thread-safe.
 *
 * @param input the schema of the arguments
 * @param output the schema of the structured result
 */
record ToolSnapshot(RawJson input, RawJson output) {
  /** Stands in a file where a server puts its version. */
  static final String VERSION = "VERSION";

  private static final String OWN_PACKAGES = "io.github.mycase4j.mcp.";
  private static final String PLACE = ":" + VERSION + "\"";

  /**
   * Reads the file of a tool.
   *
   * @param tool the class of the tool
   * @param name the name of the tool
   * @param version the version that goes into the ids of the schemas
   * @return null for a tool of a firm, or one without a file
   */
  static @Nullable ToolSnapshot find(Class<?> tool, String name, String version) {
    if (!tool.getName().startsWith(OWN_PACKAGES)) {
      return null;
    }
    try (InputStream in = tool.getResourceAsStream(name + ".json")) {
      if (in == null) {
        return null;
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new ToolSnapshot(
          schema(text, "inputSchema", version), schema(text, "outputSchema", version));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cuts a member of the outermost object out: it ends at the first brace that is indented so. */
  private static RawJson schema(String text, String member, String version) {
    String key = "\n  \"" + member + "\":";
    int start = text.indexOf(key) + key.length();
    int end = text.indexOf("\n  }", start) + "\n  }".length();
    return new RawJson(onOneLine(text.substring(start, end)).replace(PLACE, ":" + version + "\""));
  }

  /** Takes line breaks and indentation out; neither occurs within a string of JSON. */
  private static String onOneLine(String indented) {
    StringBuilder line = new StringBuilder(indented.length());
    int from = 0;
    for (int at = indented.indexOf('\n'); at >= 0; at = indented.indexOf('\n', from)) {
      line.append(indented, from, at);
      from = at + 1;
      while (indented.charAt(from) == ' ') {
        from++;
      }
    }
    return line.append(indented, from, indented.length()).toString();
  }
}
