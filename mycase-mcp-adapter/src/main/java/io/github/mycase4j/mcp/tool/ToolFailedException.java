package io.github.mycase4j.mcp.tool;

import java.util.List;

/**
 * A tool failed for a reason of its own. The message goes to the client: a sentence that says what
 * happened and what to do next, and after a write also what was carried out.
 */
public final class ToolFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Long> created;

  /**
   * Creates a failure after which nothing was written.
   *
   * @param message a sentence for the user
   */
  public ToolFailedException(String message) {
    this(message, List.of(), null);
  }

  /**
   * Creates a failure after a partial write; the ids of the created records go to the audit log.
   *
   * @param message a sentence for the user
   * @param created the ids of the created records
   * @param cause the cause; null for none
   */
  public ToolFailedException(
      String message, List<Long> created, @org.jspecify.annotations.Nullable Throwable cause) {
    super(message, cause);
    this.created = List.copyOf(created);
  }

  /** {@return the ids of the records written before the failure} */
  public List<Long> created() {
    return created;
  }
}
