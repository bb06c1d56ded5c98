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

  /** {@return the one access token; the caller takes care that the secret goes no further} */
  public static SecretAccess get() {
    return INSTANCE;
  }
}
