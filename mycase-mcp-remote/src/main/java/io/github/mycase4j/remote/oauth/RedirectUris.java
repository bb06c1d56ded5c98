package io.github.mycase4j.remote.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the addresses at which clients get their codes. A redirect URI is https, http on a
 * loopback address, or of a private-use scheme (RFC 8252 section 7). It is compared as text, but
 * for the port of an http loopback one, which the system picks when the client starts.
 */
final class RedirectUris {
  /** The longest redirect URI in characters. */
  static final int LONGEST = 512;

  /** The highest number of redirect URIs of a client. */
  static final int MOST = 10;

  private static final int LAST_PORT = 65_535;

  /** Schemes that run or show what they hold, or that another program acts on. */
  private static final Set<String> FORBIDDEN_SCHEMES =
      Set.of(
          "javascript",
          "data",
          "file",
          "blob",
          "about",
          "vbscript",
          "view-source",
          "ws",
          "wss",
          "ftp",
          "mailto",
          "intent");

  private static final List<String> FORBIDDEN_SCHEME_PREFIXES = List.of("chrome", "ms-");

  /** Visible ASCII but for the backslash, which browsers read as a slash, and the wildcard. */
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^\\\\*]]+");

  private static final Pattern LOOPBACK_ORIGIN =
      Pattern.compile("^(http://(?:\\[[^]]*]|[^\\[:/?]*)):\\d*", Pattern.CASE_INSENSITIVE);

  /** A host and a port: no user, nothing encoded. Browsers take hosts with an underscore. */
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>\\d{1,5}))?");

  private RedirectUris() {}

  /** Returns whether a client may have this redirect URI. */
  static boolean isAllowed(String text) {
    URI uri = parse(text);
    if (uri == null) {
      return false;
    }
    String scheme = scheme(uri);
    if (scheme.equals("https")) {
      return uri.getRawAuthority() != null;
    } else if (scheme.equals("http")) {
      return isLoopbackHost(uri);
    }
    return !FORBIDDEN_SCHEMES.contains(scheme)
        && FORBIDDEN_SCHEME_PREFIXES.stream().noneMatch(scheme::startsWith)
        && uri.getRawSchemeSpecificPart().startsWith("/");
  }

  /** Returns whether a redirect URI of a request is one of those that its client has. */
  static boolean matches(List<String> registered, String given) {
    if (!isAllowed(given)) {
      return false;
    }
    String comparable = withoutLoopbackPort(given);
    return registered.stream()
        .filter(RedirectUris::isAllowed)
        .anyMatch(one -> withoutLoopbackPort(one).equals(comparable));
  }

  /** Returns the URI; null where it is none, or has a part that no redirect URI may have. */
  private static @Nullable URI parse(String text) {
    if (text.length() > LONGEST || !PLAIN.matcher(text).matches()) {
      return null;
    }
    try {
      URI uri = new URI(text);
      String authority = uri.getRawAuthority();
      boolean odd =
          !uri.isAbsolute()
              || uri.getRawFragment() != null
              || (authority != null && !isPlainAuthority(authority));
      return odd ? null : uri;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static boolean isPlainAuthority(String authority) {
    Matcher parts = AUTHORITY.matcher(authority);
    return parts.matches()
        && (parts.group("port") == null || Integer.parseInt(parts.group("port")) <= LAST_PORT);
  }

  private static String scheme(URI uri) {
    return uri.getScheme().toLowerCase(Locale.ROOT);
  }

  private static boolean isLoopbackHost(URI uri) {
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    return host.equals("localhost")
        || host.equals("[::1]")
        || (host.startsWith("127.") && Ipv4Text.isCanonical(host));
  }

  private static String withoutLoopbackPort(String allowed) {
    return LOOPBACK_ORIGIN.matcher(allowed).replaceFirst("$1");
  }
}
