package io.github.mycase4j.mcp.tool;

/** How the audit log keeps a parameter. */
public enum AuditMode {
  /** As it was sent. */
  CLEAR,
  /** As it was sent; where the firm chose hashed parameters, as a keyed hash. */
  HASHED,
  /** Not at all; only its name is kept. */
  DROP
}
