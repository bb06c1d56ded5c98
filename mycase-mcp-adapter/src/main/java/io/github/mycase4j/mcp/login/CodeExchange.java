package io.github.mycase4j.mcp.login;

import io.github.mycase4j.client.error.MyCaseException;
import java.net.URI;

/**
 * Exchanges an authorization code for a stored login (RFC 6749, 4.1.3): requests the tokens, stores
 * them, and returns their account. Performs I/O.
 */
@FunctionalInterface
public interface CodeExchange {

  /**
   * Exchanges a code; called at most once per login, on a thread of the listener.
   *
   * @param code as MyCase gave it; a secret, never to be shown
   * @param redirectUri the one that the login began with; MyCase requires the same one again
   * @throws MyCaseException when MyCase rejects the code, cannot be reached, or the tokens cannot
   *     be stored; the message is shown to the user
   */
  LoginOutcome.Connected exchange(String code, URI redirectUri);
}
