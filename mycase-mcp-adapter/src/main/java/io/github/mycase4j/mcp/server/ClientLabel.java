package io.github.mycase4j.mcp.server;

import io.github.mycase4j.mcp.text.TextSanitizer;
import io.github.mycase4j.mcp.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The name of an MCP client in the audit log, such as {@code claude-code/2.1}. A client may send
 * any text, so control characters become spaces, invisible characters are removed, and each part is
 * cut to 64 characters.
 */
public final class ClientLabel {
  /** The label of a client that gave no name. */
  public static final String UNKNOWN = "unknown";

  private static final int LONGEST = 64;

  private ClientLabel() {}

  /** Returns the label of a client that gave this name and version. Performs no I/O. */
  public static String of(@Nullable String name, @Nullable String version) {
    if (name == null) {
      return UNKNOWN;
    }
    return version == null ? part(name) : part(name) + "/" + part(version);
  }

  private static String part(String text) {
    return cleaned(text, LONGEST);
  }

  /**
   * Returns a text as it can stand in a label, for the transports that know more of a client than
   * the name that it gives itself.
   *
   * @param longest how many {@code char}s it may have before it is cut and marked with one more
   */
  public static String cleaned(String text, int longest) {
    String oneLine = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", " ");
    return Texts.cut(TextSanitizer.clean(oneLine), longest);
  }
}
