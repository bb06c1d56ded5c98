package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.network.SecureAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the API is: the only origin (RFC 6454) that ever gets the access token.
 *
 * @param uri without a slash at its end
 */
public record ApiBase(URI uri) {

  /**
   * Checks an address from the configuration.
   *
   * @param name what the address is called where it was given
   * @throws IllegalArgumentException when it is neither https nor http on a loopback address, or
   *     has a user, a query or a fragment
   */
  public static ApiBase of(String name, URI given) {
    String text = SecureAddress.checked(name, given).toString();
    return new ApiBase(
        URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text));
  }

  /**
   * Tells whether a person may be sent to an address: https and no user in it, or http on this
   * machine where the API itself is here and not MyCase's.
   */
  boolean mayLeadTo(URI address) {
    boolean allowed =
        SecureAddress.isSecure(address)
            && (!SecureAddress.isLoopback(address)
                || !lower(address.getScheme()).equals("http")
                || SecureAddress.isLoopback(uri));
    return allowed && !lower(address.getHost()).isEmpty() && address.getRawUserInfo() == null;
  }

  /** Returns the address of a path below the base, with its query percent-encoded. */
  URI resolve(String path, List<Api.Parameter> query) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with a slash, unlike " + path);
    }
    String parameters =
        query.stream()
            .map(p -> encoded(p.name()) + "=" + encoded(p.value()))
            .collect(Collectors.joining("&"));
    return URI.create(uri + path + (parameters.isEmpty() ? "" : "?" + parameters));
  }

  /** Tells whether an address is of the same scheme, host and port, and names no user. */
  boolean owns(URI other) {
    return other.getRawUserInfo() == null
        && lower(other.getScheme()).equals(lower(uri.getScheme()))
        && lower(other.getHost()).equals(lower(uri.getHost()))
        && port(other) == port(uri);
  }

  /** Returns the path of an address below the base, or all of its path when it is elsewhere. */
  String pathOf(URI address) {
    String path = Objects.requireNonNullElse(address.getRawPath(), "/");
    String prefix = Objects.requireNonNullElse(uri.getRawPath(), "");
    if (path.isEmpty()) {
      return "/";
    }
    return path.startsWith(prefix + "/") ? path.substring(prefix.length()) : path;
  }

  /** Returns the names of an address's query parameters, in order, without their values. */
  static List<String> queryNames(URI address) {
    String query = address.getRawQuery();
    if (query == null || query.isEmpty()) {
      return List.of();
    }
    return Arrays.stream(query.split("&"))
        .map(p -> p.contains("=") ? p.substring(0, p.indexOf('=')) : p)
        .map(ApiBase::decoded)
        .toList();
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static int port(URI address) {
    return address.getPort() >= 0
        ? address.getPort()
        : lower(address.getScheme()).equals("http") ? 80 : 443;
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
