package io.github.mycase4j.mcp.connection;

/** How long what was read of the firm is kept ({@code MYCASE_MIRROR}). */
public enum Mirror {
  /** In memory, until the connector ends or the person logs out. */
  MEMORY,
  /** In memory, and encrypted on disk until the person logs out. */
  DISK,
  /** In memory while a call is answered, and no longer. */
  OFF
}
