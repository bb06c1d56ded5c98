package io.github.mycase4j.client.error;

/** A write was requested from a read-only view. Nothing was sent. */
public final class ReadOnlyException extends MyCaseException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the failure.
   *
   * @param message a sentence for a person, without secrets
   */
  public ReadOnlyException(String message) {
    super(message);
  }
}
