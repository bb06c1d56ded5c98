package io.github.mycase4j.client.auth;

/**
 * The token object that reading a {@link Secret} requires, so that a search for this name finds
 * every place that handles a secret in plain text. It guards nothing at run time: any code can get
 * it.
 *
 * <p>Immutable and thread-safe.
 */
public final class SecretAccess {
  private static final SecretAccess INSTANCE = new SecretAccess();

  private SecretAccess() {}

  /** {@return the only instance; the caller must not pass the secret on} */
  public static SecretAccess get() {
    return INSTANCE;
  }
}
