package io.github.mycase4j.mcp.login;

import io.github.mycase4j.client.error.MyCaseException;
import java.net.URI;

/**
 * Turns an authorization code into a stored login (RFC 6749, 4.1.3): asks MyCase for the tokens,
 * stores them, and says whose they are. Performs I/O.
 */
@FunctionalInterface
public interface CodeExchange {

  /**
   * Exchanges a code; called at most once per login, on a thread of the listener.
   *
   * @param code as MyCase gave it; a secret, never to be shown
   * @param redirectUri the one that the login began with: MyCase wants it again, unchanged
   * @throws MyCaseException when MyCase refuses the code, cannot be reached, or the tokens cannot
   *     be stored; its message is shown to the person
   */
  LoginOutcome.Connected exchange(String code, URI redirectUri);
}
