package io.github.mycase4j.mcp.resource;

/** The compliance reminder: what the connector does with client data, and what it does not do. */
final class ComplianceInfo {
  private ComplianceInfo() {}

  /** Returns the text for an installation. */
  static String text(ComplianceSentences installation) {
    return """
        Using generative AI with client data: a reminder (ABA Formal Opinion 512, July 2024)

        What this connector does
        - It reads live data from MyCase with your own login and sees what that login may see.
        - %s
        - %s
        - %s
        - Every tool call, and every case or contact read as a resource, is recorded in the audit
          log before its result is returned, and every write is recorded as an intent before it
          is sent: %s
          Each line carries the SHA-256 of the line before and a keyed MAC, so that a change is
          detected. `%s` checks it. Without any of
          our tools, the output of `sed -n 5p audit.log | sha256sum` is the "prev" of line 6.
        - Its prompts are fixed texts that name tools to call. Getting one, and completing its
          arguments from data already in memory, sends nothing to MyCase and is not recorded;
          the calls that follow are. The prompt conflict-check is a search, not a clearance.
        - It writes in three places only: cases, tasks and (experimental) calls with their case
          note. %s

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
            installation.place(),
            installation.login(),
            installation.firmData(),
            installation.auditLog(),
            installation.verifyCommand(),
            installation.writes());
  }
}
