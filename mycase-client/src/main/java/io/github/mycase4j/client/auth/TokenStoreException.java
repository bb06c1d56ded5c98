package io.github.mycase4j.client.auth;

import io.github.mycase4j.client.error.MyCaseException;
import org.jspecify.annotations.Nullable;

/**
 * The stored login cannot be read, written or locked. The message is a sentence for the person at
 * the machine: what is wrong and what to do, without any part of a secret.
 */
public final class TokenStoreException extends MyCaseException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the store. */
  public enum Problem {
    /** No key is configured or the one given is malformed. */
    KEY_MISSING,
    /** The store was written with another key. */
    KEY_WRONG,
    /** The keychain that holds the key is locked or missing. */
    KEYCHAIN_UNAVAILABLE,
    /** The stored bytes are cut short or changed. */
    CORRUPT,
    /** The stored bytes have a format that this version does not know. */
    UNKNOWN_FORMAT,
    /** The login was made with other addresses of MyCase than the current settings. */
    OTHER_ORIGINS,
    /** The stored bytes are intact but belong elsewhere, such as to the login of another user. */
    OTHER_ASSOCIATED_DATA,
    /** The operating system refused to read. */
    UNREADABLE,
    /** The operating system refused to write; the earlier state is kept. */
    UNWRITABLE,
    /** Another process kept the lock for too long. */
    BUSY
  }

  /** What is wrong. */
  private final Problem problem;

  /**
   * Creates the exception with a sentence for the person at the machine.
   *
   * @param problem what is wrong
   * @param message a sentence for a person, without secrets
   * @param cause the cause; null for none
   */
  public TokenStoreException(Problem problem, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  /** {@return what is wrong} */
  public Problem problem() {
    return problem;
  }
}
