package io.github.mycase4j.mcp.resource;

import io.github.mycase4j.mcp.config.Configuration;
import io.github.mycase4j.mcp.config.Mirror;
import io.github.mycase4j.mcp.config.Setting;
import java.nio.file.Path;

/**
 * The sentences of the compliance reminder for one way to run the connector. Each is a sentence or
 * two; further lines are indented by two spaces.
 *
 * @param place where the connector runs, and whom it talks to
 * @param login how the login is stored
 * @param firmData how long the firm's data are kept, and where
 * @param auditLog the file of the audit log
 * @param verifyCommand the command that checks the audit log
 * @param writes how writes are restricted
 */
public record ComplianceSentences(
    String place,
    String login,
    String firmData,
    String auditLog,
    String verifyCommand,
    String writes) {

  /** Returns the sentences for a connector on the machine of its only user. */
  public static ComplianceSentences local(Configuration configuration) {
    Path home = configuration.home();
    return new ComplianceSentences(
        "It runs on this machine and talks to MyCase only. No third party is in between; what\n"
            + "  a tool returns goes to the AI client that asked for it.",
        "The login is stored encrypted (AES-256-GCM): " + home.resolve("tokens.enc"),
        kept(home, configuration.mirror()),
        configuration.auditFile().toString(),
        "java -jar mycase-mcp-adapter.jar audit verify",
        Setting.READ_ONLY
            + "=1 disables all writing; with\n  "
            + Setting.CONFIRM_WRITES
            + "=1 each write is first shown to you, and sent only when you accept.");
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
