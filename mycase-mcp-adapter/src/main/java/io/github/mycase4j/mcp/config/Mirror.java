package io.github.mycase4j.mcp.config;

/** How long data read from MyCase is kept ({@link Setting#MIRROR}). */
public enum Mirror {
  /** In memory, until the connector ends or the person logs out. */
  MEMORY,
  /** In memory, and encrypted on disk until the person logs out. */
  DISK,
  /** In memory while a call is answered, and no longer. */
  OFF
}
