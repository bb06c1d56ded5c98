package io.github.mycase4j.client.network;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rule for addresses that may receive a secret: https anywhere, or http on a loopback address
 * (RFC 8252, 8.3). Performs no I/O; no name is resolved.
 */
public final class SecureAddress {
  private SecureAddress() {}

  /**
   * Checks that an address may receive a secret.
   *
   * @param name the name of the setting, for the message
   * @param given the address
   * @return the address
   * @throws IllegalArgumentException when it is neither https nor http on a loopback address, or
   *     has a user, a query or a fragment; the message begins with the name
   */
  public static URI checked(String name, URI given) {
    if (!mayReceiveSecrets(given)) {
      String scheme = lower(given.getScheme());
      throw new IllegalArgumentException(
          name
              + " must be an https address, or http on a loopback address, without user, query and"
              + " fragment; this one begins with "
              + (scheme.isEmpty() ? "no scheme" : scheme + "://" + lower(given.getHost())));
    }
    return given;
  }

  /**
   * {@return whether {@link #checked} lets an address pass}
   *
   * @param address the address
   */
  public static boolean mayReceiveSecrets(URI address) {
    return !lower(address.getHost()).isEmpty()
        && isSecure(address)
        && address.getRawUserInfo() == null
        && address.getRawQuery() == null
        && address.getRawFragment() == null;
  }

  /**
   * {@return whether an address is https, or http on a loopback address}
   *
   * @param address the address
   */
  public static boolean isSecure(URI address) {
    String scheme = lower(address.getScheme());
    return scheme.equals("https") || (scheme.equals("http") && isLoopback(address));
  }

  /**
   * {@return whether the host of an address is this machine: localhost, 127.0.0.0/8 or [::1]}
   *
   * @param address the address
   */
  public static boolean isLoopback(URI address) {
    String host = lower(address.getHost());
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
