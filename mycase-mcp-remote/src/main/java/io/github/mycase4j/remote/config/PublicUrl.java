package io.github.mycase4j.remote.config;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The address under which clients and browsers reach the server: an origin. Every address that the
 * server tells is made of it, never of a request. Immutable and thread-safe.
 *
 * @param origin scheme, host and, unless it is the default one, port, all in lower case; no slash
 *     at the end
 */
public record PublicUrl(String origin) {

  /**
   * Reads the setting.
   *
   * @return the origin; null when it is not https, or http on a loopback name, without path, query,
   *     fragment and user
   */
  public static @Nullable PublicUrl parse(String text) {
    try {
      URI uri = new URI(text);
      String path = uri.getRawPath();
      if (uri.getScheme() == null
          || uri.getHost() == null
          || uri.getRawUserInfo() != null
          || uri.getRawQuery() != null
          || uri.getRawFragment() != null
          || (path != null && !path.isEmpty())
          || uri.getPort() > 65_535) {
        return null;
      }
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      String host = uri.getHost().toLowerCase(Locale.ROOT);
      boolean fits = scheme.equals("https") || (scheme.equals("http") && isLoopback(host));
      return fits ? new PublicUrl(scheme + "://" + host + port(scheme, uri.getPort())) : null;
    } catch (java.net.URISyntaxException e) {
      return null;
    }
  }

  /** Returns the address of a host over http; the host is given as in a URL. */
  public static PublicUrl http(String host, int port) {
    return new PublicUrl("http://" + host.toLowerCase(Locale.ROOT) + port("http", port));
  }

  private static String port(String scheme, int port) {
    int standard = scheme.equals("https") ? 443 : 80;
    return port < 0 || port == standard ? "" : ":" + port;
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
  }

  /** Returns the address of a path of the server. */
  public String at(String path) {
    return origin + path;
  }

  /** Returns the address of the MCP endpoint, which is also the OAuth resource. */
  public String mcp() {
    return at("/mcp");
  }

  /** Returns whether browsers reach the server over https. */
  public boolean isHttps() {
    return origin.startsWith("https:");
  }

  /** Returns whether the address is one of this machine only. */
  public boolean isLoopback() {
    return isLoopback(host());
  }

  /** Returns host and port as a {@code Host} header has them. */
  public String authority() {
    return origin.substring(origin.indexOf("//") + 2);
  }

  private String host() {
    return URI.create(origin).getHost();
  }

  /** Returns whether a {@code Host} header names this server; the default port may be written. */
  public boolean isHost(String header) {
    String sent = header.toLowerCase(Locale.ROOT);
    String standard = isHttps() ? ":443" : ":80";
    return sent.equals(authority()) || (sent.equals(authority() + standard) && isDefaultPort());
  }

  private boolean isDefaultPort() {
    return URI.create(origin).getPort() < 0;
  }

  /**
   * Returns whether a {@code resource} parameter (RFC 8707) names this server: the MCP endpoint or
   * the origin. One closing slash and the case of the host are forgiven.
   */
  public boolean isResource(String text) {
    String cut = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    for (String accepted : new String[] {mcp(), origin}) {
      int end = origin.length();
      if (cut.length() == accepted.length()
          && cut.substring(0, end).equalsIgnoreCase(origin)
          && cut.substring(end).equals(accepted.substring(end))) {
        return true;
      }
    }
    return false;
  }
}
