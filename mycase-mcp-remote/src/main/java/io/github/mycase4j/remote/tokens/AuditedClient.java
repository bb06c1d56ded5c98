package io.github.mycase4j.remote.tokens;

import io.github.mycase4j.mcp.text.TextSanitizer;
import io.github.mycase4j.mcp.text.Texts;

/** The name of a client in the audit log, with the grant or API token that it used. */
final class AuditedClient {
  private static final int LONGEST = 120;

  private AuditedClient() {}

  /** Returns a label such as {@code claude-code/2.1 grant/01J…} of at most 120 characters. */
  static String label(String name, Bearer.Kind kind, String id) {
    String end = " " + kind.word() + "/" + id;
    String oneLine = name.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", " ");
    // One character is for the mark of a cut.
    return Texts.cut(TextSanitizer.clean(oneLine), LONGEST - end.length() - 1) + end;
  }
}
