package io.github.mycase4j.remote;

import io.github.mycase4j.mcp.config.Setting;
import io.github.mycase4j.mcp.resource.ComplianceSentences;
import io.github.mycase4j.remote.config.Settings;

/** What the compliance reminder says of a server for the users of a firm. */
final class RemoteCompliance {
  private RemoteCompliance() {}

  static ComplianceSentences sentences(Settings settings) {
    return new ComplianceSentences(
        "It runs on the firm's own server, "
            + settings.publicUrl().origin()
            + ",\n  and talks to MyCase only. What a tool returns goes to the AI client that asked for"
            + " it.",
        "Each user's login is stored encrypted (AES-256-GCM) in the server's database; it never\n"
            + "  leaves the server.",
        settings.tools().mirror()
            ? "Firm data is kept in the server's memory for each user by themselves, and dropped 30\n"
                + "  minutes after the user's last call. It is not written to disk."
            : "Firm data is kept in memory during a call only. It is not written\n  to disk.",
        "audit.log in the server's folder, with user and client in each line",
        "java -jar mycase-mcp-remote.jar audit verify",
        "A client can write only if its user allowed that when it was connected; "
            + Setting.READ_ONLY
            + "=1\n  disables all writing.");
  }
}
