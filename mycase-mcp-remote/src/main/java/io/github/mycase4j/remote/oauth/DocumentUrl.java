package io.github.mycase4j.remote.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a document of a client: https with a path, and nothing that two programs could
 * read in two ways. Immutable and thread-safe.
 *
 * @param text the address as it was given
 * @param isTls whether it is https
 * @param host the host, without the brackets of an IPv6 address
 * @param port the port to connect to
 * @param path the path as it is requested
 */
record DocumentUrl(String text, boolean isTls, String host, int port, String path) {
  private static final int LONGEST = 2_048;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final int LAST_PORT = 65_535;

  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^\\\\]]+");

  /** A segment of dots, written in whatever way. */
  private static final Pattern DOTS = Pattern.compile("(?i)(\\.|%2e){1,2}");

  /**
   * Reads an address.
   *
   * @param forTests whether this server is reached on loopback only: then http and ports are
   *     allowed, too
   * @throws DocumentException when it breaks a rule
   */
  static DocumentUrl parse(String text, boolean forTests) throws DocumentException {
    URI uri = uri(text);
    String host = uri == null ? null : uri.getHost();
    if (uri == null
        || host == null
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || Ipv4Text.isAmbiguous(host)) {
      throw wrong("it is no plain address");
    }
    boolean isTls = uri.getScheme().equals("https");
    if (!isTls && !(forTests && uri.getScheme().equals("http"))) {
      throw wrong("it is not https");
    }
    // A port that is written but empty or the standard one is still a second way to write it.
    if (uri.getRawAuthority().length() != host.length() && !forTests) {
      throw wrong("it has a port");
    }
    if (uri.getPort() > LAST_PORT || uri.getPort() == 0) {
      throw wrong("its port does not exist");
    }
    String path = path(uri);
    int port = uri.getPort() < 0 ? (isTls ? HTTPS : HTTP) : uri.getPort();
    return new DocumentUrl(text, isTls, withoutBrackets(host), port, path);
  }

  private static @Nullable URI uri(String text) {
    if (text.length() > LONGEST || !PLAIN.matcher(text).matches()) {
      return null;
    }
    try {
      URI uri = new URI(text);
      return uri.getScheme() == null ? null : uri;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static String path(URI uri) throws DocumentException {
    String path = uri.getRawPath();
    if (path == null || path.length() < 2) {
      throw wrong("it has no path");
    }
    for (String segment : path.split("/", -1)) {
      if (DOTS.matcher(segment).matches()) {
        throw wrong("its path has a segment of dots");
      }
    }
    return path;
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static DocumentException wrong(String why) {
    return new DocumentException(
        "The address of the client's document breaks a rule: " + why + ".");
  }

  /** Returns whether another address has the same scheme, host and port. */
  boolean hasOriginOf(DocumentUrl other) {
    return isTls == other.isTls && host.equalsIgnoreCase(other.host) && port == other.port;
  }

  /** Returns the host as a {@code Host} header has it. */
  String authority() {
    String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return port == (isTls ? HTTPS : HTTP) ? name : name + ":" + port;
  }
}
