package io.github.mycase4j.client.internal.transport;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rule for addresses that may receive a secret: https anywhere, or http on a loopback address.
 * Performs no I/O.
 */
public final class SecureAddress {
  private SecureAddress() {}

  /**
   * Checks that an address may receive a secret.
   *
   * @param name what the address is called where it was given
   * @throws IllegalArgumentException when it is neither https nor http on a loopback address, or
   *     has a user, a query or a fragment; the message begins with the name
   */
  public static URI checked(String name, URI given) {
    String scheme = lower(given.getScheme());
    String host = lower(given.getHost());
    if (host.isEmpty()
        || !isSecure(given)
        || given.getRawUserInfo() != null
        || given.getRawQuery() != null
        || given.getRawFragment() != null) {
      throw new IllegalArgumentException(
          name
              + " must be an https address, or http on a loopback address, without user, query and"
              + " fragment; this one begins with "
              + (scheme.isEmpty() ? "no scheme" : scheme + "://" + host));
    }
    return given;
  }

  /** Returns whether an address is https, or http on a loopback address. */
  public static boolean isSecure(URI address) {
    String scheme = lower(address.getScheme());
    return scheme.equals("https") || (scheme.equals("http") && isLoopback(address));
  }

  /** Returns whether the host of an address is this machine: localhost, 127.0.0.0/8 or [::1]. */
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
