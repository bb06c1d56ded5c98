package io.github.mycase4j.mcp.server;

/**
 * A record is not, or not certainly, in the audit log of a server that others use: unlike that of
 * an {@link io.github.mycase4j.audit.AuditException}, the message tells nothing of the machine.
 */
public final class UnwritableLogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message a sentence for the user
   * @param cause what tells the administrator more
   */
  public UnwritableLogException(String message, RuntimeException cause) {
    super(message, cause);
  }
}
