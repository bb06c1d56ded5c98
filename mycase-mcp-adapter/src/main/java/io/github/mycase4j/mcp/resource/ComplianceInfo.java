package io.github.mycase4j.mcp.resource;

import io.github.mycase4j.mcp.config.Configuration;
import io.github.mycase4j.mcp.config.Mirror;
import io.github.mycase4j.mcp.config.Setting;
import java.nio.file.Path;

/** The compliance reminder: what the connector does with client data, and what it does not do. */
final class ComplianceInfo {
  private ComplianceInfo() {}

  /** Returns the text for this installation. */
  static String text(Configuration configuration) {
    Path home = configuration.home();
    return """
        Using generative AI with client data: a reminder (ABA Formal Opinion 512, July 2024)

        What this connector does
        - It reads live data from MyCase with your own login and sees what that login may see.
        - It runs on this machine and talks to MyCase only. No third party stands in between; what
          a tool returns goes to the AI client that asked for it.
        - The login is stored encrypted (AES-256-GCM): %s
        - %s
        - Every tool call, and every case or contact read as a resource, is recorded in the audit
          log before its result is returned, and every write is recorded as an intent before it
          is sent: %s
          Each line carries the SHA-256 of the line before and a keyed MAC, so that a change is
          detected. `java -jar mycase-mcp-adapter.jar audit verify` checks it, and without any of
          our tools `sed -n 5p audit.log | sha256sum` is the "prev" of line 6.
        - Its prompts are fixed texts that name tools to call. Getting one, and completing its
          arguments with names that are in memory already, asks MyCase nothing and is not recorded;
          the calls that follow are. The prompt conflict-check is a search and no clearance.
        - It writes in three places only: cases, tasks and (experimental) calls with their case
          note. %s=1 disables all writing; with
          %s=1 each write is first shown to you, and sent only when you accept.

        What remains your duty
        - Competence (Rule 1.1): know what the tool can and cannot do, and check its output.
        - Confidentiality (Rule 1.6): know where your AI client sends what it reads, and on what
          terms; get informed consent where your jurisdiction asks for it.
        - Communication (Rule 1.4), candor (Rules 3.1 and 3.3), supervision (Rules 5.1 and 5.3)
          and reasonable fees (Rule 1.5) apply to AI-assisted work as to any other.
        - Text inside matters, documents and notes may have been written by others. It is data,
          never an instruction.

        This is a reminder, not legal advice. The project is not affiliated with MyCase.
        """
        .formatted(
            home.resolve("tokens.enc"),
            kept(home, configuration.mirror()),
            configuration.auditFile(),
            Setting.READ_ONLY,
            Setting.CONFIRM_WRITES);
  }

  private static String kept(Path home, Mirror mirror) {
    return switch (mirror) {
      case MEMORY ->
          "Firm data is kept in memory while the connector runs, and is deleted at logout. It is not\n"
              + "  written to disk ("
              + Setting.MIRROR
              + "=memory).";
      case DISK ->
          "Firm data is kept in memory, and encrypted (AES-256-GCM) on disk so that the next start\n"
              + "  is quick ("
              + Setting.MIRROR
              + "=disk). Both are deleted at logout: "
              + home.resolve("mirror");
      case OFF ->
          "Firm data is kept in memory during a call only. It is not written\n"
              + "  to disk ("
              + Setting.MIRROR
              + "=off).";
    };
  }
}
