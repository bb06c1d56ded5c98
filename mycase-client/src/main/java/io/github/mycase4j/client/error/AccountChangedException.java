package io.github.mycase4j.client.error;

/**
 * The view is bound to an account, and the stored login now belongs to another one. The request was
 * not sent.
 */
public final class AccountChangedException extends MyCaseException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the failure.
   *
   * @param message a sentence for a person, without secrets
   */
  public AccountChangedException(String message) {
    super(message);
  }

  /** Returns true: the same call may succeed later. */
  @Override
  public boolean isRetryable() {
    return true;
  }
}
