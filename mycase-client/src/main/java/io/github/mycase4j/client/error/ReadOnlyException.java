package io.github.mycase4j.client.error;

/** A write was requested from a read-only view. Nothing was sent. */
public final class ReadOnlyException extends MyCaseException {
  private static final long serialVersionUID = 1L;

  /** Creates the failure. */
  public ReadOnlyException(String message) {
    super(message);
  }
}
