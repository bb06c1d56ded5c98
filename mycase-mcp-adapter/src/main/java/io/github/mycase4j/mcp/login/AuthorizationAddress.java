package io.github.mycase4j.mcp.login;

import java.net.URI;

/**
 * Builds the address of MyCase's login page (RFC 6749, 4.1.1). Implementations are thread-safe and
 * perform no I/O.
 */
@FunctionalInterface
public interface AuthorizationAddress {

  /**
   * Returns the address that the person opens.
   *
   * @param redirectUri where MyCase sends the browser afterwards, with the port in use
   * @param state 22 URL-safe characters that MyCase gives back; a secret of this login
   */
  URI of(URI redirectUri, String state);
}
