package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.auth.Account;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The result of a login.
 *
 * @param authenticated whether there is a working login
 * @param authorizationUrl the address at which the user logs in, when the login is not complete yet
 * @param message what happened, or what to do
 */
public record LoginResult(
    boolean authenticated,
    @Nullable String firmName,
    @Nullable String userName,
    @Nullable Long userId,
    @Nullable String authorizationUrl,
    String message) {

  /** Returns the result for a working login. */
  public static LoginResult connected(Account account, String message) {
    return new LoginResult(
        true, account.firmName(), account.userName(), account.userId(), null, message);
  }

  /** Returns the result when the user still has to log in at an address. */
  public static LoginResult waiting(URI address, String message) {
    return new LoginResult(false, null, null, null, address.toString(), message);
  }
}
