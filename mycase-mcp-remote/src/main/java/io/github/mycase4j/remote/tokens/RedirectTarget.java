package io.github.mycase4j.remote.tokens;

import java.net.URI;
import java.util.Locale;

/**
 * Where a redirect URI leads, as people are shown it. Immutable and thread-safe.
 *
 * @param host the host without its port; for a private-use scheme the scheme and a colon, since its
 *     host part proves nothing
 * @param loopback whether it is a program on the computer of the person who consents
 */
public record RedirectTarget(String host, boolean loopback) {

  /**
   * Returns where a redirect URI leads.
   *
   * @param redirectUri an absolute URI that a client may have
   * @throws IllegalArgumentException when it is not a URI
   */
  public static RedirectTarget of(String redirectUri) {
    URI uri = URI.create(redirectUri);
    if (uri.getScheme() == null) {
      throw new IllegalArgumentException("A redirect URI must be absolute.");
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("https") || scheme.equals("http");
    if (!web || uri.getRawAuthority() == null) {
      return new RedirectTarget(scheme + ":", false);
    }
    // A host with an underscore is one for browsers, but not for java.net.URI.
    String host =
        uri.getHost() == null ? uri.getRawAuthority().replaceFirst(":[0-9]*$", "") : uri.getHost();
    String name = host.toLowerCase(Locale.ROOT);
    return new RedirectTarget(name, isLoopback(name));
  }

  private static boolean isLoopback(String name) {
    return name.equals("localhost")
        || name.equals("[::1]")
        || name.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
  }
}
