package io.github.mycase4j.mcp.config;

/** How long data read from MyCase is kept ({@link Setting#MIRROR}). */
public enum Mirror {
  /** In memory, until the connector ends or the user logs out. */
  MEMORY,
  /** In memory, and encrypted on disk until the user logs out. */
  DISK,
  /** In memory during a call only. */
  OFF
}
