package io.github.mycase4j.mcp.protocol;

/** The revisions of the protocol. */
final class ProtocolVersion {
  static final String V2024_11_05 = "2024-11-05";
  static final String V2025_03_26 = "2025-03-26";
  static final String V2025_06_18 = "2025-06-18";
  static final String V2025_11_25 = "2025-11-25";

  /** The stateless revision: each request names its version and its client's capabilities. */
  static final String V2026_07_28 = "2026-07-28";

  private ProtocolVersion() {}
}
